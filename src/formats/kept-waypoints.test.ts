import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findWaypoints } from './kept-waypoints.ts'

const at = (x: number, y: number, rest: object = {}): object => ({ at: [x, y], ...rest })

const pathOf = (positions: string) => positions.split(' ').map((position) => position.split(',').map(Number))

const route = [at(1, 1, { speed: 250 }), at(2, 2, { timeS: 500 }), at(3, 3), at(4, 4, { name: 'TGT' })]

describe('waypoints that were kept', () => {
  it.each([
    ['removed', '1,1 3,3 4,4', [0, 2, 3]],
    ['added', '0,0 1,1 2,2 2.5,2 3,3 4,4', [-1, 0, 1, -1, 2, 3]],
    ['moved', '1,1 2,5 3,3 9,9', [0, 1, 2, 3]],
    ['turned round', '4,4 3,3 2,2 1,1', [3, 2, 1, 0]],
    ['written with fewer digits', '1.000001,1 2,2.000004 4,4', [0, 1, 3]],
    ['moved where another one was removed', '1,1 7,7 4,4', [0, -1, 3]],
  ])('are found again when some of them are %s', (_, positions, indexes) => {
    const { details, missing } = findWaypoints(route, pathOf(positions))
    expect(details).toEqual(indexes.map((index) => route[index] ?? {}))
    expect([...missing.keys()]).toEqual([0, 1, 2, 3].filter((index) => !indexes.includes(index)))
  })

  it('of the same place go one after the other, as on a way there and back', () => {
    const back = [at(1, 1, { name: 'out' }), at(2, 2), at(1, 1, { name: 'home' })]
    const named = (positions: string) =>
      findWaypoints(back, pathOf(positions)).details.map((one) => 'name' in one && one.name)
    expect(named('1,1 2,2 5,5 1,1')).toEqual(['out', false, false, 'home'])
    expect(named('2,2 1,1')).toEqual([false, 'home'])
  })

  it('at 180° are those at −180°', () => {
    expect(
      findWaypoints(
        [at(180, 1, { name: 'X' })],
        [
          [0, 0],
          [-180, 1],
        ],
      ).details[1],
    ).toMatchObject({ name: 'X' })
  })

  it('each go to one position at most, and are missing otherwise, whatever a file says', () => {
    const place = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }))
    const kept = fc.oneof(
      place.map(([x, y]) => at(x, y)),
      fc.constant({ name: 'x' }),
      fc.constant(7),
    )
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 8 }), fc.array(place, { maxLength: 8 }), (waypoints, path) => {
        const { details, missing } = findWaypoints(waypoints, path)
        expect(details).toHaveLength(path.length)
        const found = details.filter((detail) => waypoints.includes(detail))
        expect(new Set(found.map((detail) => waypoints.indexOf(detail))).size).toBeLessThanOrEqual(
          waypoints.length,
        )
        expect(missing.size).toBeLessThanOrEqual(waypoints.length)
        for (const [index, vertex] of path.entries()) {
          const same = waypoints.filter((one) => JSON.stringify(one) === JSON.stringify(at(...vertex)))
          if (same.length === 1 && path.filter((other) => other.join() === vertex.join()).length === 1)
            expect(details[index]).toEqual(same[0])
        }
      }),
    )
  })
})
