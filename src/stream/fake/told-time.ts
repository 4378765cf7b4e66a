import { afterEach, beforeEach, vi } from 'vitest'
import { leaveOpened } from './open-sessions.ts'

// In each test of the importing file time goes by as told, and what was opened is left at its end.

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
})
afterEach(() => {
  leaveOpened()
  vi.useRealTimers()
})
