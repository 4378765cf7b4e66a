import { describe, expect, test } from 'vitest'
import { addToFingerprint, emptyFingerprint, fingerprintOf } from './fingerprint.ts'
import { nextLeader } from './leader-machine.ts'
import {
  beginReconnected,
  beginStart,
  type LeaderEffect,
  type LeaderInput,
  leaderDueMs,
  leaderWord,
  unconfirmed,
} from './leader-state.ts'
import type { Trouble } from './session.ts'
import type { ValueEdit, Values } from './value-edit.ts'
import type { Answer, Beaten, Refusal } from './wire.ts'

const startMs = 1_000_000
const epochs = ['1', '2', '3', '4'].map((digit) => digit.repeat(32))
const mine: Values = new Map([['a', 'A']])

/** A leader and a clock; every epoch that it makes is the next of `epochs`. */
function createLeader(begin: typeof beginStarting = beginStarting) {
  let nowMs = startMs
  let made = 0
  const moment = (luck = 0.5) => ({ nowMs, luck, freshEpoch: epochs[made] ?? '' })
  let state = begin(moment())
  if (state.command?.type === 'start') made += 1
  const give = (input: LeaderInput, luck?: number): readonly LeaderEffect[] => {
    const before = state.epochs.size
    const step = nextLeader(state, input, moment(luck))
    state = step.state
    if (state.epochs.size > before) made += 1
    return step.effects
  }
  const asking = () => state.asking ?? -1
  const sent = (): readonly ValueEdit[] => {
    const { command } = state
    if (command?.type === 'publish') return [...command.before, command.values]
    return command?.type === 'start' ? [command.values] : []
  }
  return {
    state: () => state,
    word: () => (state.over ? state.over.word : leaderWord(state)),
    unconfirmed: () => unconfirmed(state),
    dueInMs: () => (leaderDueMs(state) ?? Infinity) - nowMs,
    give,
    sent,
    pass: (forMs: number) => {
      nowMs += forMs
      return give({ type: 'tick' })
    },
    put: (id: string, value: string | undefined) => give({ type: 'edit', edit: new Map([[id, value]]) }),
    started: () =>
      give({
        type: 'started',
        asking: asking(),
        sent: sent(),
        answer: { ok: true, value: { rev: 1, term: 1 } },
      }),
    published: (rev: number) =>
      give({ type: 'published', asking: asking(), sent: sent(), answer: { ok: true, value: { rev } } }),
    beaten: (answer: Answer<Beaten>) => give({ type: 'beaten', asking: asking(), answer }),
    looked: (epoch: string) =>
      give({
        type: 'looked',
        asking: asking(),
        answer: { ok: true, value: { channel: '', epoch, rev: 9, createdMs: 77, leaderAgeMs: 0 } },
      }),
    refused: (
      type: 'started' | 'published' | 'beaten' | 'looked' | 'stopped',
      refusal: Refusal,
      ...detail: string[]
    ) => give({ type, asking: asking(), sent: sent(), answer: { ok: false, refusal, detail } }),
    fails: (luck?: number, trouble: Trouble = 'unreachable') =>
      give({ type: 'failed', asking: asking(), trouble }, luck),
  }
}

const beginStarting = (moment: Parameters<typeof beginStart>[2]) => beginStart('w', mine, moment)

const beat = (rev: number, print?: number): Answer<Beaten> => ({
  ok: true,
  value: { rev, beat: 1, beatAgeMs: 0, viewers: 4, leaderAgeMs: 0, serverMs: 0, print },
})

/** W34: what would end a session is said twice before it does. */
function refuseTwice(
  leader: ReturnType<typeof createLeader>,
  ...[type, refusal, ...detail]: Parameters<ReturnType<typeof createLeader>['refused']>
): void {
  const { command } = leader.state()
  expect(leader.refused(type, refusal, ...detail)).toEqual([])
  expect(leader.state().over).toBeUndefined()
  expect(leader.pass(300)).toMatchObject([{ type: 'ask', command }])
  expect(leader.refused(type, refusal, ...detail)).toEqual([])
}

/** What was asked by these effects, in a few words. */
const asked = (effects: readonly LeaderEffect[]) =>
  effects.map((effect) => {
    if (effect.type !== 'ask') return effect.type
    const { command } = effect
    if (command.type === 'publish') return `publish ${command.edit} ${[...command.values].join(' ')}`
    if (command.type === 'start') {
      return `start ${epochs.indexOf(command.epoch) + 1} instead of ${epochs.indexOf(command.instead ?? '') + 1}`
    }
    return command.type
  })

/** A leader who started and whose first beat was answered, long enough ago to publish at once. */
function createLiveLeader() {
  const leader = createLeader()
  leader.give({ type: 'tick' })
  leader.started()
  leader.beaten(beat(1))
  leader.pass(1_000)
  return leader
}

describe('[R1] starting', () => {
  test('starts with the plan as revision 1, and then beats', () => {
    const leader = createLeader()
    const [effect] = leader.give({ type: 'tick' })
    expect(effect).toMatchObject({
      command: { type: 'start', epoch: epochs[0], values: mine, instead: undefined },
    })
    expect(leader.word()).toBe('connecting')
    expect(asked(leader.started())).toEqual(['beat'])
    leader.beaten(beat(1))
    expect(leader.word()).toBe('live')
    expect(leader.state().viewers).toBe(4)
  })

  test('[L2] is asked again with the same epoch and edit', () => {
    const leader = createLeader()
    const [first] = leader.give({ type: 'tick' })
    leader.fails()
    const [second] = leader.pass(300)
    expect(second).toEqual({ ...first, asking: 2 })
  })

  test('[L3] [K1] is asked again when the server judges again', () => {
    const leader = createLeader()
    const [first] = leader.give({ type: 'tick' })
    leader.refused('started', 'locked', '4000')
    expect(leader.pass(3_900)).toEqual([])
    expect(leader.pass(200)).toEqual([{ ...first, asking: 2 }])
    expect(asked(leader.started())).toEqual(['beat'])
  })

  test.each(['name-taken', 'too-many', 'bad-request'] as const)(
    'says so when it is refused: %s',
    (refusal) => {
      const leader = createLeader()
      leader.give({ type: 'tick' })
      leader.refused('started', refusal, 'because')
      expect(leader.state().over).toEqual({ word: 'refused', refusal, detail: 'because' })
    },
  )
})

describe('[L1] edits', () => {
  test('[L1] one call is in flight; what comes meanwhile is merged per element', () => {
    const leader = createLiveLeader()
    expect(asked(leader.put('b', '1'))).toEqual(['publish w-1 b,1'])
    expect(leader.put('b', '2')).toEqual([])
    expect(leader.put('c', '1')).toEqual([])
    expect(leader.put('b', '3')).toEqual([])
    expect(leader.word()).toBe('unconfirmed')
    expect(leader.unconfirmed()).toBe(2)
    leader.published(2)
    expect(asked(leader.pass(100))).toEqual(['publish w-2 b,3 c,1'])
    leader.published(3)
    expect(leader.word()).toBe('live')
  })

  test('[L1] publishes at most ten times a second', () => {
    const leader = createLiveLeader()
    leader.put('b', '1')
    leader.published(2)
    expect(leader.put('b', '2')).toEqual([])
    expect(leader.dueInMs()).toBe(100)
    expect(leader.pass(99)).toEqual([])
    expect(asked(leader.pass(1))).toEqual(['publish w-2 b,2'])
  })

  test('[L1] sends nothing for an edit that changes nothing', () => {
    const leader = createLiveLeader()
    expect(leader.put('a', 'A')).toEqual([])
    expect(leader.put('z', undefined)).toEqual([])
    expect(leader.word()).toBe('live')
  })

  test('[L1] [R6] sends what is too much for an event in parts, deletions first', () => {
    const leader = createLiveLeader()
    const edit = new Map<string, string | undefined>(
      ['b', 'c', 'd', 'e'].map((id) => [id, id.repeat(2_500)]),
    ).set('a', undefined)
    const [effect] = leader.give({ type: 'edit', edit })
    const sent =
      effect?.type === 'ask' && effect.command.type === 'publish' ? [...effect.command.values.keys()] : []
    expect(sent).toEqual(['a', 'b', 'c'])
    expect(leader.unconfirmed()).toBe(5)
  })

  test('[L2] an unanswered publish is asked again with the same id and text, whatever was edited since', () => {
    const leader = createLiveLeader()
    leader.put('b', '1')
    leader.fails(0.999_999)
    leader.put('b', '2')
    expect(leader.word()).toBe('offline')
    expect(leader.dueInMs()).toBe(300)
    expect(asked(leader.pass(300))).toEqual(['publish w-1 b,1'])
    expect(asked(leader.published(2))).toEqual(['publish w-2 b,2'])
    expect(leader.word()).toBe('unconfirmed')
  })

  test('[L2] hears no answer to an asking that was given up', () => {
    const leader = createLiveLeader()
    leader.put('b', '1')
    const asking = leader.state().asking ?? -1
    leader.fails()
    expect(
      leader.give({ type: 'published', asking, sent: [], answer: { ok: true, value: { rev: 2 } } }),
    ).toEqual([])
    expect(leader.state().rev).toBe(1)
  })

  test('[L2] says who took over and when', () => {
    const leader = createLiveLeader()
    leader.put('b', '1')
    refuseTwice(leader, 'published', 'superseded', '2', '1234', 'phone')
    expect(leader.state().over).toEqual({ word: 'superseded', by: 'phone', ledMs: 1234 })
    expect(leader.put('c', '1')).toEqual([])
    expect(leader.dueInMs()).toBe(Infinity)
  })

  test('[V4] tries at once when it is woken', () => {
    const leader = createLiveLeader()
    leader.put('b', '1')
    leader.fails()
    expect(asked(leader.give({ type: 'wake' }))).toEqual(['publish w-1 b,1'])
    expect(leader.word()).toBe('offline')
  })
})

describe('[L3] a stream that is not what it was', () => {
  test('[L3] is started anew from the leader’s plan when it is gone', () => {
    const leader = createLiveLeader()
    leader.put('b', '1')
    const [effect] = leader.refused('published', 'unknown-stream')
    expect(effect).toMatchObject({
      command: {
        type: 'start',
        epoch: epochs[1],
        instead: epochs[0],
        values: new Map([
          ['a', 'A'],
          ['b', '1'],
        ]),
      },
    })
    expect(leader.word()).toBe('connecting')
    leader.put('c', '1')
    leader.started()
    expect(leader.state()).toMatchObject({ epoch: epochs[1], term: 1, rev: 1 })
    expect(asked(leader.pass(100))).toEqual(['publish w-3 c,1'])
  })

  test.each([
    ['lower', 1],
    ['higher', 3],
  ])('[L3] is started anew when a publish is answered with a %s revision than it makes', (_, rev) => {
    const leader = createLiveLeader()
    leader.put('b', '1')
    expect(asked(leader.published(rev))).toEqual(['start 2 instead of 1'])
  })

  test('[L6] [L3] is started anew when a beat is answered with another revision', () => {
    const leader = createLiveLeader()
    leader.pass(8_000)
    expect(asked(leader.beaten(beat(0)))).toEqual(['start 2 instead of 1'])
  })

  test('[L3] belongs to somebody else when its epoch is none of the leader’s own', () => {
    const leader = createLiveLeader()
    leader.pass(8_000)
    expect(asked(leader.refused('beaten', 'stale-epoch'))).toEqual(['look'])
    leader.looked('9'.repeat(32))
    expect(asked(leader.pass(300))).toEqual(['look'])
    leader.looked('9'.repeat(32))
    expect(leader.state().over).toEqual({ word: 'superseded', by: undefined, ledMs: 77 })
  })

  test('[L3] is replaced when its epoch is an earlier one of the leader’s own that nobody leads', () => {
    const leader = createLiveLeader()
    leader.pass(8_000)
    leader.beaten(beat(0))
    leader.started()
    leader.pass(8_000)
    leader.refused('beaten', 'stale-epoch')
    expect(asked(leader.looked(epochs[0] ?? ''))).toEqual(['beat'])
    expect(asked(leader.beaten(beat(1)))).toEqual(['start 3 instead of 1'])
  })

  test('[L3] is left to whoever leads an earlier epoch of the leader’s own', () => {
    const leader = createLiveLeader()
    leader.pass(8_000)
    leader.beaten(beat(0))
    leader.started()
    leader.pass(8_000)
    leader.refused('beaten', 'stale-epoch')
    leader.looked(epochs[0] ?? '')
    refuseTwice(leader, 'beaten', 'superseded', '2', '1234', 'tablet')
    expect(leader.word()).toBe('superseded')
  })

  test('[L3] [R2] is replaced when its term is an earlier one', () => {
    const leader = createLiveLeader()
    leader.pass(8_000)
    leader.refused('beaten', 'stale-epoch')
    expect(asked(leader.looked(epochs[0] ?? ''))).toEqual(['start 2 instead of 1'])
  })

  test('[L3] looks whose the name is when starting anew is refused, but not at once', () => {
    const leader = createLiveLeader()
    leader.pass(8_000)
    leader.refused('beaten', 'unknown-stream')
    expect(leader.refused('started', 'name-taken')).toEqual([])
    expect(asked(leader.pass(1_200))).toEqual(['look'])
  })

  test.each(['wrong-code', 'wrong-password'] as const)('[L3] is taken by somebody else: %s', (refusal) => {
    const leader = createLiveLeader()
    leader.pass(8_000)
    refuseTwice(leader, 'beaten', refusal)
    expect(leader.state().over).toEqual({ word: 'refused', refusal: 'name-taken', detail: undefined })
  })
})

describe('[L3] a publish that is answered by what no rule allows', () => {
  const failOddly = (leader: ReturnType<typeof createLeader>, times: number) =>
    Array.from({ length: times }, () => {
      leader.fails(0.5, 'unexpected')
      return asked(leader.pass(1_000))
    })

  test('[L3] has the stream started anew after five times', () => {
    const leader = createLiveLeader()
    leader.put('b', 'B')
    const again = ['publish w-1 b,B']
    expect(failOddly(leader, 5)).toEqual([again, again, again, again, ['start 2 instead of 1']])
    leader.started()
    expect(leader.word()).toBe('live')
    expect(leader.unconfirmed()).toBe(0)
  })

  test('[L3] has it started anew once a minute at most', () => {
    const leader = createLiveLeader()
    leader.put('b', 'B')
    failOddly(leader, 5)
    leader.started()
    leader.put('b', 'BB')
    leader.pass(1_000)
    expect(new Set(failOddly(leader, 12).flat())).toEqual(new Set(['publish w-3 b,BB']))
    leader.pass(60_000)
    expect(failOddly(leader, 1)).toEqual([['start 3 instead of 2']])
  })

  test('[L3] does nothing where another answer came in between, or none', () => {
    const leader = createLiveLeader()
    leader.put('b', 'B')
    failOddly(leader, 4)
    leader.published(2)
    leader.put('b', 'BB')
    leader.pass(1_000)
    expect(new Set(failOddly(leader, 4).flat())).toEqual(new Set(['publish w-2 b,BB']))
    for (let at = 0; at < 9; at += 1) {
      leader.fails()
      expect(asked(leader.pass(1_000))).toEqual(['publish w-2 b,BB'])
    }
  })
})

describe('[L5] a stored plan that differs', () => {
  const stored = {
    epoch: epochs[3] ?? '',
    term: 2,
    rev: 9,
    values: new Map([
      ['a', 'their A'],
      ['t', 'T'],
    ]),
    spoilt: [],
  }
  const reconnect = (own: Values | undefined) =>
    createLeader(() => beginReconnected('w', { ...stored, print: fingerprintOf(stored.values) }, own))

  test('[L5] waits for a choice and publishes nothing until then', () => {
    const leader = reconnect(mine)
    expect(asked(leader.give({ type: 'tick' }))).toEqual(['beat'])
    leader.beaten(beat(9))
    expect(leader.word()).toBe('choosing')
    expect(leader.put('b', '1')).toEqual([])
    expect(leader.dueInMs()).toBe(8_000)
  })

  test('[L5] publishes the difference when the leader keeps theirs', () => {
    const leader = reconnect(mine)
    leader.give({ type: 'tick' })
    leader.beaten(beat(9))
    leader.put('b', '1')
    expect(asked(leader.give({ type: 'choose', which: 'keep-mine' }))).toEqual(['publish w-0 t, a,A b,1'])
    expect(leader.published(10)).toEqual([])
    expect(leader.word()).toBe('live')
  })

  test('[L5] takes the stored plan', () => {
    const leader = reconnect(mine)
    leader.give({ type: 'tick' })
    leader.beaten(beat(9))
    expect(leader.give({ type: 'choose', which: 'take-theirs' })).toEqual([
      { type: 'adopt', values: stored.values },
    ])
    expect(leader.state().mine).toEqual(stored.values)
    expect(leader.word()).toBe('live')
  })

  test.each([
    ['they are the same', stored.values],
    ['the leader has none', undefined],
  ])('[L5] asks nothing when %s', (_, own) => {
    const leader = reconnect(own)
    leader.give({ type: 'tick' })
    leader.beaten(beat(9))
    expect(leader.word()).toBe('live')
    expect(leader.state().mine).toEqual(stored.values)
  })

  test('[L5] [L3] brings the stored plan back, not the leader’s, when it is lost before the choice', () => {
    const leader = reconnect(mine)
    leader.give({ type: 'tick' })
    const [effect] = leader.refused('beaten', 'unknown-stream')
    expect(effect).toMatchObject({ command: { type: 'start', values: stored.values } })
    leader.started()
    leader.beaten(beat(1))
    expect(leader.word()).toBe('choosing')
  })
})

describe('[L6] the leader’s beat', () => {
  test('[L6] comes every 8 s, also before a publish that waits', () => {
    const leader = createLiveLeader()
    expect(leader.dueInMs()).toBe(7_000)
    leader.put('b', '1')
    leader.pass(7_000)
    leader.put('c', '1')
    expect(asked(leader.published(2))).toEqual(['beat'])
    expect(asked(leader.beaten(beat(2)))).toEqual(['publish w-2 c,1'])
  })
})

describe('[L8] what the server does not take', () => {
  test('[L8] a value over 64 KiB is left out and named, and the rest goes on', () => {
    const leader = createLiveLeader()
    expect(leader.put('big', 'ж'.repeat(32_769))).toEqual([])
    expect([...leader.state().leftOut]).toEqual(['big'])
    expect(leader.word()).toBe('live')
    expect(asked(leader.put('b', '1'))).toEqual(['publish w-1 b,1'])
    leader.published(2)
    leader.put('big', 'small')
    expect(asked(leader.pass(100))).toEqual(['publish w-2 big,small'])
    expect([...leader.state().leftOut]).toEqual([])
  })

  test.each(['too-large', 'too-many', 'bad-request'] as const)(
    '[L8] halves an edit that is %s, down to the element',
    (refusal) => {
      const leader = createLiveLeader()
      leader.give({ type: 'edit', edit: new Map(['b', 'c', 'd', 'e'].map((id) => [id, id])) })
      leader.refused('published', refusal)
      expect(asked(leader.pass(100))).toEqual(['publish w-2 b,b c,c'])
      leader.published(2)
      expect(asked(leader.pass(100))).toEqual(['publish w-3 d,d e,e'])
      leader.refused('published', refusal)
      expect(asked(leader.pass(100))).toEqual(['publish w-4 d,d'])
      leader.refused('published', refusal)
      expect([...leader.state().leftOut]).toEqual(['d'])
      expect(asked(leader.pass(100))).toEqual(['publish w-5 e,e'])
      leader.published(3)
      expect(leader.word()).toBe('live')
    },
  )

  test('[L8] tries again when something was deleted', () => {
    const leader = createLiveLeader()
    leader.put('d', 'D')
    leader.refused('published', 'too-many')
    leader.pass(100)
    expect(asked(leader.put('a', undefined))).toEqual(['publish w-2 a,'])
    leader.published(2)
    expect(asked(leader.pass(100))).toEqual(['publish w-3 d,D'])
    expect([...leader.state().leftOut]).toEqual([])
  })

  test('[L8] starts a stream without what no server takes', () => {
    const huge = new Map([...mine, ['big', 'x'.repeat(65_537)]])
    const leader = createLeader((moment) => beginStart('w', huge, moment))
    expect(leader.give({ type: 'tick' })).toMatchObject([{ command: { values: mine } }])
    expect([...leader.state().leftOut]).toEqual(['big'])
  })
})

describe('[R4] stopping', () => {
  test('stops at once when nothing waits', () => {
    const leader = createLiveLeader()
    expect(asked(leader.give({ type: 'stop' }))).toEqual(['stop'])
    leader.give({
      type: 'stopped',
      asking: leader.state().asking ?? -1,
      answer: { ok: true, value: undefined },
    })
    expect(leader.word()).toBe('ended')
  })

  test('publishes first what waits', () => {
    const leader = createLiveLeader()
    leader.put('b', '1')
    leader.put('c', '1')
    leader.give({ type: 'stop' })
    leader.published(2)
    expect(asked(leader.pass(100))).toEqual(['publish w-2 c,1'])
    expect(asked(leader.published(3))).toEqual(['stop'])
  })

  test('[L3] does not bring back what it stops', () => {
    const leader = createLiveLeader()
    leader.put('b', '1')
    leader.give({ type: 'stop' })
    refuseTwice(leader, 'published', 'unknown-stream')
    expect(leader.word()).toBe('ended')
  })

  test('[L3] is over when somebody else stopped the stream', () => {
    const leader = createLiveLeader()
    leader.pass(8_000)
    refuseTwice(leader, 'beaten', 'unknown-stream', epochs[0] ?? '')
    expect(leader.word()).toBe('ended')
  })

  test('[L3] [W34] asks twice more where another stream is said to have been stopped', () => {
    const leader = createLiveLeader()
    leader.pass(8_000)
    const other = '9'.repeat(32)
    refuseTwice(leader, 'beaten', 'unknown-stream', other)
    expect(leader.state().over).toBeUndefined()
    expect(asked(leader.pass(1_200))).toEqual(['beat'])
    leader.refused('beaten', 'unknown-stream', other)
    expect(leader.word()).toBe('ended')
  })

  test.each<{ no: Parameters<ReturnType<typeof createLeader>['refused']> }>([
    { no: ['beaten', 'superseded', '9', '1234', 'phone'] },
    { no: ['beaten', 'wrong-code'] },
    { no: ['beaten', 'unknown-stream', '9'.repeat(32)] },
    { no: ['beaten', 'unknown-stream', epochs[0] ?? ''] },
  ])('[L3] [W34] goes on when somebody else’s answer came in place of its own: $no', ({ no }) => {
    const leader = createLiveLeader()
    for (let times = 0; times < 3; times += 1) {
      leader.pass(8_000)
      expect(leader.refused(...no)).toEqual([])
      expect(asked(leader.pass(300))).toEqual(['beat'])
      leader.beaten(beat(1))
      expect(leader.word()).toBe('live')
    }
  })

  test('[L3] [R1] is over when it was stopped while the leader brought it back', () => {
    const leader = createLiveLeader()
    leader.pass(8_000)
    leader.refused('beaten', 'unknown-stream')
    refuseTwice(leader, 'started', 'unknown-stream', epochs[0] ?? '')
    expect(leader.word()).toBe('ended')
  })

  test('goes on leading when it cannot be done', () => {
    const leader = createLiveLeader()
    leader.give({ type: 'stop' })
    leader.fails()
    expect(leader.state().isStopping).toBe(false)
    expect(leader.word()).toBe('offline')
    expect(asked(leader.pass(8_000))).toEqual(['beat'])
  })
})

describe('[L12] a page that ends', () => {
  test('[L12] sends all that waits in one last call that outlives it', () => {
    const leader = createLeader()
    leader.give({ type: 'tick' })
    leader.started()
    leader.beaten(beat(1))
    leader.put('b', 'B')
    leader.published(2)
    leader.put('a', 'A2')
    leader.put('c', 'C')
    const effects = leader.give({ type: 'flush' })
    expect(asked(effects)).toEqual(['publish w-2 a,A2 c,C'])
    expect(effects).toMatchObject([{ keepalive: true, command: { before: [] } }])
    leader.published(3)
    expect(leader.word()).toBe('live')
  })

  test('[L12] says what is under way again with it, and goes on whether that arrived or not', () => {
    for (const rev of [2, 3]) {
      const leader = createLeader()
      leader.give({ type: 'tick' })
      leader.started()
      leader.beaten(beat(1))
      leader.put('b', 'B')
      leader.put('b', 'B2')
      leader.put('c', 'C')
      expect(asked(leader.give({ type: 'flush' }))).toEqual(['publish w-2 b,B2 c,C'])
      leader.published(rev)
      const stored = new Map([...mine, ['b', 'B2'], ['c', 'C']])
      expect(leader.state()).toMatchObject({ rev, stored })
      // What was sealed for either revision is said once more, for the one that it is known to be.
      expect(asked(leader.pass(1_000))).toEqual(['publish w-3 b,B2 c,C'])
      leader.published(rev + 1)
      expect(leader.state()).toMatchObject({ rev: rev + 1, stored })
      expect(leader.word()).toBe('live')
    }
  })

  test('[L12] says only what is under way again if nothing else waits, by the same id', () => {
    const leader = createLeader()
    leader.give({ type: 'tick' })
    leader.started()
    leader.beaten(beat(1))
    const first = leader.put('b', 'B')
    expect(asked(leader.give({ type: 'flush' }))).toEqual(asked(first))
  })

  test('[L12] takes as stored what arrived of what was under way and did not fit in again', () => {
    for (const rev of [3, 2]) {
      const leader = createLiveLeader()
      const large = 'x'.repeat(45_000)
      leader.put('b', large)
      leader.put('c', 'C')
      leader.put('d', 'x'.repeat(40_000))
      leader.give({ type: 'flush' })
      expect(leader.sent().map((edit) => [...edit.keys()])).toEqual([['b'], ['c', 'd']])
      leader.published(rev)
      expect([...leader.state().stored.keys()]).toEqual(rev === 3 ? ['a', 'b', 'c', 'd'] : ['a', 'c', 'd'])
      leader.pass(1_000)
      expect(leader.sent().map((edit) => [...edit.keys()])).toEqual([['b', 'c']])
      leader.published(rev + 1)
      leader.pass(1_000)
      expect(leader.sent().map((edit) => [...edit.keys()])).toEqual([['d']])
      leader.published(rev + 2)
      expect(leader.unconfirmed()).toBe(0)
    }
  })

  test('[L12] says once more what it deleted and what was edited since, each as it is now', () => {
    const leader = createLiveLeader()
    leader.put('b', 'B')
    leader.give({ type: 'edit', edit: new Map([['a', undefined]]) })
    leader.give({ type: 'flush' })
    leader.put('b', 'B2')
    leader.published(3)
    expect(asked(leader.pass(1_000))).toEqual(['publish w-3 a, b,B2'])
  })

  test('[L12] [L3] starts anew where nobody can tell which of several arrived', () => {
    const leader = createLiveLeader()
    leader.put('b', 'x'.repeat(45_000))
    leader.put('c', 'C')
    leader.give({ type: 'flush' })
    leader.put('d', 'D')
    leader.give({ type: 'flush' })
    expect(leader.sent()).toHaveLength(3)
    expect(asked(leader.published(3))).toEqual(['start 2 instead of 1'])
  })

  test('[L12] need not know which of several arrived where all is said again', () => {
    const leader = createLiveLeader()
    leader.put('b', 'B')
    leader.put('c', 'C')
    leader.give({ type: 'flush' })
    leader.put('d', 'D')
    leader.give({ type: 'flush' })
    leader.published(3)
    expect(leader.state()).toMatchObject({ rev: 3, epoch: epochs[0] })
    expect([...leader.state().stored.values()]).toEqual(['A', 'B', 'C', 'D'])
  })

  test('[L12] says no more again of what is under way than one last call can carry', () => {
    const leader = createLiveLeader()
    const edit = new Map(['b', 'c', 'd'].map((id) => [id, `"${id.repeat(23_000)}`]))
    leader.give({ type: 'edit', edit })
    leader.give({ type: 'flush' })
    expect(leader.sent().map((one) => [...one.keys()])).toEqual([['b', 'c'], ['b']])
  })

  test('[L12] has nothing to say before it leads, while there is a choice, or when nothing waits', () => {
    const starting = createLeader()
    starting.give({ type: 'tick' })
    starting.put('b', 'B')
    expect(starting.give({ type: 'flush' })).toEqual([])
    starting.started()
    const choosing = createLeader(() =>
      beginReconnected(
        'w',
        { epoch: 'e', term: 2, rev: 4, values: new Map(), spoilt: [], print: emptyFingerprint },
        mine,
      ),
    )
    choosing.give({ type: 'tick' })
    expect(choosing.give({ type: 'flush' })).toEqual([])
    const quiet = createLeader()
    quiet.give({ type: 'tick' })
    quiet.started()
    expect(quiet.give({ type: 'flush' })).toEqual([])
  })
})

describe('[L9] a server whose plan is another than the one that it said yes to', () => {
  const printOf = (...entries: readonly (readonly [string, string])[]) => fingerprintOf(new Map(entries)).sum
  const right = printOf(['a', 'A'])
  const wrong = printOf(['a', 'B'])

  test('[L9] is given the leader’s plan anew, in another epoch', () => {
    const leader = createLiveLeader()
    leader.pass(7_000)
    expect(asked(leader.beaten(beat(1, wrong)))).toEqual(['start 2 instead of 1'])
    expect(leader.state().divergences).toBe(1)
    expect(asked(leader.started())).toEqual([])
    leader.pass(8_000)
    expect(leader.beaten(beat(1, right))).toEqual([])
    expect(leader.state().divergences).toBe(1)
  })

  test('[L9] is given it once a minute at most', () => {
    const leader = createLiveLeader()
    leader.pass(7_000)
    leader.beaten(beat(1, wrong))
    leader.started()
    for (let beats = 0; beats < 7; beats += 1) {
      expect(asked(leader.pass(8_000))).toEqual(['beat'])
      expect(leader.beaten(beat(1, wrong))).toEqual([])
    }
    leader.pass(8_000)
    expect(asked(leader.beaten(beat(1, wrong)))).toEqual(['start 3 instead of 2'])
    expect(leader.state().divergences).toBe(2)
  })

  test('[L9] is judged by what it said yes to, not by what waits', () => {
    const leader = createLiveLeader()
    leader.put('b', '1')
    leader.published(2)
    leader.put('a', 'not sent yet')
    leader.pass(8_000)
    expect(asked(leader.beaten(beat(2, printOf(['a', 'A'], ['b', '1']))))).not.toContain(
      'start 2 instead of 1',
    )
    expect(leader.state().divergences).toBe(0)
  })

  test('[L9] is not judged where it says no fingerprint', () => {
    const leader = createLiveLeader()
    leader.pass(7_000)
    expect(leader.beaten(beat(1))).toEqual([])
    expect(leader.state().divergences).toBe(0)
  })

  test('[L9] [L5] is judged by the stored plan after a Reconnect, and a large one little by little', () => {
    const values: Values = new Map(Array.from({ length: 2_000 }, (_, at) => [`id${at}`, 'x'.repeat(100)]))
    const print = addToFingerprint(emptyFingerprint, [values])
    const stored = { epoch: epochs[3] ?? '', term: 2, rev: 9, values, spoilt: [], print }
    const leader = createLeader(() => beginReconnected('w', stored, undefined))
    leader.give({ type: 'tick' })
    expect(leader.beaten(beat(9, wrong))).toEqual([])
    for (let ticks = 0; leader.dueInMs() <= 0; ticks += 1) {
      expect(ticks).toBeLessThan(100)
      leader.give({ type: 'tick' })
    }
    leader.pass(8_000)
    expect(leader.beaten(beat(9, fingerprintOf(values).sum))).toEqual([])
    leader.pass(8_000)
    expect(asked(leader.beaten(beat(9, wrong)))).toEqual(['start 1 instead of 4'])
  })
})

test('[L3] a publish upon another revision than the server’s is refused: the leader looks, and starts anew', () => {
  const leader = createLiveLeader()
  expect(leader.put('b', '1')).toMatchObject([{ rev: 1, command: { type: 'publish' } }])
  expect(asked(leader.refused('published', 'stale-epoch'))).toEqual(['look'])
  expect(leader.looked(epochs[0] ?? '')).toMatchObject([
    {
      command: {
        type: 'start',
        instead: epochs[0],
        values: new Map([
          ['a', 'A'],
          ['b', '1'],
        ]),
      },
    },
  ])
})
