import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runMachine } from './machine-runner.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** So long is a turn by the clock of these tests; it is as good as none by others. */
const turnMs = 1

/** Wants a tick every second, and notes when it got one. */
function runClock() {
  const ticksMs: number[] = []
  const runner = runMachine<{ dueMs: number }, 'tick' | 'news', never>({
    begin: { dueMs: 1_000 },
    next(state, input) {
      if (input === 'news' || Date.now() < state.dueMs) return { state, effects: [] }
      ticksMs.push(Date.now())
      return { state: { dueMs: Date.now() + 1_000 }, effects: [] }
    },
    nowMs: Date.now,
    dueMs: ({ dueMs }) => dueMs,
    tick: 'tick',
    perform() {},
    changed() {},
  })
  return { runner, ticksMs }
}

test('ticks when the machine wants it', () => {
  const { runner, ticksMs } = runClock()
  runner.dispatch('news')
  vi.advanceTimersByTime(2_500)
  expect(ticksMs).toEqual([1_000 + turnMs, 2_000 + 2 * turnMs])
})

test('[V3] does with what comes what is due, however late its own timer is', () => {
  const { runner, ticksMs } = runClock()
  runner.dispatch('news')
  // Time goes by and no timer runs: a hidden tab.
  vi.setSystemTime(30_000)
  expect(ticksMs).toEqual([])
  runner.dispatch('news')
  vi.advanceTimersByTime(0)
  expect(ticksMs).toEqual([30_000])
})

test('[V3] deals with what came by then before its own late timer', () => {
  const dealtWith: string[] = []
  const runner = runMachine<number, 'tick' | 'news', never>({
    begin: 0,
    next(taken, input) {
      dealtWith.push(input)
      return { state: taken + 1, effects: [] }
    },
    nowMs: Date.now,
    dueMs: (taken) => (taken < 3 ? 2_000 : undefined),
    tick: 'tick',
    perform() {},
    changed() {},
  })
  // As Node has it: after a stall timers run first, and then what the sockets have.
  setTimeout(() => setImmediate(() => runner.dispatch('news')), 2_000)
  runner.dispatch('news')
  vi.advanceTimersByTime(2_000 + turnMs)
  expect(dealtWith).toEqual(['news', 'news', 'tick'])
})

describe('where something throws', () => {
  const fault = new Error('a fault of this program')
  const thrown: unknown[] = []
  beforeEach(() => {
    thrown.length = 0
    vi.stubGlobal('queueMicrotask', (work: () => void) => {
      try {
        work()
      } catch (error) {
        thrown.push(error)
      }
    })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  /** Counts its inputs and effects; what is said to throws, once. */
  function runFaulty(where: 'next' | 'perform' | 'changed') {
    let isThrown = false
    let performed = 0
    let changes = 0
    const fail = (here: string): void => {
      if (here !== where || isThrown) return
      isThrown = true
      throw fault
    }
    const runner = runMachine<number, 'tick' | 'news', 'act'>({
      begin: 0,
      next(taken) {
        fail('next')
        return { state: taken + 1, effects: ['act', 'act'] }
      },
      nowMs: Date.now,
      dueMs: (taken) => 1_000 * taken,
      tick: 'tick',
      perform() {
        fail('perform')
        performed += 1
      },
      changed() {
        fail('changed')
        changes += 1
      },
    })
    return { runner, counts: () => ({ taken: runner.state(), performed, changes }) }
  }

  test.each([
    ['a step', 'next', { taken: 1, performed: 2, changes: 1 }],
    ['an effect', 'perform', { taken: 2, performed: 3, changes: 2 }],
    ['who is told', 'changed', { taken: 2, performed: 4, changes: 1 }],
  ] as const)('goes on, and the fault is heard of: %s', (_, where, counts) => {
    const faulty = runFaulty(where)
    faulty.runner.dispatch('news')
    faulty.runner.dispatch('news')
    expect(faulty.counts()).toEqual(counts)
    expect(thrown).toEqual([fault])
  })

  test('still ticks', () => {
    const { runner, counts } = runFaulty('next')
    runner.dispatch('news')
    vi.advanceTimersByTime(1_000 + turnMs)
    expect(counts().taken).toBe(1)
  })

  test('does not try again without a pause', () => {
    const runner = runMachine<number, 'tick', never>({
      begin: 0,
      next() {
        throw fault
      },
      nowMs: Date.now,
      dueMs: () => 0,
      tick: 'tick',
      perform() {},
      changed() {},
    })
    runner.dispatch('tick')
    vi.advanceTimersByTime(2_500)
    expect(thrown).toHaveLength(3)
  })

  test('who waits for what cannot be judged is told so, and nobody else', async () => {
    const { runner } = runFaulty('next')
    const waiting = runner.until((taken) => {
      if (taken > 0) throw fault
    })
    const failed = expect(waiting).rejects.toBe(fault)
    await Promise.resolve()
    runner.dispatch('tick')
    runner.dispatch('tick')
    await failed
    expect(runner.state()).toBe(1)
  })
})

test('does nothing more once it was stopped', () => {
  const { runner, ticksMs } = runClock()
  runner.dispatch('news')
  runner.stop()
  vi.advanceTimersByTime(5_000)
  runner.dispatch('tick')
  expect(ticksMs).toEqual([])
})
