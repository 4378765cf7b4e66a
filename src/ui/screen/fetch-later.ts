import { fetchComponents } from '../kit/later.ts'

/**
 * Fetches what the first paint does without while nobody waits for it. With the server away (L1) every dialog still opens
 * and the plan can still be saved to a file. A failure is met again, and told, where the part is shown.
 */
export function fetchLater(): void {
  const fetchAll = () => void Promise.allSettled([fetchComponents(), import('../files/file-formats.ts')])
  if ('requestIdleCallback' in window) window.requestIdleCallback(fetchAll)
  else setTimeout(fetchAll, 1_000)
}
