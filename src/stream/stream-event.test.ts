import { expect, test } from 'vitest'
import { readStreamEvent } from './stream-event.ts'

const epoch = 'e'.repeat(32)
const id = `${epoch}:7`

test.each([
  [
    'plan',
    '{"rev":7,"edit":{"put":{"a":"A"},"del":["b"]}}',
    {
      type: 'plan',
      edit: new Map([
        ['b', undefined],
        ['a', 'A'],
      ]),
    },
  ],
  ['keys', '{"password":true}', { type: 'keys', isNewPassword: true }],
  ['keys', '{"password":false}', { type: 'keys', isNewPassword: false }],
  ['plan', '{"rev":7}', { type: 'announcement' }],
  [
    'beat',
    '{"rev":7,"beat":3,"leader":120,"viewers":9}',
    { type: 'beat', beat: 3, leaderAgeMs: 120, viewers: 9, print: undefined },
  ],
  [
    'beat',
    '{"rev":7,"beat":3,"leader":120,"viewers":9,"print":"ffffffffffff"}',
    { type: 'beat', beat: 3, leaderAgeMs: 120, viewers: 9, print: 2 ** 48 - 1 },
  ],
  ['lead', '{"term":2,"by":"phone"}', { type: 'lead', term: 2, by: 'phone' }],
  ['end', '{}', { type: 'end' }],
])('[E1] reads a %s event: %s', (type, data, event) => {
  expect(readStreamEvent({ type, id, data })).toEqual({ epoch, rev: 7, ...event })
})

test('[E4] ignores events of unknown types', () => {
  expect(readStreamEvent({ type: 'view', id, data: '{"x":1}' })).toBeUndefined()
})

test.each([
  ['no JSON', 'plan', id, '{"rev":7'],
  ['another revision than its id', 'plan', id, '{"rev":8}'],
  ['a beat of another revision than its id', 'beat', id, '{"rev":8,"beat":1,"leader":0,"viewers":0}'],
  ['a fingerprint that is none', 'beat', id, '{"rev":7,"beat":1,"leader":0,"viewers":0,"print":""}'],
  ['an edit that is none', 'plan', id, '{"rev":7,"edit":{"put":{"a":1},"del":[]}}'],
  ['a negative number', 'beat', id, '{"rev":7,"beat":-1,"leader":0,"viewers":0}'],
  ['no id', 'end', '', '{}'],
  ['an id of another kind', 'end', `${epoch}:x`, '{}'],
  ['an epoch that is none', 'end', 'e:7', '{}'],
])('[V5] does not take an event with %s', (_, type, eventId, data) => {
  expect(() => readStreamEvent({ type, id: eventId, data })).toThrow(
    expect.objectContaining({ name: 'ProtocolError' }),
  )
})
