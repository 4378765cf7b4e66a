import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Spot } from './plane.ts'
import { simplified, simplifiedTo } from './simplify.ts'

const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true })
const lines: fc.Arbitrary<Spot[]> = fc.array(fc.tuple(coordinate, coordinate), {
  minLength: 2,
  maxLength: 60,
})

describe('simplifying a line', () => {
  it('leaves out what lies on the way, and keeps corners', () => {
    const line: Spot[] = [
      [0, 0],
      [5, 0.4],
      [10, 0],
      [10, 5],
      [10.3, 8],
      [10, 10],
    ]
    expect(simplified(line, 0.5)).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
    ])
    expect(simplified(line, 0)).toEqual(line)
  })

  it('keeps the turn of a line that comes back on itself', () => {
    expect(
      simplified(
        [
          [0, 0],
          [10, 0],
          [2, 0],
        ],
        1,
      ),
    ).toHaveLength(3)
  })

  it('keeps both ends, and never strays farther than the tolerance', () => {
    fc.assert(
      fc.property(lines, fc.double({ min: 0.01, max: 200, noNaN: true }), (line, tolerance) => {
        const fewer = simplified(line, tolerance)
        expect([fewer[0], fewer.at(-1)]).toEqual([line[0], line.at(-1)])
        for (const spot of line) expect(distance(spot, fewer)).toBeLessThanOrEqual(tolerance + 1e-9)
      }),
    )
  })

  it('is as much simpler as a limit asks for', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 2, max: 20 }), (line, most) => {
        expect(simplifiedTo(line, 0.1, most).length).toBeLessThanOrEqual(most)
      }),
    )
  })
})

/** From a spot to the nearest of a line's pieces, by trying many places on each. */
function distance([x, y]: Spot, line: readonly Spot[]): number {
  let least = Infinity
  line.forEach((b, i) => {
    const a = line[i - 1] ?? b
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const length = dx * dx + dy * dy
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / length))
    least = Math.min(least, Math.hypot(a[0] + t * dx - x, a[1] + t * dy - y))
  })
  return least
}
