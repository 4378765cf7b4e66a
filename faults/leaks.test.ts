import { expect, test } from 'vitest'
import { growthOf, leaksOf, type Sample } from './leaks.ts'

const samples = (megabytesAt: (index: number) => number, count = 50): Sample[] =>
  Array.from({ length: count }, (_, index) => ({
    footprints: new Map([['webdis', { megabytes: megabytesAt(index), descriptors: 20 }]]),
  }))

test('what grows steadily is a leak', () => {
  expect(leaksOf(growthOf(samples((index) => 10 + 2 * index)))).toEqual(['webdis grew by 40 MB'])
})

test('what goes up and down is none, nor is what grows while it warms up', () => {
  expect(leaksOf(growthOf(samples((index) => (index % 2 ? 10 : 60))))).toEqual([])
  expect(leaksOf(growthOf(samples((index) => Math.min(index, 10) * 10)))).toEqual([])
})

test('too few samples tell nothing', () => {
  const [growth] = growthOf(samples((index) => index * 100, 5))
  expect(growth?.grownMegabytes).toBeNaN()
})
