import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Matrix, SvgPath } from './svg-path.ts'

const plain: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }

const numbersOf = (data: string): number[] => (data.match(/-?[\d.]+/g) ?? []).map(Number)

test('places are written as the transform of their moment puts them', () => {
  const place = fc.tuple(
    fc.double({ min: -1e4, max: 1e4, noNaN: true }),
    fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  )
  const turn = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true })
  fc.assert(
    fc.property(
      place,
      place,
      turn,
      fc.double({ min: 0.1, max: 8, noNaN: true }),
      (at, shift, angle, size) => {
        const [sin, cos] = [size * Math.sin(angle), size * Math.cos(angle)]
        const path = new SvgPath()
        path.moveTo({ a: cos, b: sin, c: -sin, d: cos, e: shift[0], f: shift[1] }, ...at)
        const [x = Number.NaN, y = Number.NaN] = numbersOf(path.data)
        expect(x).toBeCloseTo(cos * at[0] - sin * at[1] + shift[0], 1)
        expect(y).toBeCloseTo(sin * at[0] + cos * at[1] + shift[1], 1)
      },
    ),
  )
})

test('a box is closed', () => {
  const path = new SvgPath()
  path.rect(plain, 1, 2, 10, 5)
  expect(path.data).toBe('M1 2L11 2L11 7L1 7Z')
})

test('a line without a beginning begins where it first leads', () => {
  const path = new SvgPath()
  path.lineTo(plain, 3, 4)
  path.lineTo(plain, 5, 6)
  expect(path.data).toBe('M3 4L5 6')
})

test('a whole circle is two half ones and comes back to its beginning', () => {
  const path = new SvgPath()
  path.arc(plain, 10, 10, 4, 0, 2 * Math.PI)
  expect(path.data).toBe('M14 10A4 4 0 0 1 6 10A4 4 0 0 1 14 10')
})

test.each([
  [0, Math.PI, false, [10, 14], [6, 10]],
  [0, Math.PI, true, [10, 6], [6, 10]],
  [-Math.PI / 2, Math.PI / 2, false, [14, 10], [10, 14]],
] as const)(
  'an arc from %d to %d, counter-clockwise %s, goes by its middle',
  (start, end, counter, middle, last) => {
    const path = new SvgPath()
    path.arc(plain, 10, 10, 4, start, end, counter)
    const arcs = path.data.split('A').slice(1).map(numbersOf)
    expect(arcs.map((arc) => arc.slice(-2))).toEqual([middle, last])
  },
)

test('an arc is as large as its transform makes it', () => {
  const path = new SvgPath()
  path.arc({ a: 0, b: 2, c: -2, d: 0, e: 100, f: 100 }, 0, 0, 5, 0, Math.PI)
  expect(path.data).toBe('M100 110A10 10 0 0 1 90 100A10 10 0 0 1 100 90')
})
