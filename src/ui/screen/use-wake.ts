import { useEffect } from 'react'
import { useApp } from '../app-context.ts'

/** V4: whatever may have brought the network back, or taken it away, is worth a try at once. V15: a page that nobody sees says so. */
export function useWake(): void {
  const { session } = useApp()
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') session.wake()
      else session.hide()
    }
    window.addEventListener('online', session.wake)
    window.addEventListener('offline', session.wake)
    window.addEventListener('pageshow', session.wake)
    document.addEventListener('visibilitychange', onVisible)
    // A page that was frozen in sight only becomes awake.
    document.addEventListener('resume', session.wake)
    return () => {
      window.removeEventListener('online', session.wake)
      window.removeEventListener('offline', session.wake)
      window.removeEventListener('pageshow', session.wake)
      document.removeEventListener('visibilitychange', onVisible)
      document.removeEventListener('resume', session.wake)
    }
  }, [session])
}
