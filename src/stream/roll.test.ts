import { expect, test } from 'vitest'
import { createRollReckoner } from './roll.ts'

const rollOf = (...ids: string[]) => createRollReckoner()(new Set(ids))

test('[S6] a roll tells which ids there are, in whatever order', () => {
  expect(rollOf('a', 'b')).toBe(rollOf('b', 'a'))
  // SHA-256 of `a`, line feed, `b`, line feed.
  expect(rollOf('a', 'b').toString(16)).toBe('911169ddaaf146af')
  const others = [rollOf(), rollOf('a'), rollOf('b'), rollOf('ab'), rollOf('a', 'c'), rollOf('a', 'b', 'c')]
  expect(new Set([rollOf('a', 'b'), ...others]).size).toBe(7)
})

test('[S6] one that was reckoned before is the same as one that is reckoned anew', () => {
  const reckon = createRollReckoner()
  const ids = new Set(['a', 'b'])
  expect(reckon(ids)).toBe(rollOf('a', 'b'))
  ids.delete('b')
  expect(reckon(ids)).toBe(rollOf('a'))
  ids.add('c')
  expect(reckon(ids)).toBe(rollOf('a', 'c'))
  expect(reckon(new Set(['c', 'a']))).toBe(rollOf('a', 'c'))
  ids.delete('a')
  ids.add('d')
  expect(reckon(ids)).toBe(rollOf('c', 'd'))
})
