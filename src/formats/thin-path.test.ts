import { expect, test } from 'vitest'
import { thinPath } from './thin-path.ts'

test('of a log that stood still for a day the ends remain', () => {
  expect(thinPath(Array.from({ length: 100_000 }, () => [11, 47]))).toEqual([
    [11, 47],
    [11, 47],
  ])
})

test('of a straight way with one corner the ends and the corner remain', () => {
  const path = Array.from({ length: 4_001 }, (_, index) =>
    index <= 2_000 ? [index, 0] : [2_000, index - 2_000],
  )
  const thin = thinPath(path)
  expect(thin.length).toBeLessThan(1_500)
  expect(thin).toEqual(
    expect.arrayContaining([
      [0, 0],
      [2_000, 0],
      [2_000, 2_000],
    ]),
  )
})
