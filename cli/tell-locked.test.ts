import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { tellLocked } from './tell-locked.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('[K1] tells once for each wait why nothing happens', () => {
  const said: string[] = []
  let untilMs: number | undefined
  tellLocked({ lockedUntilMs: () => untilMs }, { say: (words) => said.push(words) })
  vi.advanceTimersByTime(2_000)
  expect(said).toEqual([])
  for (const waitMs of [4_000, 9_000]) {
    untilMs = Date.now() + waitMs
    vi.advanceTimersByTime(2_000)
    untilMs = undefined
    vi.advanceTimersByTime(2_000)
  }
  expect(said).toEqual([expect.stringContaining(' 4 s;'), expect.stringContaining(' 9 s;')])
})
