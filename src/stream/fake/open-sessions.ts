import type { LeaderSession, ViewerSession } from '../session.ts'

const open: (LeaderSession | ViewerSession)[] = []

/** Keeps a session to be left when the test, or the file of tests, is over. */
export const opened = <Session extends LeaderSession | ViewerSession>(session: Session): Session => {
  open.push(session)
  return session
}

export function leaveOpened(): void {
  for (const session of open.splice(0)) 'leave' in session ? session.leave() : session.disconnect()
}
