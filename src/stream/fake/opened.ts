import { afterEach, beforeEach, vi } from 'vitest'
import type { LeaderSession, ViewerSession } from '../session.ts'

// In each test of the importing file time goes by as told, and what was opened is left at its end.

const open: (LeaderSession | ViewerSession)[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  for (const session of open.splice(0)) 'leave' in session ? session.leave() : session.disconnect()
  vi.useRealTimers()
})

export const opened = <Session extends LeaderSession | ViewerSession>(session: Session): Session => {
  open.push(session)
  return session
}
