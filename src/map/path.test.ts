import { describe, expect, it } from 'vitest'
import { planMapById, worldMap } from '../plan/plan-map.ts'
import { alongLeg, legPaths, stopsOf, wholePath } from './path.ts'
import { planeOf } from './plane.ts'

const world = planeOf(worldMap)
const game = planeOf(planMapById('stalingrad'))

describe('the way through positions', () => {
  it('is straight on a game map', () => {
    expect(
      legPaths(game, [
        [0, 0],
        [200, -100],
        [10, -10],
      ]),
    ).toEqual([
      [
        [0, 0],
        [200, -100],
      ],
      [
        [200, -100],
        [10, -10],
      ],
    ])
  })

  it('comes home when it is closed', () => {
    const path = wholePath(
      game,
      [
        [0, 0],
        [5, 0],
        [5, -5],
      ],
      true,
    )
    expect(path).toEqual([
      [0, 0],
      [5, 0],
      [5, -5],
      [0, 0],
    ])
  })

  it('is one spot for one position, and none for none', () => {
    expect(wholePath(game, [[3, -3]])).toEqual([[3, -3]])
    expect(wholePath(game, [])).toEqual([])
  })

  it('crosses 180° the short way', () => {
    const stops = stopsOf(world, [
      [170, 0],
      [-170, 0],
      [175, 0],
    ])
    const half = 20_037_508.342789244
    expect(stops.map(([x]) => Math.round((x / half) * 180))).toEqual([170, 190, 175])
  })

  it('crosses 180° on the way home too', () => {
    const path = wholePath(
      world,
      [
        [178, -16],
        [-178, -16],
        [-178, -20],
        [178, -20],
      ],
      true,
    )
    const xs = path.map(([x]) => x)
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(500_000)
    expect(path.at(-1)?.[0]).toBeCloseTo(path[0]?.[0] ?? 0, 3)
  })

  it('bends as the great circle does: from Tokyo to Anchorage far north of the straight line', () => {
    const path = wholePath(world, [
      [140, 36],
      [-150, 61],
    ])
    const middle = path[Math.floor(path.length / 2)]
    const straight = ((path[0]?.[1] ?? 0) + (path.at(-1)?.[1] ?? 0)) / 2
    expect(middle?.[1]).toBeGreaterThan(straight + 500_000)
    // Between two places at 40° north, 70° apart, the vertex lies at atan(tan 40° / cos 35°).
    const [, north] = world.positionOf([
      0,
      Math.max(
        ...wholePath(world, [
          [-74, 40],
          [-4, 40],
        ]).map(([, y]) => y),
      ),
    ])
    expect(north).toBeCloseTo(45.69, 1)
  })

  it('does not bend a leg that is too short to show it', () => {
    expect(
      legPaths(world, [
        [8, 50],
        [9, 50.5],
      ])[0],
    ).toHaveLength(2)
  })

  it('finds the spot at a fraction of a leg', () => {
    expect(
      alongLeg(
        [
          [0, 0],
          [10, -20],
        ],
        0.6,
      ),
    ).toEqual([6, -12])
    expect(
      alongLeg(
        [
          [0, 0],
          [4, 0],
          [4, 8],
        ],
        0.75,
      ),
    ).toEqual([4, 4])
    expect(alongLeg([], 0.5)).toBeUndefined()
  })
})
