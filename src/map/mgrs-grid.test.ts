import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMgrs } from '../plan/military-grid.ts'
import { gridLines, gridZones, squareMiddles } from './mgrs-grid.ts'
import { fromUtm, utmOf } from './utm.ts'

// Never on the border of two zones, where either would do.
const thousandth = (value: number): number => value / 1000 + 0.0005
const lng = fc.integer({ min: -179_900, max: 179_900 }).map(thousandth)
const lat = fc.integer({ min: -79_900, max: 83_900 }).map(thousandth)

test('there and back again within a micrometre’s angle, also far beyond a zone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: -6, max: 6, noNaN: true }),
      lat,
      (zone, off, y) => {
        const at: [number, number] = [zone * 6 - 183 + off, y]
        const [backLng, backLat] = fromUtm(zone, utmOf(zone, at))
        expect(Math.abs(backLng - at[0])).toBeLessThan(1e-10)
        expect(Math.abs(backLat - at[1])).toBeLessThan(1e-10)
      },
    ),
  )
})

test('a published place has its published coordinates', () => {
  // The CN Tower, the example of Wikipedia's article on UTM: 17N 630084 4833438.
  const [easting, northing] = utmOf(17, [-79.387139, 43.642567])
  expect(easting).toBeCloseTo(630_084, -0.5)
  expect(northing).toBeCloseTo(4_833_438, -0.5)
})

test('a place is in the zone, and has the easting and northing, that the mgrs package gives it', () => {
  fc.assert(
    fc.property(lng, lat, (x, y) => {
      const name = /^(\d+)([A-Z]) ([A-Z]{2}) (\d{5}) (\d{5})$/.exec(formatMgrs([x, y]) ?? '')
      const zones = gridZones([x, y, x + 1e-9, y + 1e-9])
      // The package has no word for the halves of squares beyond what its letters reach.
      if (!name) return
      expect(zones.map(({ zone, band }) => `${zone}${band}`)).toContain(`${name[1]}${name[2]}`)
      const [easting, northing] = utmOf(Number(name[1]), [x, y])
      const apart = (found: number, digits: string | undefined): number => {
        const rest = (((found - Number(digits)) % 100_000) + 100_000) % 100_000
        return Math.min(rest, 100_000 - rest)
      }
      expect(apart(easting, name[4])).toBeLessThan(1.5)
      expect(apart(northing, name[5])).toBeLessThan(1.5)
    }),
  )
})

test('zones fill the world between 80° S and 84° N without gap or overlap, Norway and Spitsbergen included', () => {
  fc.assert(
    fc.property(lng, lat, (x, y) => {
      expect(gridZones([x, y, x + 1e-9, y + 1e-9])).toHaveLength(1)
    }),
    {
      examples: [
        [5, 60],
        [2.9, 60],
        [8, 75],
        [10, 75],
        [41, 80],
      ],
    },
  )
})

test('every line is a multiple of its step, stays in the view, and none is left out', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -170, max: 170, noNaN: true }),
      fc.double({ min: -75, max: 78, noNaN: true }),
      fc.double({ min: 0.02, max: 1, noNaN: true }),
      (west, south, size) => {
        const view = [west, south, west + size, south + size] as const
        for (const zone of gridZones(view)) {
          const lines = gridLines(zone, view, 10_000)
          for (const { axis, metres, path } of lines) {
            expect(metres % 10_000).toBeCloseTo(0)
            for (const [x, y] of path) {
              expect(x).toBeGreaterThanOrEqual(west - 1e-9)
              expect(x).toBeLessThanOrEqual(west + size + 1e-9)
              expect(y).toBeGreaterThanOrEqual(south - 1e-9)
              expect(y).toBeLessThanOrEqual(south + size + 1e-9)
              // Cut at the view's edge, a piece is a chord: a fraction of a pixel beside the true line.
              const [easting, northing] = utmOf(zone.zone, [x, y])
              expect(Math.abs((axis === 'easting' ? easting : northing) - metres)).toBeLessThan(30)
            }
          }
          const inside = squareMiddles(zone, view)
          for (const at of inside) {
            expect(utmOf(zone.zone, at).map((value) => Math.abs(value) % 100_000)).toEqual([
              expect.closeTo(50_000, 2),
              expect.closeTo(50_000, 2),
            ])
          }
        }
      },
    ),
    { numRuns: 60 },
  )
  const lines = gridLines({ zone: 33, band: 'U', box: [12, 48, 18, 56] }, [13, 52, 14, 52.5], 10_000)
  expect(lines.filter(({ axis }) => axis === 'easting').map(({ metres }) => metres / 1000)).toEqual([
    370, 380, 390, 400, 410, 420, 430,
  ])
})
