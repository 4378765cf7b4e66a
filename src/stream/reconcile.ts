import { diffPlans } from '../plan/diff-plans.ts'
import type { Edit } from '../plan/edit.ts'
import type { Element, ElementId } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import { sameValue } from '../plan/same-value.ts'
import type { OpenedPlan } from './open-values.ts'
import type { LeadNote } from './session.ts'

/** What Reconnect answered, and the plan that is stored there. */
export type Found = Pick<OpenedPlan, 'stamps' | 'spoilt' | 'isWhole' | 'toldAt'> & {
  readonly epoch: string
  /** as this Reconnect raised it (R2) */
  readonly term: number
  readonly rev: number
  readonly plan: Plan
}

/** What a leader who comes back does with the two plans (L11). */
export type Reconciled =
  /** what is there is theirs, but for this that it lacks */
  | { readonly type: 'send'; readonly edit: Edit }
  /** the server went back in time: the stream is re-established from their own plan (L3) */
  | { readonly type: 'anew' }
  /** somebody else may have led: both are shown (L5) */
  | { readonly type: 'choose'; readonly isPast: boolean }

/** Rules L11: how the leader's plan and the stored one come together again. */
export function reconcile(note: LeadNote | undefined, found: Found, mine: Plan): Reconciled {
  const ownTerm = note?.epochs.get(found.epoch)
  if (!note || ownTerm === undefined) return { type: 'choose', isPast: false }
  const isOurs = found.term - 1 === ownTerm
  const isPast = found.epoch !== note.epoch || found.rev < note.rev || found.term - 1 < ownTerm
  if (isPast) return isOurs ? { type: 'anew' } : { type: 'choose', isPast }
  // What is missing there may have been deleted by nobody.
  const isTold = found.isWhole && !isMissing(note, found, mine)
  if (!isTold || (!isOurs && !isAllKnown(note, found.plan, mine))) return { type: 'choose', isPast }
  return { type: 'send', edit: lacking(note, found, mine) }
}

/** Whether something that stood there at the note's revision is gone, and no leader who can have deleted it since says so. */
const isMissing = ({ base, asked, rev }: LeadNote, { plan, spoilt, toldAt }: Found, mine: Plan): boolean =>
  toldAt <= rev &&
  [...base.keys()].some(
    (id) =>
      mine.has(id) && !plan.has(id) && !spoilt.includes(id) && !asked.some(({ del }) => del.includes(id)),
  )

/** What is there as it was before the note, at whose revision it was not so any more: no leader left it there. */
const olderThan = ({ base, rev }: LeadNote, { plan, stamps }: Found): readonly ElementId[] =>
  [...plan].flatMap(([id, stored]) => {
    const { last } = stamps.get(id) ?? { last: Infinity }
    return last <= rev && !sameValue(stored, base.get(id)) ? [id] : []
  })

/** Whether every element there is one that this leader sent, or may have: then there is nothing of anybody else's. */
const isAllKnown = (note: LeadNote, theirs: Plan, mine: Plan): boolean =>
  [...new Set([...theirs.keys(), ...note.base.keys()])].every((id) => {
    const stored = theirs.get(id)
    return isEarlier(note, id, stored) || sameValue(stored, mine.get(id))
  })

/**
 * What the leader changed since the note and the server has not. What it has that is neither what it had then nor what was asked for is
 * later than the leader's plan: it arrived, but was not saved here before the crash. What is spoilt or older there was nobody's word.
 */
function lacking(note: LeadNote, found: Found, mine: Plan): Edit {
  const { plan: theirs, spoilt } = found
  const older = olderThan(note, found)
  const { put, del } = diffPlans(note.base, mine)
  const touched = new Set([...put.keys(), ...del, ...older, ...note.asked.flatMap((edit) => idsOf(edit))])
  const send = new Map<ElementId, Element>()
  const remove: ElementId[] = []
  for (const id of spoilt) {
    const own = mine.get(id)
    if (own) send.set(id, own)
  }
  for (const id of touched) {
    if (send.has(id)) continue
    const [stored, own] = [theirs.get(id), mine.get(id)]
    if (sameValue(stored, own) || !(older.includes(id) || isEarlier(note, id, stored))) continue
    if (own) send.set(id, own)
    else remove.push(id)
  }
  return { put: send, del: remove }
}

/** Whether the element has been so on the server, or was about to be, when the note was written. */
const isEarlier = ({ base, asked }: LeadNote, id: ElementId, stored: Element | undefined): boolean =>
  sameValue(stored, base.get(id)) ||
  asked.some(({ put, del }) => (stored ? sameValue(stored, put.get(id)) : del.includes(id)))

const idsOf = ({ put, del }: Edit): readonly ElementId[] => [...put.keys(), ...del]
