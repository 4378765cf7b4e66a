import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathSegment } from './path.ts'

test('[C1] encodes every byte but letters, digits, _ and - in lower case', () => {
  expect(pathSegment('Az_0-9')).toBe('Az_0-9')
  expect(pathSegment('stream:{7}:a b/ж')).toBe('stream%3a%7b7%7d%3aa%20b%2f%d0%b6')
})

test('[W5] encodes the dot, so that no name ends in a file type', () => {
  expect(pathSegment('ops.json')).toBe('ops%2ejson')
})

test('[C1] any name comes back by decoding', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (name) => {
      expect(decodeURIComponent(pathSegment(name))).toBe(name)
    }),
  )
})
