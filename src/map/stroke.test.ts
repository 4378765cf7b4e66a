import { describe, expect, it } from 'vitest'
import { planMapById, worldMap } from '../plan/plan-map.ts'
import { wholePath } from './path.ts'
import { planeOf, type Spot } from './plane.ts'
import { strokePositions } from './stroke.ts'

const game = planeOf(planMapById('stalingrad'))
const world = planeOf(worldMap)

describe('a stroke', () => {
  it('is its corners on a game map', () => {
    const trace: Spot[] = [
      [0, 0],
      [50, -0.1],
      [100, 0],
      [100, -50],
    ]
    expect(strokePositions(game, trace, 0.5)).toEqual([
      [0, 0],
      [100, 0],
      [100, -50],
    ])
  })

  it('stays as straight as the hand drew it on the world, where legs bend', () => {
    const [from, to] = [world.spotOf([-60, 50]), world.spotOf([40, 50])]
    const tolerance = 20_000
    const positions = strokePositions(world, [from, to], tolerance)
    expect(positions.length).toBeGreaterThan(4)
    expect(positions.length).toBeLessThan(70)
    for (const [, y] of wholePath(world, positions)) expect(Math.abs(y - from[1])).toBeLessThan(2 * tolerance)
  })

  it('has not more positions than an element can travel with', () => {
    const trace = Array.from({ length: 6_000 }, (_, i): Spot => [i * 0.01, -((i * 7919) % 100)])
    expect(strokePositions(game, trace, 0.01).length).toBeLessThanOrEqual(1_200)
  })
})
