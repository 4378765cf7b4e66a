import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runMachine } from './machine-runner.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

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
  expect(ticksMs).toEqual([1_000, 2_000])
})

test('[V3] does with what comes what is due, however late its own timer is', () => {
  const { runner, ticksMs } = runClock()
  runner.dispatch('news')
  // Time goes by and no timer runs: a hidden tab.
  vi.setSystemTime(30_000)
  expect(ticksMs).toEqual([])
  runner.dispatch('news')
  expect(ticksMs).toEqual([30_000])
})

test('does nothing more once it was stopped', () => {
  const { runner, ticksMs } = runClock()
  runner.dispatch('news')
  runner.stop()
  vi.advanceTimersByTime(5_000)
  runner.dispatch('tick')
  expect(ticksMs).toEqual([])
})
