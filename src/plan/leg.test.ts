import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { destination, legBetween, legHours, normalCourse } from './leg.ts'
import { type GameMap, gameMaps, planMapById, worldMap } from './plan-map.ts'
import type { Position } from './position.ts'

const stalingrad = gameMaps[0]
if (!stalingrad) throw new Error('the catalogue is empty')

const dms = (degrees: number, minutes: number, seconds: number): number =>
  Math.sign(degrees) * (Math.abs(degrees) + minutes / 60 + seconds / 3600)

describe('legBetween on a game map', () => {
  const cases: readonly [string, Position, number][] = [
    ['north', [0, 1], 0],
    ['north-east', [1, 1], 45],
    ['east', [1, 0], 90],
    ['south', [0, -1], 180],
    ['south-west', [-1, -1], 225],
    ['west', [-1, 0], 270],
    ['north-west', [-1, 1], 315],
  ]
  it.each(cases)('counts the course clockwise from north: %s', (_name, [dx, dy], course) => {
    const leg = legBetween(stalingrad, [100, -80], [100 + dx, -80 + dy])
    expect(leg.courseDeg).toBeCloseTo(course, 9)
    expect(leg.reciprocalDeg).toBeCloseTo((course + 180) % 360, 9)
  })

  it('measures by the map’s scale', () => {
    expect(legBetween(stalingrad, [10, -10], [13, -14]).distanceKm).toBeCloseTo(5 * 1.40056, 12)
  })

  it('says 0 km where there is no way to go', () => {
    expect(legBetween(stalingrad, [1, -1], [1, -1])).toEqual({
      distanceKm: 0,
      courseDeg: 0,
      reciprocalDeg: 180,
    })
  })
})

describe('legBetween on the world', () => {
  // The first six are Karney's test set for GeographicLib; then its documentation's JFK–LHR and Wellington–Salamanca
  // and Flinders Peak–Buninyong of the Geocentric Datum of Australia's technical manual.
  const published: readonly [string, number, number, number, number, number, number, number][] = [
    [
      'over the antimeridian',
      -66.99028,
      112.2363,
      -12.70631,
      -74.09656,
      11150344.231,
      173.734912408784,
      1e-9,
    ],
    ['to the other side', 32.84994, 48.28919, -56.28556, -157.70868, 16727068.944, 150.492927788122, 1e-9],
    ['westwards', -50.56724, -16.30485, -33.56571, -94.97412, 6455670.512, 254.56032009241, 1e-9],
    ['near the equator', 6.96833, 52.74123, -7.39675, -153.82709, 17102477.25, 92.581585386318, 1e-9],
    ['near the pole', -87.85331, 85.66836, 66.48646, 16.09921, 17286615.315, 294.879686959757, 1e-9],
    ['short of an ocean', -19.79938, -174.47484, -11.99349, -154.35109, 2319004.86, 71.167275780172, 1e-9],
    ['JFK–LHR', 40.6, -73.8, 51.6, -0.5, 5551759.4, 51.19888285, 1e-7],
    ['Wellington–Salamanca', -41.32, 174.81, 40.96, -5.5, 19959679.267, 161.067669986159, 1e-9],
    [
      'Flinders Peak–Buninyong',
      dms(-37, 57, 3.7203),
      dms(144, 25, 29.5244),
      dms(-37, 39, 10.1561),
      dms(143, 55, 35.3839),
      54972.271,
      dms(306, 52, 5.37),
      1e-5,
    ],
  ]
  it.each(published)(
    'agrees with published values: %s',
    (_name, lat1, lng1, lat2, lng2, metres, course, degrees) => {
      const leg = legBetween(worldMap, [lng1, lat1], [lng2, lat2])
      expect(Math.abs(leg.distanceKm * 1000 - metres)).toBeLessThan(0.001)
      expect(Math.abs(leg.courseDeg - course)).toBeLessThan(degrees)
    },
  )

  it('goes the short way over the antimeridian', () => {
    expect(legBetween(worldMap, [179.5, 0], [-179.5, 0]).distanceKm).toBeCloseTo(111.3195, 3)
  })
})

describe('destination', () => {
  const course = fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true })

  it('is where legBetween says that one comes to, on every game map', () => {
    const position = fc.tuple(
      fc.double({ min: 0, max: 256, noNaN: true }),
      fc.double({ min: -260, max: 0, noNaN: true }),
    )
    const distance = fc.double({ min: 0.01, max: 800, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom<GameMap>(...gameMaps), position, course, distance, (map, from, deg, km) => {
        const leg = legBetween(map, from, destination(map, from, deg, km))
        expect(leg.distanceKm).toBeCloseTo(km, 9)
        expect(turn(leg.courseDeg, deg)).toBeLessThan(1e-6)
      }),
    )
  })

  it('is where legBetween says that one comes to, on the world, to the millimetre', () => {
    const position = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -89, max: 89, noNaN: true }),
    )
    const distance = fc.double({ min: 0.1, max: 19_000, noNaN: true })
    fc.assert(
      fc.property(position, course, distance, (from, deg, km) => {
        const to = destination(worldMap, from, deg, km)
        expect(Math.abs(to[0])).toBeLessThanOrEqual(180)
        expect(Math.abs(to[1])).toBeLessThanOrEqual(90)
        expect(Math.abs(legBetween(worldMap, from, to).distanceKm - km)).toBeLessThan(1e-6)
      }),
    )
  })
})

describe('legHours', () => {
  it('is distance by speed', () => {
    expect(legHours(150, 300)).toBe(0.5)
  })
  it('knows no time at speed 0, but where there is no way to go', () => {
    expect(legHours(1, 0)).toBeUndefined()
    expect(legHours(0, 0)).toBe(0)
  })
})

describe('normalCourse', () => {
  it('is 0 or more and less than 360, whatever comes in', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (deg) => {
        const normal = normalCourse(deg)
        expect(normal >= 0 && normal < 360).toBe(true)
      }),
    )
    expect(normalCourse(-1e-20)).toBe(0)
    expect(normalCourse(360)).toBe(0)
  })
})

describe('the catalogue of maps', () => {
  it('finds maps by id and nothing else', () => {
    expect(planMapById('kuban')).toMatchObject({
      title: 'Kuban',
      scaleKm: 2.876397232,
      height: 100,
      width: 143,
    })
    expect(planMapById('world')).toBe(worldMap)
    expect(planMapById('')).toBeUndefined()
    expect(planMapById('__proto__')).toBeUndefined()
  })
})

const turn = (a: number, b: number): number => Math.min(normalCourse(a - b), normalCourse(b - a))
