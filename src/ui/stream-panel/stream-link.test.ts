import { expect, test } from 'vitest'
import { readStreamHash, streamLink } from './stream-link.ts'

const page = 'https://missions.example/app/?x=1#/s/another?k=old'

test.each([
  'Alpha',
  'Ночной вылет. 3/4',
  '100 % #1?',
  'a?k=b',
  `?k=${'b'.repeat(61)}`,
  '100%41',
  'a%3Fk=b',
  'مهمة',
  '🚁',
])('the link to %s leads back to it, with an invitation and without', (name) => {
  const link = streamLink(name, page)
  expect(link).toMatch(/^https:\/\/missions\.example\/app\/\?x=1#\/s\/[^#/?]+$/)
  expect(readStreamHash(new URL(link).hash)).toEqual({ name })
  const invitation = 'Ab-_9'
  const inviting = new URL(streamLink(name, page, invitation))
  expect(readStreamHash(inviting.hash)).toEqual({ name, invitation })
  expect(inviting.href.slice(0, -inviting.hash.length)).toBe('https://missions.example/app/?x=1')
})

const invitation = `${'Ab-_9'.repeat(17)}x`

test.each([
  ['the question mark', '#/s/Alpha%201%3Fk=Ab-_9', 'Alpha 1', 'Ab-_9'],
  ['the question mark, in small letters', '#/s/100%25%3fk=Ab-_9', '100%', 'Ab-_9'],
  ['the question mark, after a percent sign typed by hand', '#/s/100%%3Fk=Ab-_9', '100%', 'Ab-_9'],
  ['the equals sign as well', `#/s/Alpha%201%3Fk%3D${invitation}`, 'Alpha 1', invitation],
  ['the equals sign, after a percent sign typed by hand', `#/s/5%%3Fk%3D${invitation}`, '5%', invitation],
  ['everything', `#%2Fs%2FAlpha%25201%3Fk%3D${invitation}`, 'Alpha 1', invitation],
  ['everything, twice', `#/s/Alpha%253Fk%253D${invitation}%250A`, 'Alpha', `${invitation}\n`],
])('a link of which %s was escaped is one with an invitation', (_, hash, name, found) => {
  expect(readStreamHash(hash)).toEqual({ name, invitation: found })
})

test.each(['?', '%3F'])('what a messenger adds to a link with %s is no part of its invitation', (mark) => {
  const hash = `#/s/Alpha${mark}k=Ab-_9&utm_source=chat`
  expect(readStreamHash(hash)).toEqual({ name: 'Alpha', invitation: 'Ab-_9' })
})

test('a percent sign typed by hand is one', () => {
  expect(readStreamHash('#/s/100%')).toEqual({ name: '100%' })
})

test('an invitation that was cut off is one that is empty', () => {
  expect(readStreamHash('#/s/Alpha?k=')).toEqual({ name: 'Alpha', invitation: '' })
})

test.each(['', '#', '#/s/', '#/plan'])('%j leads to no stream', (hash) => {
  expect(readStreamHash(hash)).toBeUndefined()
})
