import fc from 'fast-check'
import { expect, test } from 'vitest'
import { worldMap } from '../plan/plan-map.ts'
import { pictureFrame } from './picture-frame.ts'
import { planeOf, type Spot } from './plane.ts'
import { stripTurn, stripView } from './strip-view.ts'

const plane = planeOf(worldMap)
const size = { width: 400, height: 700 }
const spot = fc.tuple(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
)

test('every spot of a route lies within the margin of its strip', () => {
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 12 }), (spots) => {
      const frame = pictureFrame(plane, stripView(plane, spots, size, 40), size)
      for (const each of spots) {
        const [x, y] = frame.pixelOf(each)
        expect(x).toBeGreaterThan(39.9)
        expect(x).toBeLessThan(360.1)
        expect(y).toBeGreaterThan(39.9)
        expect(y).toBeLessThan(660.1)
      }
    }),
  )
})

test('the spot that is farthest from the first stands straight above it', () => {
  fc.assert(
    fc.property(fc.array(spot, { minLength: 2, maxLength: 12 }), ([first, ...others]) => {
      const start: Spot = first ?? [0, 0]
      const far = (at: Spot): number => Math.hypot(at[0] - start[0], at[1] - start[1])
      const farthest = others.reduce((most, each) => (far(each) > far(most) ? each : most), start)
      fc.pre(far(farthest) > 1)
      const view = stripView(plane, [start, ...others], size, 40)
      const frame = pictureFrame(plane, view, size)
      const [from, to] = [frame.pixelOf(start), frame.pixelOf(farthest)]
      expect(to[0]).toBeCloseTo(from[0], 3)
      expect(to[1]).toBeLessThan(from[1])
    }),
  )
})

test.each([
  [[0, 1], 0],
  [[1, 0], -90],
  [[-1, 0], 90],
  [[1, 1], -45],
] as const)('a course towards %j turns the map by %d°', (to, turnDeg) => {
  expect((stripTurn([[0, 0], to]) * 180) / Math.PI).toBeCloseTo(turnDeg)
})

test('a spot alone has north up', () => {
  expect(stripTurn([[5, 5]])).toBe(0)
  expect(stripTurn([])).toBe(0)
})
