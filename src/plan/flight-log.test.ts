import { describe, expect, it } from 'vitest'
import { altitudeProfile } from './altitude-profile.ts'
import type { Route, Sheet, Waypoint } from './element.ts'
import { type FlightLog, flightLog } from './flight-log.ts'
import { gameMaps, worldMap } from './plan-map.ts'
import { speedKmh } from './units.ts'

const lapino = gameMaps.find(({ id }) => id === 'lapino')
if (!lapino) throw new Error('lapino is missing')

const sheetWith = (change: Partial<Sheet> = {}): Sheet => ({
  kind: 'sheet',
  map: 'lapino',
  units: 'metric',
  title: '',
  order: 'a0',
  ...change,
})

// Lapino has 0.2 km a unit: a waypoint every 50 km to the east.
const eastward = (...waypoints: Omit<Waypoint, 'at'>[]): Waypoint[] =>
  waypoints.map((waypoint, i) => ({ at: [i * 250, -100], ...waypoint }))

const routeOf = (waypoints: readonly Waypoint[], change: Partial<Route> = {}): Route => ({
  kind: 'route',
  name: 'Route 1',
  flightPlan: true,
  speed: 300,
  waypoints,
  order: 'a0',
  ...change,
})

const options = { today: '2026-11-21' }
const logOf = (route: Route, sheet: Partial<Sheet> = {}): FlightLog =>
  flightLog(lapino, sheetWith(sheet), route, options)

describe('flightLog', () => {
  it('has a row for each waypoint, the leg that leaves it, and what is behind', () => {
    const { rows, totalKm, totalHours } = logOf(routeOf(eastward({ name: 'Base' }, { speed: 600 }, {})))
    expect(rows.map(({ totalKm: km }) => Math.round(km))).toEqual([0, 50, 100])
    expect(rows.map(({ elapsedHours = 0 }) => Math.round(elapsedHours * 3600))).toEqual([0, 600, 900])
    expect(rows.map(({ leg }) => leg && Math.round(leg.airKmh))).toEqual([300, 600, undefined])
    expect(rows[0]?.waypoint.name).toBe('Base')
    expect(totalKm).toBeCloseTo(100)
    expect(totalHours).toBeCloseTo(0.25)
  })

  it('corrects heading and ground speed for the wind', () => {
    const winds = [{ altitude: 0, fromDeg: 0, speed: 60 }]
    const [row] = logOf(routeOf(eastward({}, {})), { winds }).rows
    expect(row?.leg?.courseDeg).toBeCloseTo(90)
    expect(row?.leg?.triangle?.correctionDeg).toBeCloseTo(-11.537, 3)
    expect(row?.leg?.triangle?.headingDeg).toBeCloseTo(78.463, 3)
    expect(row?.leg?.triangle?.groundKmh).toBeCloseTo(Math.sqrt(300 ** 2 - 60 ** 2))
    expect(row?.leg?.hours).toBeCloseTo(50 / Math.sqrt(300 ** 2 - 60 ** 2))
  })

  it('takes the wind at the mean altitude of the leg', () => {
    const winds = [
      { altitude: 0, fromDeg: 270, speed: 0 },
      { altitude: 4000, fromDeg: 270, speed: 80 },
    ]
    const { rows } = logOf(
      routeOf(eastward({ altitude: 1000 }, { altitude: 3000 }, {}), { altitude: 4000 }),
      {
        winds,
      },
    )
    expect(rows[0]?.leg?.wind.kmh).toBeCloseTo(40)
    expect(rows[1]?.leg?.wind.kmh).toBeCloseTo(70)
  })

  it('says why a leg has no heading, and knows no time behind it', () => {
    const winds = [{ altitude: 0, fromDeg: 0, speed: 200 }]
    const waypoints = [...eastward({ speed: 100 }, { speed: 0 }, {}), { at: [500, -100] as const }]
    const { rows, totalHours } = logOf(routeOf(waypoints), { winds })
    expect(rows.map(({ leg }) => leg?.problem)).toEqual([
      'wind-too-strong',
      'no-speed',
      'no-distance',
      undefined,
    ])
    expect(rows.map(({ elapsedHours }) => elapsedHours)).toEqual([0, undefined, undefined, undefined])
    expect(rows[2]?.leg?.hours).toBe(0)
    expect(totalHours).toBeUndefined()
  })

  it('reckons the clock back to take-off and on to landing', () => {
    const log = logOf(routeOf(eastward({}, {}, { timeS: 36_000 }, {})))
    expect(log.rows.map(({ clockS }) => clockS && Math.round(clockS))).toEqual([
      34_800, 35_400, 36_000, 36_600,
    ])
    expect(log.takeOffS).toBeCloseTo(34_800)
    expect(log.landingS).toBeCloseTo(36_600)
    expect(log.rows[2]?.lateS).toBeCloseTo(0)
  })

  it('shows how late or early the later times are, over midnight too', () => {
    const { rows } = logOf(routeOf(eastward({ timeS: 86_100 }, { timeS: 400 }, { timeS: 600 })))
    expect(rows.map(({ clockS = -1 }) => Math.round(clockS))).toEqual([86_100, 300, 900])
    expect(rows.map(({ lateS = 9 }) => Math.round(lateS))).toEqual([0, -100, 300])
  })

  it('knows the clock on both sides of the first time, as far as no leg’s time is missing', () => {
    const { rows } = logOf(routeOf(eastward({ speed: 0 }, {}, { timeS: 3600 }, { speed: 0 }, {})))
    expect(rows.map(({ clockS }) => clockS && Math.round(clockS))).toEqual([
      undefined,
      3000,
      3600,
      4200,
      undefined,
    ])
    expect(logOf(routeOf(eastward({}, {}))).takeOffS).toBeUndefined()
  })

  it('burns fuel by time', () => {
    const fuel = { start: 100, perHour: 240, unit: 'l' } as const
    const log = logOf(routeOf(eastward({}, {}, {}, {}), { fuel }))
    expect(log.rows.map(({ fuelLeft = -1 }) => Math.round(fuelLeft))).toEqual([100, 60, 20, -20])
    expect(log.rows[0]?.leg?.fuelUsed).toBeCloseTo(40)
    expect(log.fuelUsed).toBeCloseTo(120)
    expect(log.fuelLeft).toBeCloseTo(-20)
    expect(logOf(routeOf(eastward({}, {}))).fuelLeft).toBeUndefined()
  })

  it('takes variation off the true directions', () => {
    const winds = [{ altitude: 0, fromDeg: 0, speed: 60 }]
    const { rows } = logOf(routeOf(eastward({}, {})), { variationDeg: 100, winds })
    expect(rows[0]?.leg?.magneticCourseDeg).toBeCloseTo(350)
    expect(rows[0]?.leg?.magneticHeadingDeg).toBeCloseTo(338.463, 3)
    expect(logOf(routeOf(eastward({}, {}))).rows[0]?.leg?.magneticCourseDeg).toBeCloseTo(90)
    const world = flightLog(worldMap, sheetWith({ map: 'world' }), routeOf(eastward({}, {})), options)
    expect(world.variationSource).toBe('no-model')
    expect(world.rows[0]?.leg?.magneticCourseDeg).toBeUndefined()
  })

  it('is the same flight in miles and feet', () => {
    const winds = [{ altitude: 1000, fromDeg: 30, speed: 50 }]
    const metric = logOf(routeOf(eastward({ altitude: 304.8 }, {}), { climbRate: 304.8, altitude: 3048 }), {
      winds,
    })
    const imperial = logOf(
      routeOf(eastward({ altitude: 1000 }, {}), {
        climbRate: 1000,
        altitude: 10_000,
        speed: 300 / speedKmh('imperial', 1),
      }),
      { units: 'imperial', winds: [{ altitude: 9, fromDeg: 30, speed: 50 / speedKmh('imperial', 1) }] },
    )
    expect(imperial.totalHours).toBeCloseTo(metric.totalHours ?? -1, 9)
    expect(imperial.rows[0]?.leg?.altitude?.to).toBeCloseTo(metric.rows[0]?.leg?.altitude?.to ?? -1, 9)
  })

  it('has no time and no clock behind a leg that nobody would see the end of', () => {
    for (const speed of [0, 5e-324, 1e-9]) {
      const log = logOf(routeOf(eastward({ timeS: 60 }, { timeS: 90 }), { speed }))
      expect(log.rows[0]?.leg).toMatchObject({ hours: undefined, triangle: undefined, problem: 'no-speed' })
      expect(log.rows.map(({ clockS }) => clockS)).toEqual([60, undefined])
      expect(log.totalHours).toBeUndefined()
    }
  })

  it('takes no time and has no course from a place to itself, under whichever longitude it is written', () => {
    for (const [a, b] of [
      [
        [180, 10],
        [-180, 10],
      ],
      [
        [0, 90],
        [120, 90],
      ],
      [
        [5, 5],
        [5, 5],
      ],
    ] as const) {
      const route = routeOf([{ at: a, timeS: 86_400 }, { at: b }])
      const [first, last] = flightLog(worldMap, sheetWith({ map: 'world' }), route, options).rows
      expect(first?.leg).toMatchObject({ hours: 0, problem: 'no-distance', triangle: undefined })
      expect(first?.leg?.magneticCourseDeg).toBeUndefined()
      expect(last).toMatchObject({ clockS: 0, totalKm: 0 })
    }
  })

  it('has one row and nothing else for a lone waypoint', () => {
    const log = logOf(routeOf(eastward({ timeS: 60 })))
    expect(log.rows).toHaveLength(1)
    expect(log).toMatchObject({ totalKm: 0, totalHours: 0, takeOffS: 60, landingS: 60 })
  })
})

describe('altitude', () => {
  const round = (log: FlightLog): number[][][] =>
    altitudeProfile(log).runs.map((run) =>
      run.map(({ km, metres }) => [Math.round(km * 10) / 10, Math.round(metres)]),
    )

  it('changes evenly where there is no rate of climb', () => {
    const log = logOf(routeOf(eastward({ altitude: 0 }, { altitude: 3000 }, { altitude: 3000 })))
    expect(round(log)).toEqual([
      [
        [0, 0],
        [50, 3000],
        [100, 3000],
      ],
    ])
  })

  it('climbs at once and descends as late as possible', () => {
    // 10 minutes a leg, at 500 m a minute.
    const log = logOf(
      routeOf(eastward({ altitude: 0 }, { altitude: 2500 }, { altitude: 500 }), { climbRate: 500 }),
    )
    expect(round(log)).toEqual([
      [
        [0, 0],
        [25, 2500],
        [50, 2500],
        [80, 2500],
        [100, 500],
      ],
    ])
  })

  it('is not reached on a leg that is too short, and goes on from where it was', () => {
    const log = logOf(
      routeOf(eastward({ altitude: 0 }, { altitude: 6000 }, { altitude: 6000 }), { climbRate: 400 }),
    )
    expect(log.rows.map(({ altitudeM }) => Math.round(altitudeM ?? -1))).toEqual([0, 4000, 6000])
    expect(log.rows[0]?.leg?.altitude?.wantedM).toBe(6000)
    expect(round(log)).toEqual([
      [
        [0, 0],
        [50, 4000],
        [75, 6000],
        [100, 6000],
      ],
    ])
  })

  it('has a gap where it is not known', () => {
    const log = logOf(routeOf(eastward({ altitude: 500 }, { altitude: 700 }, {}, { altitude: 100 })))
    expect(round(log)).toEqual([
      [
        [0, 500],
        [50, 700],
      ],
    ])
    const profile = altitudeProfile(log)
    expect(profile.waypoints.map(({ metres }) => metres)).toEqual([500, 700, undefined, 100])
    expect(profile.range).toEqual({ lowestM: 100, highestM: 700 })
    expect(altitudeProfile(logOf(routeOf(eastward({}, {})))).range).toBeUndefined()
  })
})
