import { describe, expect, test } from 'vitest'
import type { Reply } from '../webdis/reply.ts'
import { answerOf, callOf, isLibraryKnown, lockedMs, operations } from './wire.ts'

const hex = 'a'.repeat(32)

describe('calls', () => {
  test('[C1] [C6] name a function, its keys in order, and one JSON object', () => {
    const data = new Map([['a', 'x']])
    const call = callOf(operations.publish, 'x', {
      key: hex,
      epoch: hex,
      term: 2,
      rev: 7,
      edit: 'e-1',
      data,
    })
    expect(call).toMatchObject({ fn: 'stream_publish', readOnly: false })
    expect(call.keys.map((key) => key.replace(/:{\d+}/, ''))).toEqual([
      'stream:x',
      'plan:x',
      'log:x',
      'here:x',
      'streams',
    ])
    expect(JSON.parse(call.body)).toEqual({
      key: hex,
      epoch: hex,
      term: 2,
      rev: 7,
      edit: 'e-1',
      data: '{"put":{"a":"x"},"del":[]}',
    })
  })

  test('[C1] of readers are read-only, and have `{}` where there is nothing to say', () => {
    expect(callOf(operations.version, '', {})).toEqual({
      fn: 'stream_version',
      readOnly: true,
      keys: [],
      body: '{}',
    })
  })
})

describe('calls that change secrets', () => {
  const proof = 'b'.repeat(64)

  test('[R13] [C1] Rekey says what is and what is to be, the plan last', () => {
    const now = { password: proof, code: proof, epoch: hex, term: 3 }
    const then = {
      newPassword: proof,
      newCode: proof,
      newEpoch: hex,
      channel: hex,
      key: hex,
      salt: hex,
      kdf: 'k',
    }
    const more = { by: 'phone', edit: 'e-1', changed: false } as const
    const call = callOf(operations.rekey, 'x', { data: new Map([['a', 'x']]), ...now, ...then, ...more })
    expect(call.keys).toHaveLength(6)
    expect(JSON.parse(call.body)).toEqual({ ...now, ...then, ...more, data: '{"put":{"a":"x"},"del":[]}' })
    expect(call.body).toMatch(/"data":"[^,]*,[^,]*"}$/)
  })

  test('[R14] Offer is told how long it is good', () => {
    const call = callOf(operations.offer, 'x', { key: hex, code: proof, epoch: hex, term: 3, token: proof })
    expect(call.keys.map((key) => key.replace(/:{\d+}/, ''))).toEqual(['stream:x'])
    expect(answerOf(operations.offer, ['OK', '1700000600000', '1700000000000'])).toEqual({
      ok: true,
      value: { endsInMs: 600_000 },
    })
  })

  test('[K1] `locked` says for how long, and never nothing', () => {
    expect(lockedMs({ detail: ['4000'] })).toBe(4_000)
    for (const detail of [[], ['0'], ['x'], ['-1']]) expect(lockedMs({ detail })).toBe(250)
    expect(lockedMs({ detail: ['999999999'] })).toBe(60_000)
  })
})

describe('answers', () => {
  test('[C2] have numbers out of decimal strings', () => {
    expect(answerOf(operations.start, ['OK', '1', '2', '1700000000000'])).toEqual({
      ok: true,
      value: { rev: 1, term: 2, createdMs: 1_700_000_000_000 },
    })
  })

  test('[C3] are a refusal with what follows its word', () => {
    expect(answerOf(operations.publish, ['superseded', '2', '17', 'phone'])).toEqual({
      ok: false,
      refusal: 'superseded',
      detail: ['2', '17', 'phone'],
    })
  })

  test('[R5] of stream_since are the edits that are missing, or the whole plan', () => {
    const edit = '{"put":{"a":"x"},"del":[]}'
    expect(answerOf(operations.since, ['OK', hex, '8', hex, 'log', '7', edit, '8', edit])).toMatchObject({
      value: {
        epoch: hex,
        rev: 8,
        channel: hex,
        edits: [{ rev: 7, edit: new Map([['a', 'x']]) }, { rev: 8 }],
      },
    })
    expect(
      answerOf(operations.since, ['OK', hex, '8', hex, 'plan', '__proto__', 'x', 'b', 'y']),
    ).toMatchObject({
      value: {
        values: new Map([
          ['__proto__', 'x'],
          ['b', 'y'],
        ]),
      },
    })
  })

  test('[R8] of stream_list are rows', () => {
    expect(answerOf(operations.list, ['OK', '9', 'Ёж', '1', '2', '3', '4'])).toEqual({
      ok: true,
      value: { nowMs: 9, streams: [{ name: 'Ёж', createdMs: 1, seenMs: 2, viewers: 3, rev: 4 }] },
    })
  })

  test.each<[string, Reply]>([
    ['no array', 'OK'],
    ['nothing', null],
    ['an empty array', []],
    ['an unknown word', ['MAYBE', '1']],
    ['too little', ['OK', '1', '1']],
    ['what is not a number', ['OK', '1', '1', '1e3']],
    ['numbers as numbers', ['OK', 1, 1, 1]],
  ])('are not %s', (_, reply) => {
    expect(() => answerOf(operations.start, reply)).toThrow(
      expect.objectContaining({ name: 'ProtocolError' }),
    )
  })

  test.each<[string, Reply]>([
    ['with a gap', ['OK', hex, '9', hex, 'log', '7', '{"put":{},"del":[]}', '9', '{"put":{},"del":[]}']],
    ['that ends in the middle', ['OK', hex, '9', hex, 'log', '9']],
    ['of what are no edits', ['OK', hex, '9', hex, 'log', '9', '{']],
    ['of another kind', ['OK', hex, '9', hex, 'both']],
  ])('of stream_since are no log %s', (_, reply) => {
    expect(() => answerOf(operations.since, reply)).toThrow(
      expect.objectContaining({ name: 'ProtocolError' }),
    )
  })
})

test('[R11] a beat says a fingerprint, or none where the record has none', () => {
  const reply = ['OK', '1', '2', '3', '4', '5', '6']
  const print = (...more: readonly string[]) => {
    const answer = answerOf(operations.beat, [...reply, ...more])
    return answer.ok && answer.value.print
  }
  expect(print()).toBe(undefined)
  expect(print('00000000ff01')).toBe(0xff01)
  expect(() => print('0xff')).toThrow(expect.objectContaining({ name: 'ProtocolError' }))
})

test.each([
  ['2.1.0', true],
  ['2.4.2', true],
  ['2.0.9', false],
  ['1.1.0', false],
  ['3.0.0', false],
  ['2', false],
  ['', false],
])('library version %s: known is %s', (version, isKnown) => {
  expect(isLibraryKnown(version)).toBe(isKnown)
})
