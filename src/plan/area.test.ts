import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaKm2 } from './area.ts'
import { planMapById, worldMap } from './plan-map.ts'
import type { Position } from './position.ts'

const stalingrad = planMapById('stalingrad')
if (!stalingrad) throw new Error('Stalingrad is a map')

describe('an area', () => {
  it('of an eighth of the globe is an eighth of WGS 84’s surface', () => {
    const octant: Position[] = [
      [0, 0],
      [90, 0],
      [0, 90],
    ]
    expect(areaKm2(worldMap, [octant])).toBeCloseTo(510_065_621.724 / 8, 2)
    expect(areaKm2(worldMap, [octant.toReversed()])).toBeCloseTo(510_065_621.724 / 8, 2)
  })

  it('is that of GeographicLib’s own tests (Planimeter0)', () => {
    const cap: Position[] = [
      [0, 89],
      [90, 89],
      [180, 89],
      [270 - 360, 89],
    ]
    expect(areaKm2(worldMap, [cap])).toBeCloseTo(24_952.305678, 5)
    const diamond: Position[] = [
      [-1, 0],
      [0, -1],
      [1, 0],
      [0, 1],
    ]
    expect(areaKm2(worldMap, [diamond])).toBeCloseTo(24_619.419146, 5)
  })

  it('lies across 180° as anywhere else', () => {
    const square = (lng: number): Position[] =>
      (
        [
          [lng, 10],
          [lng + 2, 10],
          [lng + 2, 12],
          [lng, 12],
        ] as const
      ).map(([x, y]) => [x >= 180 ? x - 360 : x, y])
    expect(areaKm2(worldMap, [square(179)])).toBeCloseTo(areaKm2(worldMap, [square(20)]), 6)
  })

  it('of a triangle on a game map is half of base by height, in its scale', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 200, noNaN: true }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (base, height) => {
          const triangle: Position[] = [
            [10, -150],
            [10 + base, -150],
            [20, height - 150],
          ]
          const expected = (base * height * 1.40056 ** 2) / 2
          expect(areaKm2(stalingrad, [triangle])).toBeCloseTo(expected, 6)
        },
      ),
    )
  })

  it('has no holes in it, and is nothing with two corners', () => {
    const outer: Position[] = [
      [0, -10],
      [10, -10],
      [10, 0],
      [0, 0],
    ]
    const hole: Position[] = [
      [2, -4],
      [4, -4],
      [4, -2],
      [2, -2],
    ]
    expect(areaKm2(stalingrad, [outer, hole])).toBeCloseTo(96 * 1.40056 ** 2, 9)
    expect(areaKm2(stalingrad, [outer.slice(0, 2)])).toBe(0)
  })
})
