import type { ViewerSession } from '../src/stream/session.ts'

/** Resolves when the viewer has applied that revision. */
export function untilRev(session: ViewerSession, rev: number): Promise<void> {
  return new Promise((resolve) => {
    if (session.status().rev >= rev) {
      resolve()
      return
    }
    const unsubscribe = session.subscribe((event) => {
      if (event.type === 'status' || event.rev < rev) return
      unsubscribe()
      resolve()
    })
  })
}
