import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFlashes } from './flashes.ts'

describe('a flash', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('fades over two seconds and is gone, and so is its timer', () => {
    const onChange = vi.fn()
    const flashes = createFlashes(onChange, () => false)
    flashes.add(['a'])
    expect(flashes.strengths()).toEqual([['a', 1]])
    vi.advanceTimersByTime(1_000)
    expect(flashes.strengths()[0]?.[1]).toBeCloseTo(0.5, 1)
    vi.advanceTimersByTime(1_300)
    expect(flashes.strengths()).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
    expect(onChange.mock.calls.length).toBeLessThan(20)
  })

  it('stands still for people who want no motion: drawn once, and once more when it ends', () => {
    const onChange = vi.fn()
    const flashes = createFlashes(onChange, () => true)
    flashes.add(['a'])
    vi.advanceTimersByTime(1_900)
    expect(flashes.strengths()).toEqual([['a', 1]])
    vi.advanceTimersByTime(200)
    expect(flashes.strengths()).toEqual([])
    expect(onChange).toHaveBeenCalledTimes(2)
  })

  it('begins anew when the element changes again', () => {
    const flashes = createFlashes(vi.fn(), () => false)
    flashes.add(['a'])
    vi.advanceTimersByTime(1_500)
    flashes.add(['a', 'b'])
    expect(flashes.strengths()).toEqual([
      ['a', 1],
      ['b', 1],
    ])
  })
})
