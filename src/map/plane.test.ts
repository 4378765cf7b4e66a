import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legBetween } from '../plan/leg.ts'
import { gameMaps, planMapById, worldMap } from '../plan/plan-map.ts'
import { normalLng, planeOf } from './plane.ts'

const world = planeOf(worldMap)

describe('the plane of a map', () => {
  it('is a game map as it stands: x is lng, y is lat from minus the height up to 0', () => {
    const plane = planeOf(planMapById('stalingrad'))
    expect(plane.extent).toEqual([0, -164.2, 256, 0])
    expect(plane.spotOf([66.625, -62.325])).toEqual([66.625, -62.325])
    expect(plane.positionOf([66.625, -62.325])).toEqual([66.625, -62.325])
    expect(plane.worldWidth).toBeUndefined()
  })

  it('is a projection of its own for each game map', () => {
    const codes = new Set(gameMaps.map((map) => planeOf(map).projection.getCode()))
    expect(codes.size).toBe(gameMaps.length)
  })

  it('is Web Mercator for the world', () => {
    const [x, y] = world.spotOf([180, 0])
    expect(x).toBeCloseTo(20_037_508.34, 2)
    expect(y).toBeCloseTo(0, 6)
    expect(world.projection.getCode()).toBe('EPSG:3857')
  })

  it('brings positions of the world back to within 0.1 m', () => {
    const anywhere = fc.tuple(
      fc.double({ min: -180, max: 179.999, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
    )
    fc.assert(
      fc.property(anywhere, ([lng, lat]) => {
        const [backLng, backLat] = world.positionOf(world.spotOf([lng, lat]))
        expect(Math.abs(backLng - lng)).toBeLessThan(1e-6)
        expect(Math.abs(backLat - lat)).toBeLessThan(1e-6)
      }),
    )
  })

  it('keeps the poles, and whatever else lies beyond Mercator, on the plane', () => {
    for (const lat of [-90, -89, 89, 90]) {
      expect(Math.abs(world.spotOf([0, lat])[1])).toBeCloseTo(20_037_508.34, 1)
    }
  })

  it('names every place of every world by a longitude from −180 up to but not 180', () => {
    const [x, y] = world.spotOf([-170, 10])
    expect(world.positionOf([x + 40_075_016.685578488, y])[0]).toBeCloseTo(-170, 6)
    expect(normalLng(180)).toBe(-180)
    expect(normalLng(-540)).toBe(-180)
    expect(normalLng(359)).toBe(-1)
  })

  it('knows how long its units are', () => {
    expect(planeOf(planMapById('moscow')).kmPerUnit([10, -10])).toBe(1.46621)
    const spot = world.spotOf([10, 60])
    const east = world.positionOf([spot[0] + 10_000, spot[1]])
    const measuredKm = legBetween(worldMap, [10, 60], east).distanceKm
    expect((world.kmPerUnit(spot) ?? 0) * 10_000).toBeCloseTo(measuredKm, 1)
    expect(planeOf(undefined).kmPerUnit([0, 0])).toBeUndefined()
  })
})
