import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clipLine } from './clip-line.ts'

test('a line across the view is cut at its edges', () => {
  expect(clipLine([-50, 50], [150, 50], 100, 80)).toEqual([
    [0, 50],
    [100, 50],
  ])
  expect(clipLine([20, 20], [30, 40], 100, 80)).toEqual([
    [20, 20],
    [30, 40],
  ])
  expect(clipLine([-50, -10], [150, -10], 100, 80)).toBeUndefined()
})

test('whatever is left lies in the view and on the line, and is all of it that does', () => {
  const place = fc.tuple(
    fc.double({ min: -500, max: 500, noNaN: true }),
    fc.double({ min: -500, max: 500, noNaN: true }),
  )
  fc.assert(
    fc.property(place, place, fc.double({ min: 0, max: 1, noNaN: true }), ([x1, y1], [x2, y2], part) => {
      const cut = clipLine([x1, y1], [x2, y2], 100, 80)
      for (const [x, y] of cut ?? []) {
        expect(x).toBeGreaterThanOrEqual(-1e-6)
        expect(x).toBeLessThanOrEqual(100 + 1e-6)
        expect(y).toBeGreaterThanOrEqual(-1e-6)
        expect(y).toBeLessThanOrEqual(80 + 1e-6)
        expect(Math.abs((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1))).toBeLessThan(1e-5)
      }
      const [x, y] = [x1 + part * (x2 - x1), y1 + part * (y2 - y1)]
      if (x > 1e-6 && x < 100 - 1e-6 && y > 1e-6 && y < 80 - 1e-6) expect(cut).toBeDefined()
    }),
  )
})
