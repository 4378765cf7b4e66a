import type { LeadBy } from '../stream/session.ts'

/** What this page runs on, as far as it can be seen: what others are told who has taken over. */
export function deviceKind(): LeadBy {
  if (!matchMedia('(pointer: coarse)').matches) return 'computer'
  return Math.min(screen.width, screen.height) < 600 ? 'phone' : 'tablet'
}
