import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Affine, layImage, type Pin, spotAt } from './lay-image.ts'

const pin = (pixel: readonly [number, number], spot: readonly [number, number]): Pin => ({ pixel, spot })
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const pixel = fc.tuple(number(0, 4000), number(0, 4000))
const laid = (pins: readonly Pin[]): Affine => {
  const found = layImage(pins)
  if (typeof found === 'string') throw new Error(found)
  return found
}
const near = (found: readonly number[], wanted: readonly number[], most: number): void => {
  found.forEach((value, i) => {
    expect(Math.abs(value - (wanted[i] ?? NaN))).toBeLessThan(most)
  })
}

test('two corners of an image that lies north up', () => {
  const how = laid([pin([0, 0], [100, -50]), pin([200, 100], [300, -150])])
  expect(spotAt(how, [200, 0])).toEqual([300, -50])
  expect(spotAt(how, [0, 100])).toEqual([100, -150])
})

test('by two pins an image is moved, turned and scaled as it was, whatever the pins', () => {
  fc.assert(
    fc.property(
      fc.tuple(pixel, pixel, pixel),
      number(0.01, 50),
      number(-Math.PI, Math.PI),
      fc.tuple(number(-1e6, 1e6), number(-1e6, 1e6)),
      ([p, q, r], scale, turn, [x, y]) => {
        fc.pre(Math.hypot(p[0] - q[0], p[1] - q[1]) > 20)
        const [cos, sin] = [scale * Math.cos(turn), scale * Math.sin(turn)]
        const real = ([px, py]: readonly [number, number]): [number, number] => [
          x + px * cos + py * sin,
          y + px * sin - py * cos,
        ]
        near(spotAt(laid([pin(p, real(p)), pin(q, real(q))]), r), real(r), 1e-3 * scale + 1e-4)
      },
    ),
  )
})

test('by three pins any affine image lies through all of them, and so everywhere', () => {
  fc.assert(
    fc.property(
      fc.tuple(pixel, pixel, pixel, pixel),
      fc.tuple(number(0.1, 10), number(-5, 5), number(-5, 5), number(-10, -0.1)),
      fc.tuple(number(-1e5, 1e5), number(-1e5, 1e5)),
      ([p, q, r, anywhere], [a, b, c, d], [e, f]) => {
        const area = Math.abs((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))
        fc.pre(area > 40_000 && Math.abs(a * d - b * c) > 0.05)
        const real = ([px, py]: readonly [number, number]): [number, number] => [
          a * px + c * py + e,
          b * px + d * py + f,
        ]
        near(spotAt(laid([p, q, r].map((each) => pin(each, real(each)))), anywhere), real(anywhere), 1e-4)
      },
    ),
  )
})

test.each([
  ['few', []],
  ['few', [pin([0, 0], [0, 0])]],
  ['same-place', [pin([0, 0], [0, 0]), pin([1, 1], [50, 50])]],
  ['same-place', [pin([0, 0], [7, 7]), pin([100, 100], [7, 7])]],
  ['in-line', [pin([0, 0], [0, 0]), pin([100, 100], [1, 1]), pin([201, 200], [9, 3])]],
  ['in-line', [pin([0, 0], [0, 0]), pin([100, 0], [1, 1]), pin([0, 100], [2, 2])]],
] as const)('pins that say too little are named: %s', (problem, pins) => {
  expect(layImage(pins)).toBe(problem)
})
