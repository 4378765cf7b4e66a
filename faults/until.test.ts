import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until } from './until.ts'

let nowMs = 0
let looks = 0

beforeEach(() => {
  nowMs = 0
  looks = 0
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  vi.spyOn(Date, 'now').mockImplementation(() => nowMs)
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** False; each look lasts so long. */
const lookFor = (ms: number) => (): boolean => {
  looks += 1
  nowMs += ms
  return false
}

test('gives up after its patience', async () => {
  expect(await until(lookFor(500), 2_000)).toBe(false)
  expect(looks).toBe(6)
})

test('looks again after the machine stood still for longer than its patience', async () => {
  const isSo = (): boolean => {
    looks += 1
    nowMs += 60_000
    return looks === 3
  }
  expect(await until(isSo, 2_000)).toBe(true)
})
