import { describe, expect, test } from 'vitest'
import type { Salted } from './secrets.ts'
import type { Trouble } from './session.ts'
import { end } from './viewer-link.ts'
import { nextViewer } from './viewer-machine.ts'
import { beginViewer, type ViewerEffect, type ViewerInput, viewerDueMs, viewerWord } from './viewer-state.ts'
import type { Answer, Connected, Refusal } from './wire.ts'

const epoch = 'e'.repeat(32)
const channel = 'c'.repeat(32)
const newChannel = 'd'.repeat(32)
const attempt = 2
const under = (digit: string): Salted => ({ salt: digit.repeat(32), kdf: 'argon2id:19456:2:1' })
const no = (refusal: Refusal): Answer<never> => ({ ok: false, refusal, detail: [] })
const yes: Answer<Connected> = {
  ok: true,
  value: { channel: newChannel, epoch: 'f'.repeat(32), rev: 1, createdMs: 0, leaderAgeMs: 0 },
}
const look = { type: 'look', attempt }

/** A viewer whose stream has ended, and a clock. */
function createEnded({ trouble, canProve = true }: { trouble?: Trouble; canProve?: boolean } = {}) {
  let nowMs = 1_000_000
  const begun = beginViewer({ channel, epoch, rev: 3, createdMs: 0, leaderAgeMs: 0 }, nowMs)
  let { state } = end({ ...begun, hasPlan: true }, { nowMs, luck: 0.5 }, trouble)
  const give = (input: ViewerInput, luck = 0.5): readonly ViewerEffect[] => {
    const step = nextViewer(state, input, { nowMs, luck })
    state = step.state
    return step.effects
  }
  const dueInMs = () => (viewerDueMs(state) ?? Infinity) - nowMs
  /** until it is due */
  const pass = () => {
    nowMs += dueInMs()
    return give({ type: 'tick' })
  }
  const finds = (salt: Salted | 'own') => {
    const isOwn = salt === 'own'
    const salted = { ok: true as const, value: isOwn ? under('0') : salt }
    return give({ type: 'looked', attempt, salted, isOwn, canProve })
  }
  const answered = (answer: Answer<Connected>) => give({ type: 'connected', attempt, answer })
  return {
    ...{ give, dueInMs, pass, finds, answered },
    word: () => (state.link.phase === 'refused' ? 'refused' : viewerWord(state, state.link)),
    trouble: () => state.trouble,
    /** Looks, and is refused, as often as it has to be said. */
    refusedTwice(salt: Salted, refusal: Refusal) {
      for (const _ of ['once', 'twice']) {
        expect(pass()).toEqual([look])
        expect(finds(salt)).toEqual([{ type: 'connect', attempt, under: salt }])
        expect(answered(no(refusal))).toEqual([])
      }
    },
  }
}

describe('[V15] a viewer whose stream has ended', () => {
  test('[V15] asks for the salt every 15 s, slower with time, up to a minute', () => {
    const viewer = createEnded()
    const pauses: number[] = []
    for (let looks = 0; looks < 70; looks += 1) {
      pauses.push(viewer.dueInMs())
      expect(viewer.pass()).toEqual([look])
      expect(viewer.dueInMs()).toBe(Infinity)
      expect(viewer.finds('own')).toEqual([])
    }
    expect(viewer.word()).toBe('ended')
    expect(pauses.slice(0, 3)).toEqual([7_500, 15_000, 15_000])
    expect(pauses[25]).toBe(30_000)
    expect(pauses.slice(-20).every((pause) => pause === 60_000)).toBe(true)
  })

  test('[V15] asks at once when it wakes, once at a time, and not while nobody looks', () => {
    const viewer = createEnded()
    viewer.give({ type: 'hide' })
    expect(viewer.dueInMs()).toBe(Infinity)
    expect(viewer.give({ type: 'tick' })).toEqual([])
    expect(viewer.give({ type: 'wake' })).toEqual([look])
    expect(viewer.give({ type: 'wake' })).toEqual([])
    viewer.finds('own')
    expect(viewer.dueInMs()).toBe(15_000)
  })

  test('[V15] goes on where the password opens the stream that was started anew', () => {
    const viewer = createEnded()
    viewer.pass()
    expect(viewer.finds(under('1'))).toEqual([{ type: 'connect', attempt, under: under('1') }])
    expect(viewer.word()).toBe('ended')
    expect(viewer.answered(yes)).toEqual([{ type: 'subscribe', attempt, channel: newChannel }])
    expect(viewer.word()).toBe('catching-up')
    viewer.give({ type: 'subscribed', attempt })
    const values = new Map([['a', '1']])
    const since = { epoch: 'f'.repeat(32), rev: 1, channel: newChannel, values }
    viewer.give({ type: 'fetched', attempt, answer: { ok: true, value: since } })
    expect(viewer.word()).toBe('live')
  })

  test('[V15] [K1] tries a salt once, says that the password is another one, and tries the next', () => {
    const viewer = createEnded()
    viewer.refusedTwice(under('1'), 'wrong-password')
    expect(viewer.word()).toBe('ended')
    expect(viewer.trouble()).toBe('secrets-changed')
    viewer.pass()
    expect(viewer.finds(under('1'))).toEqual([])
    viewer.pass()
    expect(viewer.finds(under('2'))).toEqual([{ type: 'connect', attempt, under: under('2') }])
    viewer.answered(yes)
    expect(viewer.trouble()).toBeUndefined()
  })

  test('[V15] [W34] is not told by one answer alone that the password is another one', () => {
    const viewer = createEnded()
    viewer.pass()
    viewer.finds(under('1'))
    viewer.answered(no('wrong-password'))
    expect(viewer.trouble()).toBeUndefined()
    viewer.pass()
    viewer.finds(under('1'))
    expect(viewer.answered(yes)).toEqual([{ type: 'subscribe', attempt, channel: newChannel }])
  })

  test('[V15] [K4] [K5] says nothing of a salt under which there is no stream to be seen', () => {
    const viewer = createEnded({ trouble: 'stream-missing' })
    viewer.refusedTwice(under('1'), 'unknown-stream')
    expect(viewer.trouble()).toBe('stream-missing')
    viewer.pass()
    expect(viewer.finds(under('1'))).toEqual([])
  })

  test('[V15] [L3] goes on under its own salt where the stream was missing, and knows it by a new one where it was stopped', () => {
    const missing = createEnded({ trouble: 'stream-missing' })
    missing.pass()
    expect(missing.finds('own')).toEqual([{ type: 'connect', attempt, under: under('0') }])
    const stopped = createEnded()
    stopped.pass()
    expect(stopped.finds('own')).toEqual([])
  })

  test('[V15] [V14] with an invitation asks nothing of a new salt, and says that another is needed', () => {
    const viewer = createEnded({ canProve: false })
    viewer.pass()
    expect(viewer.finds(under('1'))).toEqual([])
    expect(viewer.trouble()).toBeUndefined()
    viewer.pass()
    expect(viewer.finds(under('1'))).toEqual([])
    expect(viewer.trouble()).toBe('secrets-changed')
  })

  test('[V15] [V14] [K4] with an invitation takes the first salt after a loss for nobody’s', () => {
    const viewer = createEnded({ canProve: false, trouble: 'stream-missing' })
    for (const _ of ['once', 'twice']) {
      viewer.pass()
      viewer.finds(under('1'))
    }
    expect(viewer.trouble()).toBe('stream-missing')
    for (const _ of ['once', 'twice']) {
      viewer.pass()
      viewer.finds(under('2'))
    }
    expect(viewer.trouble()).toBe('secrets-changed')
  })

  test('[V15] asks again later where nobody answers, refuses to, or judges', () => {
    const viewer = createEnded()
    viewer.pass()
    viewer.give({ type: 'failed', attempt, what: 'look', trouble: 'unreachable' })
    expect(viewer.trouble()).toBeUndefined()
    viewer.pass()
    viewer.give({ type: 'looked', attempt, salted: no('bad-request'), isOwn: false, canProve: true })
    for (const answer of ['locked', 'locked'] as const) {
      expect(viewer.pass()).toEqual([look])
      viewer.finds(under('1'))
      expect(viewer.answered(no(answer))).toEqual([])
    }
    viewer.pass()
    expect(viewer.finds(under('1'))).toHaveLength(1)
  })
})
