import { describe, expect, it } from 'vitest'
import { legBetween } from '../plan/leg.ts'
import { planMapById, worldMap } from '../plan/plan-map.ts'
import type { Position } from '../plan/position.ts'
import { planeOf } from './plane.ts'
import { type DrawnElement, shapeOf } from './shape.ts'
import { steady, steered, stickiesOf, straightened } from './snap.ts'

const game = planeOf(planMapById('stalingrad'))
const world = planeOf(worldMap)
const aimAt = (x: number, y: number, reachPx = 8) => ({ at: [x, y] as const, reachPx, unitsPerPx: 0.1 })
const sticky = (at: Position) => ({ at, path: 0, index: 0 })

describe('what a hand sticks to', () => {
  it('is waypoints, points, centres, ends of lines and corners of areas; not texts, nor what lies along a line', () => {
    const path: Position[] = [
      [1, -1],
      [2, -2],
      [3, -3],
    ]
    const shared = { color: 'red', order: 'a0' } as const
    const elements: DrawnElement[] = [
      {
        kind: 'route',
        name: '',
        flightPlan: true,
        speed: 1,
        waypoints: path.map((at) => ({ at })),
        order: 'a0',
      },
      { kind: 'point', name: '', at: [4, -4], type: 'marker', notes: '', ...shared },
      { kind: 'circle', at: [5, -5], radius: 3, fillOpacity: 0, ...shared },
      { kind: 'line', path, ...shared },
      { kind: 'polygon', rings: [path], fillOpacity: 0, ...shared },
      { kind: 'text', at: [6, -6], text: 'T', ...shared },
    ]
    const found = elements.map((element) =>
      stickiesOf([{ id: 'e', element, shape: shapeOf(game, element) }]).map(({ at }) => at[0]),
    )
    expect(found).toEqual([[1, 2, 3], [4], [5], [1, 3], [1, 2, 3], []])
  })

  it('is the nearest within 10 px, for a finger within 16, exactly', () => {
    const near: Position = [10.1234567, -10]
    const stickies = [sticky([12, -10]), sticky(near)]
    expect(steered(game, aimAt(10.9, -10), steady, stickies, undefined)).toEqual({ at: near, stuck: true })
    expect(steered(game, aimAt(8.9, -10), steady, stickies, undefined).stuck).toBe(false)
    expect(steered(game, aimAt(8.9, -10, 22), steady, stickies, undefined).at).toBe(near)
    expect(steered(game, aimAt(8.4, -10, 22), steady, stickies, undefined).stuck).toBe(false)
  })

  it('does not hold a hand that is free of it', () => {
    const free = { isFree: true, isStraight: false }
    expect(steered(game, aimAt(10, -10.2), free, [sticky([10, -10])], undefined)).toEqual({
      at: [10, -10.2],
      stuck: false,
    })
  })

  it('is found across 180°', () => {
    const [x = 0, y = 0] = world.spotOf([-179.9999, 10])
    const aim = { at: [x + 2 * Math.PI * 6_378_137 - 50, y] as const, reachPx: 8, unitsPerPx: 20 }
    expect(steered(world, aim, steady, [sticky([-179.9999, 10])], undefined).at).toEqual([-179.9999, 10])
  })
})

describe('a hand that keeps to round courses', () => {
  it('turns about the other end by steps of 15° of true course, at the same distance', () => {
    for (const [plane, from] of [
      [game, [100, -80]],
      [world, [10, 60]],
    ] as const) {
      const { map } = plane
      if (!map) throw new Error('there is a map')
      for (const to of [
        [from[0] + 3, from[1] + 1],
        [from[0] - 0.4, from[1] - 5],
        [from[0] - 6, from[1] + 5.5],
      ] as const) {
        const raw = legBetween(map, from, to)
        const leg = legBetween(map, from, straightened(plane, from, to))
        expect(Math.abs(leg.courseDeg / 15 - Math.round(leg.courseDeg / 15))).toBeLessThan(1e-4)
        const turned = Math.abs(((leg.courseDeg - raw.courseDeg + 540) % 360) - 180)
        expect(turned).toBeLessThanOrEqual(7.501)
        expect(leg.distanceKm).toBeCloseTo(raw.distanceKm, 3)
      }
    }
  })

  it('sticks to nothing meanwhile, and needs a leg', () => {
    const straight = { isFree: false, isStraight: true }
    const stickies = [sticky([10, -0.5])]
    expect(steered(game, aimAt(10, -0.5), straight, stickies, [0, 0])).toMatchObject({ stuck: false })
    expect(steered(game, aimAt(10, -0.5), straight, stickies, undefined)).toMatchObject({ stuck: true })
  })
})
