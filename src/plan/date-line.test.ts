import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { halfBeyond, inWorld, middleBetween, middleOfExtent } from './date-line.ts'
import { legBetween } from './leg.ts'
import { planMapById, worldMap } from './plan-map.ts'
import type { Position } from './position.ts'

const game = planMapById('stalingrad')
const place = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -89, max: 89, noNaN: true }),
)

describe('across 180°', () => {
  it('the middle of a leg lies on it, as far from one end as from the other', () => {
    expect(middleBetween(worldMap, [179, 0], [-179, 0])).toEqual([180, 0])
    expect(middleBetween(worldMap, [178, 0], [-179, 0])).toEqual([179.5, 0])
    fc.assert(
      fc.property(place, place, (from, to) => {
        const { distanceKm } = legBetween(worldMap, from, to)
        const middle = middleBetween(worldMap, from, to)
        for (const end of [from, to])
          expect(Math.abs(legBetween(worldMap, middle, end).distanceKm - distanceKm / 2)).toBeLessThan(1e-3)
        expect(Math.abs(middle[0])).toBeLessThanOrEqual(180)
      }),
    )
  })

  it('a route goes on by half a leg', () => {
    expect(halfBeyond(worldMap, [178, 0], [180, 0])).toEqual([-179, 0])
    expect(halfBeyond(worldMap, [-178, 0], [-180, 0])).toEqual([179, 0])
    expect(halfBeyond(worldMap, [12, 50], [12, 50])).toEqual([12, 50])
  })

  it('the middle of places on both sides is among them', () => {
    expect(middleOfExtent(worldMap, [[170, 10], [-160, 20]])).toEqual([-175, 15]) // biome-ignore format: one line
    expect(middleOfExtent(worldMap, [[-160, 10], [170, 20], [-170, 0]])).toEqual([-175, 10]) // biome-ignore format: one line
    expect(middleOfExtent(worldMap, [[10, 0], [20, 0], [-30, 0]])).toEqual([-5, 0]) // biome-ignore format: one line
    expect(middleOfExtent(worldMap, [[180, 0]])).toEqual([180, 0])
    expect(middleOfExtent(worldMap, [])).toBeUndefined()
  })

  it('a longitude that has run over is one of the world again', () => {
    expect(inWorld(worldMap, [180.5, 3])).toEqual([-179.5, 3])
    expect(inWorld(worldMap, [-180.5, 3])).toEqual([179.5, 3])
    expect(inWorld(worldMap, [539, 3])).toEqual([179, 3])
    const edge: Position = [180, 3]
    expect(inWorld(worldMap, edge)).toEqual(edge)
  })
})

it('on a plane it is plain arithmetic', () => {
  expect(middleBetween(game, [0, 0], [255, -1])).toEqual([127.5, -0.5])
  expect(halfBeyond(game, [0, 0], [250, -2])).toEqual([375, -3])
  expect(middleOfExtent(game, [[-250, -1], [250, -3], [240, -3]])).toEqual([0, -2]) // biome-ignore format: one line
  expect(inWorld(game, [400, 1])).toEqual([400, 1])
  expect(middleBetween(undefined, [179, 0], [-179, 0])).toEqual([0, 0])
})
