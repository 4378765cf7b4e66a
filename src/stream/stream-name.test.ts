import { expect, test } from 'vitest'
import { checkStreamName } from './stream-name.ts'

const problemOf = (text: string) => {
  const checked = checkStreamName(text)
  return checked.ok ? checked.name : checked.problem
}

test.each([
  'Операция «Ёж» / v1.json',
  'عملية',
  '100% ../.. \\ "quotes"',
  '👩‍✈️',
  'a'.repeat(64),
  '字'.repeat(64),
])('[P1] takes %s as it is', (name) => {
  expect(problemOf(name)).toBe(name)
})

test('[P1] takes a name in NFC, without white space at its ends', () => {
  expect(problemOf(' E\u0308xe\u00a0\n')).toBe('Ëxe')
})

test.each([
  ['', 'empty'],
  [' \t\u3000', 'empty'],
  ['a'.repeat(65), 'too-long'],
  ['👩‍✈️'.repeat(16), 'too-long'],
  ['a'.repeat(10_000), 'too-long'],
  ['a\u0007b', 'control'],
  ['a\nb', 'control'],
  ['a\u202eb', 'bidi-control'],
  ['a\u200fb', 'bidi-control'],
  ['a\ud800b', 'surrogate'],
  ['a\ue000b', 'private-use'],
  ['a\u{e0fff}b', 'unassigned'],
])('[P1] says what is wrong with %j: %s', (name, problem) => {
  expect(problemOf(name)).toBe(problem)
})

test('[P1] counts code points, and bytes of UTF-8 as well', () => {
  expect(problemOf('😀'.repeat(50))).toBe('😀'.repeat(50))
  expect(problemOf('😀'.repeat(51))).toBe('too-long')
})
