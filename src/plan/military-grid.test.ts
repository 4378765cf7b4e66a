import fc from 'fast-check'
import { expect, it } from 'vitest'
import { legBetween } from './leg.ts'
import { formatMgrs, parseMgrs } from './military-grid.ts'
import { worldMap } from './plan-map.ts'
import type { Position } from './position.ts'

const hair = fc.constantFrom(0, 1e-9, -1e-9, 1e-6, -1e-6, 1e-4, -1e-4, 0.01, -0.01)
const within = (least: number, most: number) => (deg: number) => Math.min(most, Math.max(least, deg))

/** Where zones and bands meet, and a hair beside it. */
const cornerArbitrary: fc.Arbitrary<Position> = fc.tuple(
  fc.tuple(fc.integer({ min: -60, max: 60 }), hair).map(([n, off]) => within(-180, 180)(n * 3 + off)),
  fc.tuple(fc.integer({ min: -10, max: 11 }), hair).map(([n, off]) => within(-80, 84)(n * 8 + off)),
)

const anywhereArbitrary: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -80, max: 84, noNaN: true }),
)

it('reads every reference that it writes, of squares of 1 m to 100 km, at the corners of zones too', () => {
  const place = fc.oneof(cornerArbitrary, anywhereArbitrary)
  fc.assert(
    fc.property(place, fc.integer({ min: 0, max: 5 }), (at, digits) => {
      const reference = formatMgrs(at, digits) ?? ''
      const read = parseMgrs(reference)
      expect(read, reference).toBeDefined()
      // Half the diagonal, and what the series of the projection lose six degrees beside the middle of a zone.
      const reachKm = (0.75 * 10 ** (5 - digits)) / 1000 + 0.003
      expect(legBetween(worldMap, at, read ?? [0, 0]).distanceKm, reference).toBeLessThan(reachKm)
    }),
    { numRuns: 3000 },
  )
})

it('reads the corner of Norway’s zone, which none of the metre’s own corners is in', () => {
  expect(formatMgrs([3, 56])).toBe('32V JH 26049 22336')
  const [lng, lat] = parseMgrs('32V JH 26049 22336') ?? []
  expect(lng).toBeCloseTo(3, 4)
  expect(lat).toBeCloseTo(56, 4)
})

it('reads a square of 100 km, which has no digits', () => {
  expect(formatMgrs([12.78, 52.78], 0)).toBe('33U UU')
  const [lng, lat] = parseMgrs('33UUU') ?? []
  expect(lng).toBeCloseTo(12.78, 2)
  expect(lat).toBeCloseTo(52.78, 2)
})

it.each([
  // Zones that Norway and Spitsbergen do without, and what is in the next zone or band.
  '32X MH 00000 00000',
  '31V FD 00000 00000',
  '33U UA 00000 00000',
  '33T UU 90094 19842',
  '61U UU 90094 19842',
  '0U UU 90094 19842',
  '33U AA 90094 19842',
])('says that there is no %s', (reference) => {
  expect(parseMgrs(reference)).toBeUndefined()
})
