import type { Plan } from '../plan/plan.ts'
import type { Session } from './session.ts'

/** The plan on the screen that is not the local one: what is watched, or looked at before a choice (L5). */
export function guestPlan(session: Session): Plan | undefined {
  if (session.role === 'viewing') return session.plan
  const difference = session.role === 'leading' ? session.difference : undefined
  return difference?.looking === 'theirs' ? difference.theirs : undefined
}
