import { applyEdit, type Edit, noEdit } from '../plan/edit.ts'
import type { Plan } from '../plan/plan.ts'
import { beginReconnected, type LeaderMoment, type LeaderState, startingAnew } from './leader-state.ts'
import type { OpenedPlan } from './open-values.ts'
import { readPlan, writePlan } from './plan-codec.ts'
import { reconcile } from './reconcile.ts'
import type { LeadNote } from './session.ts'

/** No revision that a server answers: the leader will see that it went back in time (L3). */
const noRev = -1

/** How a leader who reconnects goes on (L5, L11): with this plan, after sending this. */
export type Again = {
  readonly begin: LeaderState
  readonly plan: Plan
  readonly send: Edit
  readonly broughtBack: boolean
}

/** @param stored what Reconnect answered, and all that stands there, as it opens */
export function beginAgain(
  who: string,
  stored: Parameters<typeof beginReconnected>[1] & OpenedPlan,
  own: { readonly plan: Plan | undefined; readonly note: LeadNote | undefined },
  at: LeaderMoment,
): Again {
  const { plan: theirs } = readPlan(stored.values)
  const { plan: mine, note } = own
  const taken = {
    begin: beginReconnected(who, stored, undefined),
    plan: theirs,
    send: noEdit,
    broughtBack: false,
  }
  if (!mine) return taken
  const epochs = new Map([...(note?.epochs ?? []), [stored.epoch, stored.term]])
  const values = writePlan(mine, { plan: theirs, texts: stored.values })
  const reconciled = reconcile(note, { ...stored, plan: theirs }, mine)
  switch (reconciled.type) {
    case 'send': {
      const { edit: send } = reconciled
      return { ...taken, begin: { ...taken.begin, epochs }, plan: applyEdit(theirs, send).plan, send }
    }
    case 'anew': {
      const whole = beginReconnected(who, { ...stored, values }, values)
      const begin = startingAnew({ ...whole, epochs }, stored.epoch, at)
      return { begin, plan: mine, send: noEdit, broughtBack: true }
    }
    case 'choose': {
      const rev = reconciled.isPast ? noRev : stored.rev
      const begin = beginReconnected(who, { ...stored, rev }, values)
      return { begin: { ...begin, epochs }, plan: mine, send: noEdit, broughtBack: false }
    }
  }
}
