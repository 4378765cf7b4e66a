import { describe, expect, it } from 'vitest'
import { legBetween } from '../plan/leg.ts'
import { planMapById, worldMap } from '../plan/plan-map.ts'
import type { Position } from '../plan/position.ts'
import { isInside, nearestLeg } from './distance.ts'
import { fitExtent } from './fit-extent.ts'
import { handlesOf } from './handle.ts'
import { planeOf, type Spot } from './plane.ts'
import { extentOf, shapeOf } from './shape.ts'

const world = planeOf(worldMap)
const game = planeOf(planMapById('stalingrad'))

describe('the shape of an element', () => {
  it('is a circle whose every corner lies at the radius: map units on a game map', () => {
    const shape = shapeOf(game, {
      kind: 'circle',
      at: [100, -50],
      radius: 12,
      color: 'red',
      fillOpacity: 0,
      order: 'a0',
    })
    if (shape.type !== 'area') throw new Error('a circle is an area')
    for (const [x, y] of shape.paths[0] ?? []) expect(Math.hypot(x - 100, y + 50)).toBeCloseTo(12, 9)
  })

  it('is a circle whose every corner lies at the radius: metres on the world', () => {
    const at = [20, 70] as const
    const shape = shapeOf(world, {
      kind: 'circle',
      at,
      radius: 500_000,
      color: 'red',
      fillOpacity: 0,
      order: 'a0',
    })
    if (shape.type !== 'area') throw new Error('a circle is an area')
    for (const spot of shape.paths[0] ?? []) {
      expect(legBetween(worldMap, at, world.positionOf(spot)).distanceKm).toBeCloseTo(500, 2)
    }
  })

  it('is closed for every ring of a polygon', () => {
    const shape = shapeOf(game, {
      kind: 'polygon',
      rings: [
        [
          [0, 0],
          [9, 0],
          [9, -9],
        ],
        [
          [5, -1],
          [6, -1],
          [6, -2],
        ],
      ],
      color: 'red',
      fillOpacity: 0.2,
      order: 'a0',
    })
    if (shape.type !== 'area') throw new Error('a polygon is an area')
    expect(shape.paths).toHaveLength(2)
    for (const ring of shape.paths) expect(ring.at(-1)).toEqual(ring[0])
  })

  it('keeps both lines of a front apart', () => {
    const shape = shapeOf(game, {
      kind: 'front',
      blue: [
        [0, 0],
        [0, -9],
      ],
      red: [
        [2, 0],
        [2, -9],
      ],
      order: 'a0',
    })
    if (shape.type !== 'lines') throw new Error('a front is lines')
    expect(shape.paths).toEqual([
      [
        [0, 0],
        [0, -9],
      ],
      [
        [2, 0],
        [2, -9],
      ],
    ])
    expect(shape.legs).toHaveLength(2)
  })

  it('has a box; a line without positions has none', () => {
    const line = { kind: 'line', color: 'red', order: 'a0' } as const
    expect(
      extentOf(
        shapeOf(game, {
          ...line,
          path: [
            [3, -4],
            [1, -9],
          ],
        }),
      ),
    ).toEqual([1, -9, 3, -4])
    expect(extentOf(shapeOf(game, { ...line, path: [] }))).toBeUndefined()
  })
})

describe('an element of several ways at 180°', () => {
  const outer: readonly Position[] = [[179, 0], [-179, 0], [-179, 10], [179, 10]] // biome-ignore format: one line
  const hole: readonly Position[] = [[-179.5, 4], [179.5, 4], [179.5, 6], [-179.5, 6]] // biome-ignore format: one line

  it('has its holes where its ring is, whichever side either begins on', () => {
    for (const rings of [
      [outer, hole],
      [outer.toReversed(), hole.toReversed()],
      [outer, [...hole.slice(1), ...hole.slice(0, 1)]],
    ]) {
      const element = { kind: 'polygon', rings, color: 'red', fillOpacity: 0.2, order: 'a0' } as const
      const shape = shapeOf(world, element)
      if (shape.type !== 'area') throw new Error('no area')
      const xs = shape.paths.flat().map(([x]) => x)
      expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(250_000)
      const middle: Spot = [(Math.max(...xs) + Math.min(...xs)) / 2, world.spotOf([0, 5])[1]]
      expect(isInside(middle, shape.paths)).toBe(false)
      expect(nearestLeg(world, element, middle)?.path).toBe(1)
      const places = handlesOf(world, element).map(({ at }) => at[0])
      expect(Math.max(...places) - Math.min(...places)).toBeLessThan(250_000)
    }
  })

  it('is brought into view whole: a front along the line', () => {
    const front = { kind: 'front', blue: [[179.9, 0], [179.9, 5]], red: [[-179.9, 0], [-179.9, 5]], order: 'a0' } as const // biome-ignore format: one line
    const [minX, , maxX] = fitExtent(world, [shapeOf(world, front)]) ?? [0, 0, Infinity]
    expect(maxX - minX).toBeLessThan(25_000)
  })
})

describe('what is brought into view', () => {
  it('goes across 180° where that is nearer', () => {
    const point = (lng: number) =>
      shapeOf(world, { kind: 'text', at: [lng, 0], text: 'x', color: 'black', order: 'a0' })
    const extent = fitExtent(world, [point(179), point(-179)])
    expect((extent?.[2] ?? 0) - (extent?.[0] ?? 0)).toBeLessThan(250_000)
    const wide = fitExtent(world, [point(-40), point(30)])
    expect(wide?.[0]).toBeLessThan(0)
    expect(fitExtent(world, [])).toBeUndefined()
  })
})
