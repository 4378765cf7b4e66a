import { describe, expect, it } from 'vitest'
import { arrowHead } from './arrow-head.ts'

describe('the head of an arrow', () => {
  it('has its tip at the end of the line, and points as the line goes', () => {
    const head = arrowHead(
      [
        [0, 0],
        [100, 0],
      ],
      10,
    )
    expect(head?.[0]?.[0]).toBeGreaterThanOrEqual(100)
    expect(head?.[0]?.[1]).toBe(0)
    expect(head?.slice(1).every(([x]) => x < 100)).toBe(true)
    expect((head?.[1]?.[1] ?? 0) + (head?.[3]?.[1] ?? 0)).toBeCloseTo(0, 9)
  })

  it('does not turn with the last tremble of a hand', () => {
    const head = arrowHead(
      [
        [0, 0],
        [100, 0],
        [100, 0.5],
      ],
      10,
    )
    expect(Math.abs((head?.[0]?.[1] ?? 0) - 0.5)).toBeLessThan(0.1)
  })

  it('is none on a line of no length', () => {
    expect(
      arrowHead(
        [
          [1, 1],
          [1, 1],
        ],
        10,
      ),
    ).toBeUndefined()
    expect(arrowHead([], 10)).toBeUndefined()
  })
})
