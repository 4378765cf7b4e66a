import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibleLine } from './visible-line.ts'

const box = { width: 100, height: 100, margin: 10 }

test('what lies beyond a side is cut short, what crosses the picture stays', () => {
  const line = [
    [50, 50],
    [200, 50],
    [300, 60],
    [300, 90],
    [50, 90],
  ] as const
  expect(visibleLine(line, box)).toEqual([
    [50, 50],
    [200, 50],
    [300, 90],
    [50, 90],
  ])
})

test('places that are nearly the same are one, but the last one stays', () => {
  expect(
    visibleLine(
      [
        [1, 1],
        [1.1, 1.1],
        [1.2, 1.1],
      ],
      box,
    ),
  ).toEqual([
    [1, 1],
    [1.2, 1.1],
  ])
})

test('the ends and everything in the picture that is far enough apart are kept', () => {
  const place = fc.tuple(fc.integer({ min: -300, max: 400 }), fc.integer({ min: -300, max: 400 }))
  fc.assert(
    fc.property(fc.uniqueArray(place, { minLength: 1, selector: String }), (line) => {
      const kept = visibleLine(line, box)
      expect(kept[0]).toEqual(line[0])
      expect(kept.at(-1)).toEqual(line.at(-1))
      for (const at of line) {
        if (at[0] >= 0 && at[0] <= 100 && at[1] >= 0 && at[1] <= 100) expect(kept).toContainEqual(at)
      }
    }),
  )
})
