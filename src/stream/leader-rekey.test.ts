import { describe, expect, test } from 'vitest'
import { emptyFingerprint } from './fingerprint.ts'
import type { NewKeys } from './leader-keys.ts'
import { nextLeader } from './leader-machine.ts'
import {
  beginReconnected,
  type LeaderEffect,
  type LeaderInput,
  leaderWord,
  type No,
  unconfirmed,
} from './leader-state.ts'
import { noSeal } from './seal.ts'
import { createSealer } from './sealer.ts'
import type { Trouble } from './session.ts'
import type { Values } from './value-edit.ts'
import type { Answer } from './wire.ts'

const first = '0'.repeat(32)
const keysFor = (password: string): NewKeys => ({
  pass: {
    ...{
      name: 'x',
      password,
      code: 'c',
      key: 'k',
      salt: 's',
      kdf: 'd',
      channel: 'h',
      by: 'computer',
      ttl: 600,
    },
  },
  sealKey: new Uint8Array(32),
  sealer: createSealer(noSeal),
  isNewPassword: true,
})
const keys = keysFor('new')

/** A leader of revision 5 with `a` and `b`, whose next call is not a beat; each epoch is new. */
function createLeader(mine?: Values) {
  let nowMs = 1_000_000
  let made = 0
  const stored = {
    ...{ epoch: first, term: 2, rev: 5, print: emptyFingerprint, spoilt: [] },
    values: new Map([
      ['a', 'A'],
      ['b', 'B'],
    ]),
  }
  let state = { ...beginReconnected('w', stored, mine), beatAtMs: Infinity }
  const give = (input: LeaderInput): readonly LeaderEffect[] => {
    made += 1
    const freshEpoch = String(made).padStart(32, '0')
    const step = nextLeader(state, input, { nowMs, luck: 0.5, freshEpoch })
    state = step.state
    return step.effects
  }
  const asking = () => state.asking ?? -1
  const sent = () => (state.command && 'values' in state.command ? [state.command.values] : [])
  return {
    state: () => state,
    give,
    put: (id: string, value: string | undefined) => give({ type: 'edit', edit: new Map([[id, value]]) }),
    want: (wanted = keys) => give({ type: 'want', keys: wanted }),
    rekeyed: (answer: Answer<{ rev: number; term: number }> = { ok: true, value: { rev: 1, term: 1 } }) =>
      give({ type: 'rekeyed', asking: asking(), sent: sent(), answer }),
    refused: (refusal: No['refusal'], ...detail: string[]) =>
      give({ type: 'rekeyed', asking: asking(), sent: sent(), answer: { ok: false, refusal, detail } }),
    published: (rev: number) =>
      give({ type: 'published', asking: asking(), sent: sent(), answer: { ok: true, value: { rev } } }),
    started: () =>
      give({
        type: 'started',
        asking: asking(),
        sent: sent(),
        answer: { ok: true, value: { rev: 1, term: 1 } },
      }),
    fails: (trouble: Trouble = 'unreachable') => give({ type: 'failed', asking: asking(), trouble }),
    pass: (forMs: number) => {
      nowMs += forMs
      return give({ type: 'tick' })
    },
  }
}

const commands = (effects: readonly LeaderEffect[]) =>
  effects.map((effect) => (effect.type === 'ask' ? effect.command.type : effect.type))

describe('[L13] other secrets', () => {
  test('[L13] are asked for with the whole plan, and used for whatever is asked next', () => {
    const leader = createLeader()
    const [ask] = leader.want()
    expect(ask).toMatchObject({ type: 'ask', epoch: first, term: 2, command: { type: 'rekey', to: keys } })
    expect(leader.state().command).toMatchObject({ values: leader.state().mine })
    leader.put('a', 'later')
    const effects = leader.rekeyed()
    expect(commands(effects)).toEqual(['use', 'publish'])
    const { epoch, epochs, rev, term, wanted } = leader.state()
    expect([epochs.get(epoch), rev, term, wanted]).toEqual([1, 1, 1, undefined])
    expect(epoch).not.toBe(first)
    expect(effects[1]).toMatchObject({
      epoch,
      term: 1,
      rev: 1,
      command: { values: new Map([['a', 'later']]) },
    })
  })

  test('[L13] wait for the call that is under way, and carry what waits', () => {
    const leader = createLeader()
    leader.put('a', 'under way')
    leader.put('c', 'waits')
    expect(leader.want()).toEqual([])
    expect(commands(leader.published(6))).toEqual(['rekey'])
    expect(unconfirmed(leader.state())).toBe(1)
    expect(leader.rekeyed()).toMatchObject([{ type: 'use' }])
    expect(unconfirmed(leader.state())).toBe(0)
    expect(leader.state().stored).toEqual(leader.state().mine)
  })

  test('[L13] [L2] are asked for again, the same, until that is answered', () => {
    const leader = createLeader()
    leader.want()
    const { command } = leader.state()
    leader.fails()
    leader.put('a', 'later')
    expect(leader.state().trouble).toBe('unreachable')
    expect(leader.pass(1_000)).toMatchObject([{ type: 'ask', command }])
    expect(commands(leader.rekeyed())).toEqual(['use', 'publish'])
  })

  test.each(['too-large', 'too-many', 'bad-request'] as const)(
    '[L13] that are refused as %s change nothing, and what waited goes on',
    (refusal) => {
      const leader = createLeader()
      leader.want()
      leader.put('a', 'later')
      expect(commands(leader.refused(refusal, 'why'))).toEqual(['publish'])
      expect(leader.state()).toMatchObject({ epoch: first, rev: 5, wanted: undefined, rekeyed: { keys } })
      expect(leader.state().rekeyed?.no).toMatchObject({ refusal, detail: ['why'] })
    },
  )

  test('[L13] [L3] are asked for again once the stream was brought back', () => {
    const leader = createLeader()
    leader.want()
    expect(leader.refused('unknown-stream')).toMatchObject([{ command: { type: 'start', instead: first } }])
    expect(commands(leader.started())).toEqual(['rekey'])
    expect(commands(leader.rekeyed())).toEqual(['use'])
  })

  test('[L13] [L3] are asked for again where the stream stands otherwise', () => {
    const leader = createLeader()
    leader.want()
    expect(commands(leader.refused('stale-epoch'))).toEqual(['look'])
    expect(leader.state().wanted).toBe(keys)
  })

  test('[L13] [L3] have the stream re-established first where errors alone answer', () => {
    const leader = createLeader()
    leader.want()
    for (let times = 0; times < 5; times += 1) {
      leader.fails('unexpected')
      leader.pass(5_000)
    }
    expect(leader.state().command?.type).toBe('start')
    expect(commands(leader.started())).toEqual(['rekey'])
  })

  test('[L13] end with the lead', () => {
    const leader = createLeader()
    leader.want()
    leader.refused('superseded', '3', '77', 'phone')
    leader.pass(1_000)
    leader.refused('superseded', '3', '77', 'phone')
    expect(leader.state()).toMatchObject({ over: { word: 'superseded', by: 'phone' } })
    expect(leader.state().rekeyed).toBeUndefined()
  })

  test('[L13] that are wanted no more are not asked for, unless they were already', () => {
    const leader = createLeader()
    leader.put('a', 'under way')
    leader.want()
    leader.give({ type: 'forgo', keys: keysFor('another') })
    expect(leader.state().wanted).toBe(keys)
    leader.give({ type: 'forgo', keys })
    expect(leader.published(6)).toEqual([])
    leader.want()
    leader.give({ type: 'forgo', keys })
    expect(commands(leader.rekeyed())).toEqual(['use'])
  })

  test('[L13] that replace others are asked for after these, where they were under way', () => {
    const leader = createLeader()
    leader.want()
    const others = keysFor('newest')
    leader.want(others)
    expect(leader.rekeyed()).toMatchObject([
      { type: 'use', keys },
      { type: 'ask', command: { type: 'rekey', to: others } },
    ])
  })

  test('[L13] [L5] carry the stored plan while the leader has not chosen', () => {
    const leader = createLeader(new Map([['a', 'mine']]))
    leader.want()
    expect(leader.state().command).toMatchObject({ values: leader.state().stored })
    expect(commands(leader.rekeyed())).toEqual(['use'])
    expect(leaderWord(leader.state())).toBe('choosing')
    const [publish] = leader.give({ type: 'choose', which: 'keep-mine' })
    expect(publish).toMatchObject({
      command: {
        values: new Map([
          ['b', undefined],
          ['a', 'mine'],
        ]),
      },
    })
  })
})
