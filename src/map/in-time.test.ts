import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inTime, LateError } from './in-time.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what comes in time is what it is, and leaves no timer behind', async () => {
  expect(await inTime(Promise.resolve(1), 100)).toBe(1)
  await expect(inTime(Promise.reject(new TypeError('no picture')), 100)).rejects.toThrow('no picture')
  expect(vi.getTimerCount()).toBe(0)
})

test('what never comes is waited for only so long', async () => {
  const waiting = expect(inTime(new Promise(() => {}), 100)).rejects.toBeInstanceOf(LateError)
  await vi.advanceTimersByTimeAsync(100)
  await waiting
})
