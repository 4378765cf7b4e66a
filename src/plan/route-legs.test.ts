import { describe, expect, it } from 'vitest'
import type { Route } from './element.ts'
import { formatCourses, formatDuration, legLabel } from './leg-label.ts'
import { gameMaps } from './plan-map.ts'
import { routeLegs } from './route-legs.ts'

const map = gameMaps.find(({ id }) => id === 'lapino')
if (!map) throw new Error('lapino is missing')

const route = (waypoints: Route['waypoints'], speed = 300): Route => ({
  kind: 'route',
  name: 'Route 1',
  flightPlan: true,
  speed,
  waypoints,
  order: 'a0',
})

// Lapino has 0.2 km a unit: 62.5 units are 12.5 km.
const northEast = 62.5 / Math.SQRT2

describe('routeLegs', () => {
  it('gives course, reciprocal, distance, speed and time of each leg, and their sums', () => {
    const { legs, totalKm, totalHours } = routeLegs(
      map,
      { units: 'metric' },
      route([
        { at: [0, -200] },
        { at: [northEast, -200 + northEast], speed: 150 },
        { at: [northEast, -200] },
      ]),
    )
    expect(legs).toHaveLength(2)
    expect(legs[0]).toMatchObject({ from: 0, speedKmh: 300 })
    expect(legs[0]?.courseDeg).toBeCloseTo(45)
    expect(legs[0]?.hours).toBeCloseTo(12.5 / 300)
    expect(legs[1]).toMatchObject({ from: 1, speedKmh: 150 })
    expect(legs[1]?.courseDeg).toBeCloseTo(180)
    expect(totalKm).toBeCloseTo(12.5 + 0.2 * northEast)
    expect(totalHours).toBeCloseTo(12.5 / 300 + (0.2 * northEast) / 150)
  })

  it('reckons in miles an hour where the plan does', () => {
    const { legs } = routeLegs(
      map,
      { units: 'imperial' },
      route([{ at: [0, 0] }, { at: [0, -160.9344] }], 20),
    )
    expect(legs[0]?.hours).toBeCloseTo(1)
  })

  it('knows no total time where one leg is never flown to its end', () => {
    const waypoints = [{ at: [0, 0] as const, speed: 0 }, { at: [5, 0] as const }, { at: [9, 0] as const }]
    const { legs, totalHours, totalKm } = routeLegs(map, { units: 'metric' }, route(waypoints))
    expect(legs[0]?.hours).toBeUndefined()
    expect(totalHours).toBeUndefined()
    expect(totalKm).toBeCloseTo(1.8)
  })

  it('has no legs for a lone waypoint', () => {
    expect(routeLegs(map, { units: 'metric' }, route([{ at: [0, 0] }]))).toEqual({
      legs: [],
      totalKm: 0,
      totalHours: 0,
    })
  })
})

describe('a leg’s label', () => {
  const label = (units: 'metric' | 'imperial', speed: number): string | undefined => {
    const waypoints = [{ at: [0, -200] as const }, { at: [northEast, -200 + northEast] as const }]
    const leg = routeLegs(map, { units }, route(waypoints, speed)).legs[0]
    return leg && legLabel(leg, units)
  }

  it('reads as in the IL-2 Mission Planner', () => {
    expect(label('metric', 300)).toBe('[12.5km|045°/225°|300kph|2:30]')
  })

  it('is in miles where the plan is', () => {
    expect(label('imperial', 180)).toBe('[7.8mi|045°/225°|180mph|2:35]')
  })

  it('writes courses in three digits, north as 000', () => {
    expect(formatCourses(359.6)).toBe('000°/180°')
    expect(formatCourses(4.4)).toBe('004°/184°')
    expect(formatCourses(180.5)).toBe('181°/001°')
  })

  it('writes minutes and seconds, and hours from one on', () => {
    expect(formatDuration(0)).toBe('0:00')
    expect(formatDuration(59.99 / 3600)).toBe('0:59')
    expect(formatDuration(3599 / 3600)).toBe('59:59')
    expect(formatDuration(1)).toBe('1:00:00')
    expect(formatDuration(26 + 2 / 60 + 3 / 3600)).toBe('26:02:03')
    expect(formatDuration(undefined)).toBe('–:––')
  })
})
