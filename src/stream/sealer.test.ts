import { expect, test } from 'vitest'
import { leaderRequest } from './leader-calls.ts'
import { nextLeader } from './leader-machine.ts'
import { beginStart, type LeaderEffect, type LeaderInput } from './leader-state.ts'
import { createRollReckoner, noElement } from './roll.ts'
import { createSeal } from './seal.ts'
import { createSealer } from './sealer.ts'
import { readEditText, type Values } from './value-edit.ts'

const seal = createSeal(new Uint8Array(32))
const pass = {
  name: 'x',
  password: 'a'.repeat(64),
  code: 'b'.repeat(64),
  key: 'd'.repeat(32),
  salt: '0'.repeat(32),
  kdf: 'argon2id:19456:2:1',
  channel: 'c'.repeat(32),
  by: 'computer',
  ttl: 600,
} as const

/** A leader, the text of each edit that they sent, and what opens of it. */
function createLeader(plan: Values = new Map([['a', 'A']])) {
  const sealer = createSealer(seal)
  let nowMs = 1_000_000
  let epochs = 0
  const moment = () => ({ nowMs, luck: 0, freshEpoch: String(epochs++).padStart(32, '0') })
  let state = beginStart('w', plan, moment())
  let last: { body: { epoch: string; rev?: number; data?: string }; read: (reply: string[]) => LeaderInput }
  const perform = (effects: readonly LeaderEffect[]): void => {
    for (const effect of effects) {
      if (effect.type !== 'ask') continue
      const { call, read } = leaderRequest(effect, pass, sealer)
      last = { body: JSON.parse(call.body), read }
    }
  }
  const give = (input: LeaderInput): void => {
    const step = nextLeader(state, input, moment())
    state = step.state
    perform(step.effects)
  }
  give({ type: 'tick' })
  return {
    give,
    pass(forMs: number) {
      nowMs += forMs
      give({ type: 'tick' })
    },
    put: (id: string, text: string) => give({ type: 'edit', edit: new Map([[id, text]]) }),
    answer: (...reply: string[]) => give(last.read(reply)),
    fail: () => give({ type: 'failed', asking: state.asking ?? -1, trouble: 'unreachable' }),
    text: () => last.body.data ?? '',
    sent: (...reply: string[]) => {
      const input = last.read(reply)
      return 'sent' in input ? input.sent : []
    },
    opened: () => {
      const { epoch, data = '' } = last.body
      return [...readEditText(data)].flatMap(([id, value]) =>
        value === undefined ? [] : [[id, seal.open(epoch, id, value)]],
      )
    },
    deleted: () =>
      [...readEditText(last.body.data ?? '')].flatMap(([id, value]) => (value === undefined ? [id] : [])),
  }
}

/** A leader whose stream stands, and who may publish at once. */
function createLiveLeader() {
  const leader = createLeader()
  leader.answer('OK', '1', '1', '0')
  leader.answer('OK', '1', '0', '0', '0', '0', '0')
  leader.pass(1_000)
  return leader
}

/** A stamp; `ids` are the elements that the plan then has, where that is known. */
const at = (first: number, ids: string, last = first) => ({
  ...{ first, last },
  roll: ids === '' ? undefined : createRollReckoner()(new Set(ids)),
})

test('[L2] a Start is asked again with the same text, as revision 1', () => {
  const leader = createLeader()
  const text = leader.text()
  expect(leader.opened()).toEqual([['a', { text: 'A', stamp: at(1, 'a') }]])
  leader.fail()
  leader.pass(10_000)
  expect(leader.text()).toBe(text)
})

test('[L2] [S6] a publish is asked again with the same text, for the revision that it is meant to be', () => {
  const leader = createLiveLeader()
  leader.put('b', '1')
  const text = leader.text()
  expect(leader.opened()).toEqual([['b', { text: '1', stamp: at(2, 'ab') }]])
  leader.fail()
  leader.pass(10_000)
  expect(leader.text()).toBe(text)
  leader.give({ type: 'flush' })
  expect(leader.text()).toBe(text)
})

test('[L8] [S6] halves of what was refused are sealed anew, for the revision that each may be', () => {
  const leader = createLiveLeader()
  leader.give({
    type: 'edit',
    edit: new Map([
      ['b', '1'],
      ['c', '2'],
    ]),
  })
  const whole = readEditText(leader.text())
  leader.answer('too-large')
  leader.pass(1_000)
  expect(leader.opened()).toEqual([['b', { text: '1', stamp: at(2, 'ab') }]])
  expect(readEditText(leader.text()).get('b')).not.toBe(whole.get('b'))
  leader.answer('OK', '2')
  leader.pass(1_000)
  expect(leader.opened()).toEqual([['c', { text: '2', stamp: at(3, 'abc') }]])
})

test('[L12] [S6] [R11] what takes the place of an unanswered publish is sealed for all that it may become, and both are known as they were sent', () => {
  const leader = createLiveLeader()
  leader.put('b', '1')
  const before = readEditText(leader.text())
  leader.put('b', '2')
  leader.give({ type: 'flush' })
  // Whichever arrived, the plan has the same elements.
  expect(leader.opened()).toEqual([['b', { text: '2', stamp: at(2, 'ab', 3) }]])
  expect(leader.sent('OK', '3')).toEqual([before, readEditText(leader.text())])
  leader.answer('OK', '2')
  leader.pass(1_000)
  // Until it was said again for the revision that it is, it could be said to be of either.
  expect(leader.opened()).toEqual([['b', { text: '2', stamp: at(3, 'ab') }]])
})

test('[L12] [S6] an edit that is not said again with what takes its place leaves open which elements there are', () => {
  const leader = createLiveLeader()
  leader.put('b', 'x'.repeat(40_000))
  leader.put('c', 'y'.repeat(10_000))
  leader.give({ type: 'flush' })
  expect(leader.opened()).toMatchObject([['c', { stamp: at(2, '', 3) }]])
})

test('[S6] an edit that puts nothing puts a value that tells the roll, also where nothing is left, and so does an empty Start', () => {
  const leader = createLiveLeader()
  leader.put('b', '1')
  leader.answer('OK', '2')
  for (const [id, rev, left] of [
    ['a', 3, 'b'],
    ['b', 4, ''],
  ] as const) {
    leader.pass(1_000)
    leader.give({ type: 'edit', edit: new Map([[id, undefined]]) })
    const roll = createRollReckoner()(new Set(left))
    expect(leader.deleted()).toEqual([id])
    expect(leader.opened()).toEqual([['roll', { text: noElement, stamp: { first: rev, last: rev, roll } }]])
    expect(leader.sent('OK', `${rev}`)).toEqual([readEditText(leader.text())])
    leader.answer('OK', `${rev}`)
  }
  leader.give({ type: 'edit', edit: new Map([['c', '3']]) })
  leader.pass(1_000)
  expect(leader.opened()).toEqual([['c', { text: '3', stamp: at(5, 'c') }]])

  const empty = createLeader(new Map())
  expect(empty.opened()).toMatchObject([['roll', { text: noElement, stamp: { first: 1, last: 1 } }]])
})

test('[S6] an element that somebody gave the id of that value stays what it is, until it is deleted', () => {
  const leader = createLiveLeader()
  leader.put('roll', '1')
  leader.answer('OK', '2')
  leader.pass(1_000)
  leader.give({ type: 'edit', edit: new Map([['a', undefined]]) })
  const roll = createRollReckoner()(new Set(['roll']))
  expect(leader.opened()).toEqual([['roll', { text: '1', stamp: { first: 3, last: 3, roll } }]])
  leader.answer('OK', '3')
  leader.pass(1_000)
  leader.give({ type: 'edit', edit: new Map([['roll', undefined]]) })
  expect(leader.deleted()).toEqual([])
  expect(leader.opened()).toMatchObject([['roll', { text: noElement }]])
})

test('[L3] a stream that is started anew is sealed for its epoch, as revision 1', () => {
  const leader = createLiveLeader()
  leader.put('b', '1')
  leader.answer('unknown-stream')
  expect(leader.opened()).toEqual([
    ['a', { text: 'A', stamp: at(1, 'ab') }],
    ['b', { text: '1', stamp: at(1, 'ab') }],
  ])
})
