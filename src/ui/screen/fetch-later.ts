import { fetchElementDetails } from '../plan-panel/later-element-details.ts'
import { fetchStreamPanel } from '../stream-panel/later-stream-panel.ts'

/** Fetches what the first paint does without while nobody waits for it. A failure is met again, and told, where the part is shown. */
export function fetchLater(): void {
  const fetchAll = () => void Promise.allSettled([fetchStreamPanel(), fetchElementDetails()])
  if ('requestIdleCallback' in window) window.requestIdleCallback(fetchAll)
  else setTimeout(fetchAll, 1_000)
}
