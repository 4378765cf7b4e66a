import { useEffect } from 'react'
import { useSession } from '../use-stores.ts'

/** Closing the page as leader while something has not reached the server loses it for the viewers: the browser asks first. */
export function useLeaveWarning(): void {
  const unconfirmed = useSession(
    (session) =>
      session.role === 'leading' &&
      session.status.unconfirmed > 0 &&
      // Nothing would be sent any more anyway.
      !['superseded', 'ended', 'refused'].includes(session.status.word),
  )
  useEffect(() => {
    if (!unconfirmed) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unconfirmed])
}
