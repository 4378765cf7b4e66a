import { expect, test } from 'vitest'
import { readStreamHash, streamLink } from './stream-link.ts'

const page = 'https://missions.example/app/?x=1#/s/another?k=old'

test.each(['Alpha', 'Ночной вылет. 3/4', '100 % #1?', 'a?k=b', 'مهمة', '🚁'])(
  'the link to %s leads back to it, with an invitation and without',
  (name) => {
    const link = streamLink(name, page)
    expect(link).toMatch(/^https:\/\/missions\.example\/app\/\?x=1#\/s\/[^#/?]+$/)
    expect(readStreamHash(new URL(link).hash)).toEqual({ name })
    const invitation = 'Ab-_9'
    const inviting = new URL(streamLink(name, page, invitation))
    expect(readStreamHash(inviting.hash)).toEqual({ name, invitation })
    expect(inviting.href.slice(0, -inviting.hash.length)).toBe('https://missions.example/app/?x=1')
  },
)

test('a percent sign typed by hand is one', () => {
  expect(readStreamHash('#/s/100%')).toEqual({ name: '100%' })
})

test('an invitation that was cut off is one that is empty', () => {
  expect(readStreamHash('#/s/Alpha?k=')).toEqual({ name: 'Alpha', invitation: '' })
})

test.each(['', '#', '#/s/', '#/plan'])('%j leads to no stream', (hash) => {
  expect(readStreamHash(hash)).toBeUndefined()
})
