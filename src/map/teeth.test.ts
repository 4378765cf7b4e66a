import { describe, expect, it } from 'vitest'
import { teethOf } from './teeth.ts'

const box = [1000, 1000] as const

describe('the teeth of a front', () => {
  it('stand at even distances, over corners too', () => {
    const teeth = teethOf(
      [
        [0, 0],
        [25, 0],
        [25, 100],
      ],
      [
        [0, 50],
        [10, 100],
      ],
      10,
      box,
    )
    const along = teeth.map(({ at: [x, y] }) => x + y)
    expect(along).toEqual([5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 105, 115, 125])
  })

  it('point at the other line, whichever way the line was drawn', () => {
    const right = [
      [0, 0],
      [100, 0],
    ] as const
    const below = [
      [0, 20],
      [100, 20],
    ] as const
    expect(teethOf(right, below, 30, box)[0]?.side).toBe(1)
    expect(teethOf(right.toReversed(), below, 30, box)[0]?.side).toBe(-1)
    expect(teethOf(below, right, 30, box)[0]?.side).toBe(-1)
  })

  it('are made for what is in view only, however long the line is', () => {
    const teeth = teethOf(
      [
        [-1e7, 500],
        [1e7, 500],
      ],
      [[0, 600]],
      10,
      box,
    )
    expect(teeth.length).toBeLessThanOrEqual(101)
    expect(teeth.every(({ at: [x] }) => x >= 0 && x <= 1000)).toBe(true)
    expect(
      teethOf(
        [
          [-50, -10],
          [5000, -10],
        ],
        [[0, 600]],
        10,
        box,
      ),
    ).toEqual([])
  })

  it('are none on a line of one position', () => {
    expect(teethOf([[5, 5]], [[9, 9]], 10, box)).toEqual([])
  })
})
