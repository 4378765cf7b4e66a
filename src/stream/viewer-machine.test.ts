import { describe, expect, test } from 'vitest'
import { fingerprintOf } from './fingerprint.ts'
import type { Trouble } from './session.ts'
import type { StreamEvent } from './stream-event.ts'
import { nextViewer } from './viewer-machine.ts'
import { beginViewer, type ViewerEffect, type ViewerInput, viewerDueMs, viewerWord } from './viewer-state.ts'
import type { Answer, Beaten, Refusal, Since } from './wire.ts'

const epoch = 'e'.repeat(32)
const otherEpoch = 'f'.repeat(32)
const channel = 'c'.repeat(32)
const startMs = 1_000_000

/** A viewer who was just admitted, and a clock. */
function createViewer() {
  let nowMs = startMs
  let state = beginViewer({ channel, epoch, rev: 3, createdMs: 0, leaderAgeMs: 0 }, nowMs)
  const give = (input: ViewerInput, luck = 0.5): readonly ViewerEffect[] => {
    const step = nextViewer(state, input, { nowMs, luck })
    state = step.state
    return step.effects
  }
  const attempt = () => state.attempt
  return {
    state: () => state,
    word: () => (state.link.phase === 'refused' ? 'refused' : viewerWord(state, state.link)),
    dueInMs: () => (viewerDueMs(state) ?? Infinity) - nowMs,
    give,
    pass: (forMs: number) => {
      nowMs += forMs
      return give({ type: 'tick' })
    },
    hear: (event: StreamEvent) => give({ type: 'heard', attempt: attempt(), event }),
    subscribed: () => give({ type: 'subscribed', attempt: attempt() }),
    fetched: (answer: Answer<Since>) => give({ type: 'fetched', attempt: attempt(), answer }),
    beaten: (answer: Answer<Beaten>) => give({ type: 'beaten', attempt: attempt(), answer }),
    fails: (
      what: 'connect' | 'subscription' | 'since' | 'beat',
      luck?: number,
      trouble: Trouble = 'unreachable',
    ) => give({ type: 'failed', attempt: attempt(), what, trouble }, luck),
  }
}

const edit = (rev: number, of = epoch): StreamEvent => ({
  type: 'plan',
  epoch: of,
  rev,
  edit: new Map([['a', String(rev)]]),
})
const applied = (rev: number): ViewerEffect => ({ type: 'apply', rev, edit: new Map([['a', String(rev)]]) })
const plan = (rev: number, of = epoch, value = String(rev)): Answer<Since> => ({
  ok: true,
  value: { epoch: of, rev, channel, values: new Map([['a', value]]) },
})
const log = (...revs: readonly number[]): Answer<Since> => ({
  ok: true,
  value: {
    epoch,
    rev: revs.at(-1) ?? 0,
    channel,
    edits: revs.map((rev) => ({ rev, edit: new Map([['a', String(rev)]]) })),
  },
})
const beatAnswer = (beaten: Partial<Beaten>): Answer<Beaten> => ({
  ok: true,
  value: {
    rev: 3,
    beat: 0,
    beatAgeMs: 0,
    viewers: 1,
    leaderAgeMs: 0,
    serverMs: startMs,
    print: undefined,
    ...beaten,
  },
})
const no = (refusal: Refusal): Answer<never> => ({ ok: false, refusal, detail: [] })
const types = (effects: readonly ViewerEffect[]) => effects.map(({ type }) => type)

/** A viewer who follows revision 3 and whose first beat was answered. */
function createLiveViewer() {
  const viewer = createViewer()
  viewer.give({ type: 'tick' })
  viewer.subscribed()
  viewer.fetched(plan(3))
  viewer.beaten(beatAnswer({ beatAgeMs: 60_000 }))
  return viewer
}

describe('[V1] joining', () => {
  test('[V1] subscribes, and asks for the plan only when the subscription stands', () => {
    const viewer = createViewer()
    expect(viewer.give({ type: 'tick' })).toEqual([{ type: 'subscribe', attempt: 1, channel }])
    expect(viewer.word()).toBe('connecting')
    expect(viewer.subscribed()).toEqual([
      { type: 'since', attempt: 1, epoch, rev: 0 },
      { type: 'beat', attempt: 1, epoch },
    ])
    expect(viewer.word()).toBe('connecting')
    expect(viewer.fetched(plan(3))).toEqual([{ type: 'take', rev: 3, values: new Map([['a', '3']]) }])
    expect(viewer.word()).toBe('live')
  })

  test('[V1] holds events back until the answer is there', () => {
    const viewer = createViewer()
    viewer.give({ type: 'tick' })
    viewer.subscribed()
    expect(viewer.hear(edit(4))).toEqual([])
    expect(viewer.hear(edit(3))).toEqual([])
    expect(types(viewer.fetched(plan(3)))).toEqual(['take', 'apply'])
    expect(viewer.state().revisions.rev).toBe(4)
  })

  test('[V1] takes a log from the very beginning as the whole plan', () => {
    const viewer = createViewer()
    viewer.give({ type: 'tick' })
    viewer.subscribed()
    expect(viewer.fetched(log(1, 2))).toEqual([{ type: 'take', rev: 2, values: new Map([['a', '2']]) }])
  })
})

describe('[V2] revisions', () => {
  test('[V2] applies the next one and drops what it has', () => {
    const viewer = createLiveViewer()
    expect(viewer.hear(edit(4))).toEqual([applied(4)])
    expect(viewer.hear(edit(4))).toEqual([])
    expect(viewer.hear(edit(2))).toEqual([])
  })

  test('[V2] holds an early edit back and applies it after the late one', () => {
    const viewer = createLiveViewer()
    expect(viewer.hear(edit(5))).toEqual([])
    expect(viewer.hear(edit(6))).toEqual([])
    expect(viewer.word()).toBe('live')
    expect(viewer.hear(edit(4))).toEqual([applied(4), applied(5), applied(6)])
  })

  test('[V2] asks for what is missing after 150 ms and not before', () => {
    const viewer = createLiveViewer()
    viewer.hear(edit(6))
    expect(viewer.dueInMs()).toBe(150)
    expect(viewer.pass(149)).toEqual([])
    expect(viewer.pass(1)).toEqual([{ type: 'since', attempt: 1, epoch, rev: 3 }])
    expect(viewer.word()).toBe('catching-up')
    viewer.hear(edit(7))
    expect(viewer.fetched(log(4, 5, 6))).toEqual([applied(4), applied(5), applied(6), applied(7)])
    expect(viewer.word()).toBe('live')
  })

  test('[V2] [E2] asks at once for an edit that was only announced', () => {
    const viewer = createLiveViewer()
    expect(types(viewer.hear({ type: 'announcement', epoch, rev: 4 }))).toEqual(['since'])
    expect(viewer.fetched(log(4))).toEqual([applied(4)])
  })

  test('[V2] applies what comes before an announced edit, and then asks', () => {
    const viewer = createLiveViewer()
    expect(viewer.hear({ type: 'announcement', epoch, rev: 5 })).toEqual([])
    expect(types(viewer.hear(edit(4)))).toEqual(['apply', 'since'])
  })

  test('[V2] learns of a gap from a beat', () => {
    const viewer = createLiveViewer()
    viewer.hear({ type: 'beat', epoch, rev: 4, beat: 1, leaderAgeMs: 0, viewers: 1, print: undefined })
    expect(types(viewer.pass(150))).toEqual(['since'])
  })

  test('[V2] begins anew in another epoch', () => {
    const viewer = createLiveViewer()
    expect(viewer.hear(edit(1, otherEpoch))).toEqual([{ type: 'since', attempt: 1, epoch, rev: 3 }])
    expect(types(viewer.fetched(plan(1, otherEpoch)))).toEqual(['take'])
    expect(viewer.hear(edit(2, otherEpoch))).toEqual([{ type: 'apply', rev: 2, edit: new Map([['a', '2']]) }])
  })

  test('[V2] asks again when another epoch is heard of while an answer is on its way', () => {
    const viewer = createLiveViewer()
    viewer.hear({ type: 'announcement', epoch, rev: 4 })
    expect(viewer.hear(edit(1, otherEpoch))).toEqual([])
    expect(types(viewer.fetched(log(4)))).toEqual(['apply', 'since'])
  })

  test('[V2] does not ask again for what was heard of before the asking', () => {
    const viewer = createLiveViewer()
    viewer.hear(edit(9))
    viewer.pass(150)
    viewer.fetched(plan(5))
    expect(viewer.dueInMs()).toBeGreaterThan(1_000)
  })

  test('[V2] takes less than it had from a server that lost something', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    expect(types(viewer.beaten(beatAnswer({ rev: 2 })))).toEqual(['since'])
    expect(types(viewer.fetched(plan(2)))).toEqual(['take'])
    expect(viewer.state().revisions.rev).toBe(2)
  })

  test('[V2] starts over when an answer contradicts the question', () => {
    const viewer = createLiveViewer()
    viewer.hear(edit(6))
    viewer.pass(150)
    expect(types(viewer.fetched(log(5, 6)))).toEqual(['close'])
    expect(viewer.state().revisions.rev).toBe(0)
  })

  test('[V2] does not keep early edits without end', () => {
    const viewer = createLiveViewer()
    for (let rev = 5; rev < 2_000; rev += 1) viewer.hear(edit(rev))
    expect(viewer.state().revisions.early.size).toBe(500)
  })
})

describe('what is counted and noted for diagnostics', () => {
  test('[V2] counts what came again, and gaps that had to be asked for', () => {
    const viewer = createLiveViewer()
    viewer.hear(edit(3))
    viewer.hear(edit(6))
    viewer.hear(edit(6))
    expect(viewer.state()).toMatchObject({ repeated: 2, gaps: 0 })
    viewer.pass(150)
    viewer.fetched(log(4, 5, 6))
    expect(viewer.state()).toMatchObject({ repeated: 2, gaps: 1 })
  })

  test('notes when the stream was last heard of: by a message or an answer, not by a refusal or the clock', () => {
    const viewer = createLiveViewer()
    viewer.pass(1_000)
    viewer.hear(edit(4))
    const heardMs = startMs + 1_000
    expect(viewer.state().heardMs).toBe(heardMs)
    viewer.pass(9_500)
    viewer.beaten(no('unknown-stream'))
    expect(viewer.state().heardMs).toBe(heardMs)
    viewer.pass(5_000)
    viewer.beaten(beatAnswer({ rev: 4 }))
    expect(viewer.state().heardMs).toBe(startMs + 15_500)
  })
})

describe('[V3] proof of life', () => {
  test('[V3] beats when the subscription stands and every 10 s', () => {
    const viewer = createLiveViewer()
    expect(viewer.pass(9_999)).toEqual([])
    expect(viewer.pass(1)).toEqual([{ type: 'beat', attempt: 1, epoch }])
  })

  test('[V3] opens a new subscription when a beat event is not seen within 2 s', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten(beatAnswer({ beat: 7, beatAgeMs: 4_000 }))
    expect(viewer.pass(1_999)).toEqual([])
    expect(viewer.pass(1)).toEqual([
      { type: 'close' },
      { type: 'subscribe', attempt: 2, channel, renew: true },
    ])
    expect(viewer.word()).toBe('catching-up')
    expect(viewer.state().trouble).toBe('silent-channel')
  })

  test.each([
    ['before the answer', true],
    ['after the answer', false],
  ])('[V3] is content when the beat event is seen %s', (_, isBefore) => {
    const viewer = createLiveViewer()
    const seen = {
      type: 'beat',
      epoch,
      rev: 3,
      beat: 7,
      leaderAgeMs: 0,
      viewers: 1,
      print: undefined,
    } as const
    viewer.pass(10_000)
    if (isBefore) viewer.hear(seen)
    viewer.beaten(beatAnswer({ beat: 7 }))
    if (!isBefore) viewer.hear(seen)
    expect(viewer.pass(2_000)).toEqual([])
  })

  test('[V3] asks no proof of a beat event from before the subscription stood', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten(beatAnswer({ beat: 7, beatAgeMs: 10_001 }))
    expect(viewer.pass(2_000)).toEqual([])
  })

  const beatEvent = (beat: number): StreamEvent => ({
    ...{ type: 'beat', epoch, rev: 3, beat },
    ...{ leaderAgeMs: 0, viewers: 1, print: undefined },
  })

  /** One who saw the beat event 500 on this subscription, and whose server has an older record from then on. */
  function createViewerBefore(count: number, rev = 3) {
    const viewer = createLiveViewer()
    viewer.hear(beatEvent(500))
    viewer.pass(10_000)
    return { viewer, answer: beatAnswer({ beat: count, rev }) }
  }

  test('[V3] finds a dead subscription where the count of beats went back', () => {
    const { viewer, answer } = createViewerBefore(100)
    viewer.beaten(answer)
    expect(types(viewer.pass(2_000))).toEqual(['close', 'subscribe'])
  })

  test('[V3] and where revisions were lost with it', () => {
    const { viewer, answer } = createViewerBefore(100, 2)
    expect(types(viewer.beaten(answer))).toEqual(['since'])
    viewer.fetched(plan(2))
    expect(types(viewer.pass(2_000))).toEqual(['close', 'subscribe'])
  })

  test.each([
    ['before the answer', true],
    ['after the answer', false],
  ])('[V3] keeps one that carries the beat event of the new count %s', (_, isBefore) => {
    const { viewer, answer } = createViewerBefore(100)
    if (isBefore) viewer.hear(beatEvent(100))
    viewer.beaten(answer)
    if (!isBefore) viewer.hear(beatEvent(100))
    expect(viewer.pass(2_000)).toEqual([])
    viewer.pass(8_000)
    viewer.beaten(beatAnswer({ beat: 101 }))
    expect(types(viewer.pass(2_000))).toEqual(['close', 'subscribe'])
  })

  test('[V3] takes an answer for the older that is overtaken by a beat event, and not for a count that went back', () => {
    const viewer = createLiveViewer()
    viewer.hear(beatEvent(500))
    viewer.pass(10_000)
    viewer.hear(beatEvent(501))
    viewer.beaten(beatAnswer({ beat: 500 }))
    expect(viewer.pass(2_000)).toEqual([])
  })

  test('[V3] gives no more time to who is woken again and again', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten(beatAnswer({ beat: 7 }))
    viewer.pass(1_500)
    viewer.give({ type: 'wake' })
    viewer.beaten(beatAnswer({ beat: 7, beatAgeMs: 1_500 }))
    expect(types(viewer.pass(500))).toEqual(['close', 'subscribe'])
  })

  test('[V3] does not judge by a late timer, but beats again', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten(beatAnswer({ beat: 7 }))
    expect(types(viewer.pass(600_000))).toEqual(['beat'])
    expect(viewer.word()).not.toBe('offline')
  })

  test.each([
    ['keeps the subscription that brings it', true, []],
    ['opens a new one where it has not come', false, ['close', 'subscribe']],
  ])('[V3] looks for the beat event once more with that beat’s answer and %s', (_, isSeen, effects) => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten(beatAnswer({ beat: 7 }))
    viewer.pass(60_000)
    if (isSeen)
      viewer.hear({ type: 'beat', epoch, rev: 3, beat: 7, leaderAgeMs: 0, viewers: 1, print: undefined })
    expect(types(viewer.beaten(beatAnswer({ beat: 8 })))).toEqual(effects)
  })

  test('[V3] keeps a subscription that carries messages while a beat fails', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.pass(5)
    viewer.hear(edit(4))
    expect(viewer.fails('beat')).toEqual([])
    expect(viewer.pass(5_000)).toEqual([{ type: 'beat', attempt: 1, epoch }])
  })

  test('[V3] gives up a subscription that is silent while a beat fails', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    expect(types(viewer.fails('beat'))).toEqual(['close'])
  })

  test('[V3] keeps its subscription where the server is asked too much, and beats again in 5 s or more', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    expect(viewer.fails('beat', 0.5, 'server-full')).toEqual([])
    expect(viewer.word()).toBe('live')
    expect(viewer.pass(7_499)).toEqual([])
    expect(types(viewer.pass(1))).toEqual(['beat'])
    viewer.beaten(beatAnswer({ beat: 7 }))
    expect(viewer.pass(2_000)[0]).toEqual({ type: 'close' })
  })

  test('[V3] beats at once when it is woken', () => {
    expect(types(createLiveViewer().give({ type: 'wake' }))).toEqual(['beat'])
  })
})

describe('[V4] loss', () => {
  test('[V4] waits longer from try to try, 2 s at most for a minute, then 20 s, with full jitter', () => {
    const viewer = createViewer()
    viewer.give({ type: 'tick' })
    const aMinute = Array.from({ length: 42 }, () => 2_000)
    for (const most of [300, 600, 1_200, ...aMinute, 4_000, 8_000, 16_000, 20_000, 20_000]) {
      viewer.fails('subscription', 0.999_999)
      expect(viewer.dueInMs()).toBe(most)
      expect(viewer.word()).toBe('offline')
      viewer.pass(most)
    }
    viewer.fails('subscription', 0)
    expect(viewer.dueInMs()).toBe(0)
  })

  test('[V4] begins from the shortest wait after a link that stood for 10 s', () => {
    const viewer = createViewer()
    viewer.give({ type: 'tick' })
    for (let tries = 0; tries < 5; tries += 1) {
      viewer.fails('subscription')
      viewer.pass(20_000)
    }
    viewer.subscribed()
    viewer.fetched(plan(3))
    viewer.pass(10_000)
    viewer.fails('subscription', 0.999_999)
    expect(viewer.dueInMs()).toBe(300)
  })

  test('[V4] tries at once when it is woken', () => {
    const viewer = createLiveViewer()
    viewer.fails('subscription')
    expect(types(viewer.give({ type: 'wake' }))).toEqual(['subscribe'])
  })

  test('[V4] resumes where it was', () => {
    const viewer = createLiveViewer()
    viewer.fails('subscription')
    viewer.pass(300)
    expect(viewer.subscribed()[0]).toEqual({ type: 'since', attempt: 2, epoch, rev: 3 })
    expect(viewer.fetched(log(4))).toEqual([applied(4)])
    expect(viewer.state().reconnects).toBe(1)
    expect(viewer.state().trouble).toBeUndefined()
  })

  test('listens to nothing of an earlier link', () => {
    const viewer = createLiveViewer()
    viewer.fails('subscription')
    expect(viewer.give({ type: 'heard', attempt: 1, event: edit(4) })).toEqual([])
    expect(viewer.give({ type: 'failed', attempt: 1, what: 'beat', trouble: 'unreachable' })).toEqual([])
    expect(viewer.state().tries).toBe(1)
  })

  test('follows the stream to another channel', () => {
    const viewer = createLiveViewer()
    viewer.hear(edit(1, otherEpoch))
    const moved = { epoch: otherEpoch, rev: 1, channel: 'd'.repeat(32), values: new Map() }
    expect(viewer.fetched({ ok: true, value: moved }).slice(1)).toEqual([
      { type: 'close' },
      { type: 'subscribe', attempt: 2, channel: 'd'.repeat(32) },
    ])
  })
})

describe('[V6] status', () => {
  test('[V6] says that the leader is away after 25 s without a sign of life', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten(beatAnswer({ leaderAgeMs: 24_000 }))
    expect(viewer.word()).toBe('live')
    expect(viewer.dueInMs()).toBe(1_000)
    viewer.pass(1_000)
    expect(viewer.word()).toBe('leader-away')
    viewer.hear(edit(4))
    expect(viewer.word()).toBe('live')
  })

  test('[V6] has ended with the event `end`', () => {
    const viewer = createLiveViewer()
    expect(viewer.hear({ type: 'end', epoch, rev: 3 })).toEqual([{ type: 'close' }])
    expect(viewer.word()).toBe('ended')
  })

  test('[V6] carries the word of a refusal', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten(no('superseded'))
    viewer.pass(300)
    viewer.beaten(no('superseded'))
    expect(viewer.state().link).toEqual({ phase: 'refused', refusal: 'superseded' })
  })
})

describe('[V9] a subscription that passes to another tab', () => {
  test('[V9] is opened again at once, and what was missed is asked for', () => {
    const viewer = createLiveViewer()
    expect(viewer.give({ type: 'handed-over', attempt: 1 })).toEqual([
      { type: 'close' },
      { type: 'subscribe', attempt: 2, channel },
    ])
    expect(viewer.word()).toBe('catching-up')
    expect(viewer.subscribed()[0]).toEqual({ type: 'since', attempt: 2, epoch, rev: 3 })
    expect(viewer.fetched(log(4))).toEqual([applied(4)])
    expect(viewer.word()).toBe('live')
  })

  test('[V9] may be shared again after one that was silent was renewed', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten(beatAnswer({ beat: 7 }))
    viewer.pass(2_000)
    viewer.subscribed()
    viewer.fetched(log(4))
    expect(viewer.give({ type: 'handed-over', attempt: 2 })[1]).toEqual({
      type: 'subscribe',
      attempt: 3,
      channel,
    })
  })
})

describe('[V8] a stream that is missing', () => {
  test('[V8] is asked for every 5 s, and after 60 s it has ended', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten(no('unknown-stream'))
    expect(viewer.word()).toBe('offline')
    expect(viewer.state().trouble).toBe('stream-missing')
    for (let beats = 1; beats <= 11; beats += 1) {
      expect(types(viewer.pass(5_000))).toEqual(['beat'])
      viewer.beaten(no('unknown-stream'))
    }
    viewer.pass(5_000)
    expect(viewer.beaten(no('unknown-stream'))).toEqual([{ type: 'close' }])
    expect(viewer.word()).toBe('ended')
    expect(viewer.state().trouble).toBe('stream-missing')
  })

  test('[V8] [L3] goes on as soon as it comes back', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten(no('unknown-stream'))
    expect(types(viewer.hear({ type: 'announcement', epoch: otherEpoch, rev: 1 }))).toEqual(['since'])
    expect(types(viewer.fetched(plan(1, otherEpoch)))).toEqual(['take'])
    expect(viewer.word()).toBe('live')
    expect(viewer.state().missingSinceMs).toBeUndefined()
  })

  test('[V8] [R4] [W34] has ended where it was stopped, as soon as that was said twice', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten({ ok: false, refusal: 'unknown-stream', detail: [epoch] })
    expect(viewer.word()).toBe('live')
    expect(types(viewer.pass(300))).toEqual(['beat'])
    viewer.beaten({ ok: false, refusal: 'unknown-stream', detail: [epoch] })
    expect(viewer.word()).toBe('ended')
    expect(viewer.state().trouble).toBeUndefined()
  })

  test('[V8] [W34] is missing where another stream is said to have been stopped, and ends when that was said three times', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    const other: Answer<never> = { ok: false, refusal: 'unknown-stream', detail: [otherEpoch] }
    viewer.beaten(other)
    expect(viewer.word()).toBe('offline')
    viewer.pass(5_000)
    viewer.beaten(beatAnswer({ beatAgeMs: 60_000 }))
    expect(viewer.word()).toBe('live')
    viewer.pass(10_000)
    for (let times = 0; times < 3; times += 1) {
      expect(viewer.word()).not.toBe('ended')
      viewer.beaten(other)
      viewer.pass(5_000)
    }
    expect(viewer.word()).toBe('ended')
  })

  test.each(['superseded', 'wrong-code'] as const)(
    '[V8] [W34] goes on when somebody else’s answer came in place of its own: %s',
    (refusal) => {
      const viewer = createLiveViewer()
      viewer.pass(10_000)
      viewer.beaten(no(refusal))
      expect(types(viewer.pass(300))).toEqual(['beat'])
      viewer.beaten(beatAnswer({ beatAgeMs: 60_000 }))
      viewer.pass(10_000)
      viewer.beaten(no(refusal))
      expect(viewer.word()).toBe('live')
    },
  )

  test('[V8] proves the password again where the stream was started anew', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    expect(types(viewer.beaten(no('wrong-password')))).toEqual(['close'])
    expect(viewer.pass(300)).toEqual([{ type: 'connect', attempt: 2 }])
    const connected = { channel: 'd'.repeat(32), epoch: otherEpoch, rev: 1, createdMs: 0, leaderAgeMs: 0 }
    const effects = viewer.give({ type: 'connected', attempt: 2, answer: { ok: true, value: connected } })
    expect(effects).toEqual([{ type: 'subscribe', attempt: 2, channel: 'd'.repeat(32) }])
  })

  test('[V8] [K1] asks again when the server judges again', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    const locked = { ok: false, refusal: 'locked', detail: ['4000'] } as const
    expect(viewer.beaten(locked)).toEqual([])
    expect(viewer.pass(3_900)).toEqual([])
    expect(types(viewer.pass(200))).toEqual(expect.arrayContaining(['since', 'beat']))
    viewer.beaten(no('wrong-password'))
    viewer.pass(300)
    viewer.give({ type: 'connected', attempt: 2, answer: locked })
    expect(viewer.pass(300)).toEqual([{ type: 'connect', attempt: 3 }])
  })

  test('[V8] is refused when the new proof is wrong as well', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    viewer.beaten(no('wrong-password'))
    viewer.pass(300)
    viewer.give({ type: 'connected', attempt: 2, answer: no('wrong-password') })
    expect(viewer.word()).toBe('refused')
  })

  test('asks for the stream when its epoch is told to be another', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    expect(types(viewer.beaten(no('stale-epoch')))).toEqual(['since'])
  })
})

describe('[V11] a plan that is not what a leader made', () => {
  const asksAll = [{ type: 'since', attempt: 1, epoch, rev: 0 }]
  const distrusted = { type: 'distrusted', attempt: 1 } as const

  test('[V11] is taken anew as a whole, once a minute at most', () => {
    const viewer = createLiveViewer()
    expect(viewer.give(distrusted)).toEqual(asksAll)
    viewer.fetched(plan(3))
    expect(viewer.give(distrusted)).toEqual([])
    viewer.pass(60_000)
    expect(viewer.give(distrusted)).toEqual(asksAll)
  })

  test('[V11] is not asked for while something is on its way, nor on another link', () => {
    const viewer = createLiveViewer()
    expect(viewer.give({ ...distrusted, attempt: 0 })).toEqual([])
    expect(viewer.give(distrusted)).toEqual(asksAll)
    viewer.pass(61_000)
    expect(viewer.give(distrusted)).toEqual([])
  })
})

describe('[V10] a plan that is another than the server’s', () => {
  const printOf = (value: string) => fingerprintOf(new Map([['a', value]])).sum
  const wrong = printOf('another')
  const beatEvent = (rev: number, print: number | undefined, of = epoch): StreamEvent => ({
    ...{ type: 'beat', epoch: of, rev, beat: 1, leaderAgeMs: 0, viewers: 1, print },
  })
  const asksAll = [{ type: 'since', attempt: 1, epoch, rev: 0 }]

  test('[V10] is noticed by a beat event, counted, and taken anew as a whole', () => {
    const viewer = createLiveViewer()
    viewer.hear(edit(4))
    expect(viewer.hear(beatEvent(4, printOf('B')))).toEqual(asksAll)
    expect(viewer.word()).toBe('catching-up')
    expect(viewer.fetched(plan(4, epoch, 'B'))).toEqual([
      { type: 'take', rev: 4, values: new Map([['a', 'B']]) },
    ])
    expect(viewer.state()).toMatchObject({ divergences: 1, isDoubting: false })
    expect(viewer.word()).toBe('live')
  })

  test('[V10] is noticed on joining, though the beat comes before the plan', () => {
    const viewer = createViewer()
    viewer.give({ type: 'tick' })
    viewer.subscribed()
    viewer.beaten(beatAnswer({ rev: 3, print: wrong, beatAgeMs: 60_000 }))
    expect(types(viewer.fetched(plan(3)))).toEqual(['take', 'since'])
  })

  test('[V10] is noticed at the revision that the beat was of, once it is reached', () => {
    const viewer = createLiveViewer()
    expect(viewer.hear(beatEvent(4, wrong))).toEqual([])
    expect(types(viewer.hear(edit(4)))).toEqual(['apply', 'since'])
  })

  test('[V10] is noticed by the answer to a beat', () => {
    const viewer = createLiveViewer()
    viewer.pass(10_000)
    expect(viewer.beaten(beatAnswer({ rev: 3, print: wrong }))).toEqual(asksAll)
    expect(viewer.state().divergences).toBe(1)
  })

  test.each([
    ['the same plan', beatEvent(3, printOf('3'))],
    ['another revision', beatEvent(2, wrong)],
    ['no fingerprint, as of an older library', beatEvent(3, undefined)],
  ])('[V10] is not seen in %s', (_, event) => {
    const viewer = createLiveViewer()
    expect(viewer.hear(event)).toEqual([])
    expect(viewer.state().divergences).toBe(0)
  })

  test('[V10] applies what comes while the plan is on its way, after it', () => {
    const viewer = createLiveViewer()
    viewer.hear(beatEvent(3, printOf('B')))
    expect(viewer.hear(edit(4))).toEqual([])
    expect(types(viewer.fetched(plan(3, epoch, 'B')))).toEqual(['take', 'apply'])
    expect(viewer.hear(beatEvent(4, printOf('4')))).toEqual([])
  })

  test('[V10] [R11] that was taken just now is the server’s fault: tells it so, once counted, until they agree', () => {
    const viewer = createLiveViewer()
    viewer.hear(beatEvent(3, wrong))
    viewer.fetched(plan(3))
    expect(viewer.pass(0)).toEqual([{ type: 'beat', attempt: 1, epoch, doubt: true }])
    expect(viewer.beaten(beatAnswer({ rev: 3, print: wrong, beatAgeMs: 60_000 }))).toEqual([])
    expect(viewer.state()).toMatchObject({ divergences: 2, isDoubting: true })
    expect(viewer.pass(10_000)).toEqual([{ type: 'beat', attempt: 1, epoch, doubt: true }])
    viewer.beaten(beatAnswer({ rev: 3, print: printOf('3'), beatAgeMs: 60_000 }))
    expect(viewer.pass(10_000)).toEqual([{ type: 'beat', attempt: 1, epoch }])
    expect(viewer.word()).toBe('live')
  })

  test('[V10] is taken once a minute at most', () => {
    const viewer = createLiveViewer()
    viewer.hear(beatEvent(3, wrong))
    viewer.fetched(plan(3))
    for (let seconds = 0; seconds < 59; seconds += 1) {
      viewer.pass(1_000)
      viewer.beaten(beatAnswer({ rev: 3, beatAgeMs: 60_000 }))
      expect(viewer.hear(beatEvent(3, wrong))).toEqual([])
    }
    viewer.pass(1_000)
    expect(viewer.hear(beatEvent(3, wrong))).toEqual(asksAll)
  })

  test('[V10] doubts no plan of another epoch', () => {
    const viewer = createLiveViewer()
    viewer.hear(beatEvent(3, wrong))
    viewer.fetched(plan(3))
    expect(viewer.state().isDoubting).toBe(true)
    viewer.hear(edit(1, otherEpoch))
    viewer.fetched(plan(1, otherEpoch))
    expect(viewer.state().isDoubting).toBe(false)
  })

  test('[V10] asks for the whole plan on the next link as well, if this one is lost', () => {
    const viewer = createLiveViewer()
    viewer.hear(beatEvent(3, wrong))
    viewer.fails('since')
    viewer.pass(20_000)
    expect(viewer.subscribed()).toMatchObject([{ type: 'since', rev: 0 }, { type: 'beat' }])
  })
})

describe('[V12] [V13] secrets that are changed', () => {
  test('[V12] put a viewer out at once where the password is another one', () => {
    const viewer = createLiveViewer()
    expect(types(viewer.hear({ type: 'keys', epoch, rev: 3, isNewPassword: true }))).toEqual(['close'])
    expect(viewer.state().link).toEqual({ phase: 'refused', refusal: 'wrong-password' })
    expect(viewer.state().trouble).toBe('secrets-changed')
    expect(viewer.dueInMs()).toBe(Infinity)
  })

  test('[V13] have the password proven again at once where it is the same', () => {
    const viewer = createLiveViewer()
    const effects = viewer.hear({ type: 'keys', epoch, rev: 3, isNewPassword: false })
    expect(types(effects)).toEqual(['close', 'connect'])
    expect(viewer.word()).toBe('catching-up')
    const attempt = viewer.state().attempt
    const value = { channel: otherEpoch, epoch: otherEpoch, rev: 1, createdMs: 0, leaderAgeMs: 0 }
    expect(viewer.give({ type: 'connected', attempt, answer: { ok: true, value } })).toMatchObject([
      { type: 'subscribe', channel: otherEpoch },
    ])
  })

  test('[V12] [V8] put a viewer out who slept through that, when the new proof is wrong', () => {
    const viewer = createLiveViewer()
    viewer.hear({ type: 'keys', epoch, rev: 3, isNewPassword: false })
    const { attempt } = viewer.state()
    viewer.give({ type: 'connected', attempt, answer: no('wrong-password') })
    expect(viewer.state()).toMatchObject({ link: { phase: 'refused' }, trouble: 'secrets-changed' })
  })

  test('[V12] of another epoch are not what this viewer came by', () => {
    const viewer = createLiveViewer()
    const effects = viewer.hear({ type: 'keys', epoch: otherEpoch, rev: 3, isNewPassword: true })
    expect(types(effects)).toEqual(['since'])
  })
})
