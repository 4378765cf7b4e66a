import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windTriangle } from './wind-triangle.ts'

describe('windTriangle', () => {
  // Course, airspeed, wind from, wind speed; correction to the degree, ground speed to the unit.
  const published: readonly [string, number, number, number, number, number, number][] = [
    ['FAA-H-8083-25 chapter 16: 120 kt to the east, wind from the north-east', 90, 120, 45, 40, -14, 88],
    ['manual of the ASA E6-B: 125 kt, wind from behind', 90, 125, 230, 18, 5, 138],
    ['e6b.noseapp.ca: 90 kt to the north, wind from the west', 0, 90, 270, 10, -6, 89],
    ['head wind', 360, 100, 0, 30, 0, 70],
    ['tail wind', 180, 100, 0, 30, 0, 130],
  ]
  it.each(published)(
    'agrees with published examples: %s',
    (_, course, air, from, wind, correction, ground) => {
      const triangle = windTriangle(course, air, { fromDeg: from, kmh: wind })
      expect(Math.abs((triangle?.correctionDeg ?? 99) - correction)).toBeLessThanOrEqual(0.5)
      expect(Math.abs((triangle?.groundKmh ?? 999) - ground)).toBeLessThanOrEqual(0.5)
    },
  )

  const course = fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true })
  const speed = fc.double({ min: 0.1, max: 3000, noNaN: true })
  const vector = (deg: number, length: number): [number, number] => [
    length * Math.sin((deg * Math.PI) / 180),
    length * Math.cos((deg * Math.PI) / 180),
  ]

  it('adds up: the way through the air and the air’s own way are the way over the ground', () => {
    fc.assert(
      fc.property(
        course,
        speed,
        course,
        fc.double({ min: 0, max: 500, noNaN: true }),
        (deg, air, fromDeg, kmh) => {
          const triangle = windTriangle(deg, air, { fromDeg, kmh })
          if (!triangle) {
            // No heading: the wind across, or straight ahead, is at least as fast as the aircraft.
            expect(kmh).toBeGreaterThanOrEqual(air * (1 - 1e-6))
            return
          }
          const [airX, airY] = vector(triangle.headingDeg, air)
          const [windX, windY] = vector(fromDeg + 180, kmh)
          const [x, y] = vector(deg, triangle.groundKmh)
          expect(Math.hypot(airX + windX - x, airY + windY - y)).toBeLessThan(1e-6 * (air + kmh))
          expect(triangle.groundKmh).toBeGreaterThan(0)
          expect(Math.abs(triangle.correctionDeg)).toBeLessThanOrEqual(90)
        },
      ),
    )
  })

  it('leaves everything as it is in still air', () => {
    expect(windTriangle(123, 300, { fromDeg: 45, kmh: 0 })).toEqual({
      correctionDeg: 0,
      headingDeg: 123,
      groundKmh: 300,
    })
  })

  it('knows no heading without airspeed, in a wind too strong across, and in one as fast from ahead', () => {
    expect(windTriangle(0, 0, { fromDeg: 180, kmh: 50 })).toBeUndefined()
    expect(windTriangle(0, 100, { fromDeg: 90, kmh: 101 })).toBeUndefined()
    expect(windTriangle(0, 100, { fromDeg: 0, kmh: 100 })).toBeUndefined()
    expect(windTriangle(0, 100, { fromDeg: 180, kmh: 200 })?.groundKmh).toBeCloseTo(300)
  })
})
