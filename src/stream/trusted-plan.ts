import { applyEdit, type Edit } from '../plan/edit.ts'
import type { Element, ElementId } from '../plan/element.ts'
import { emptyPlan, type Plan } from '../plan/plan.ts'
import {
  latestStamps,
  mayStandAt,
  type Read,
  readAhead,
  readValuesBy,
  tellsOf,
  type ValueReader,
} from './open-values.ts'
import { createRollReckoner, type Roll } from './roll.ts'
import type { Seal, Stamp } from './seal.ts'
import { createSeenBefore } from './seen-before.ts'
import type { ValueEdit, Values } from './value-edit.ts'

/** A viewer's plan, of nothing but what its leaders sealed for it, and never older than what this viewer had (V11). */
export type TrustedPlan = {
  readonly plan: () => Plan
  /** elements that stand on the server and are not shown (V5, V11) */
  readonly unreadable: () => readonly ElementId[]
  /** how many elements stand on the server as no leader made them, or as they were before; and one more if it has others than a leader left there */
  readonly rejected: () => number
  /** how often such a value came */
  readonly rejections: () => number
  /** Another key from now on: the stream was started anew. */
  readonly use: (seal: Seal) => void
  /** Opens what will be taken or applied, without keeping anybody waiting for long. */
  readonly prepare: (epoch: string, edits: readonly ValueEdit[]) => Promise<void>
  /** Whether all of it was good. */
  readonly take: (epoch: string, rev: number, values: Values) => boolean
  /** The edit as far as it was good, and whether all of it was. */
  readonly apply: (epoch: string, rev: number, edit: ValueEdit) => { edit: Edit; isGood: boolean }
}

export function createTrustedPlan(seal: Seal): TrustedPlan {
  let direct = readValuesBy(seal)
  let read: ValueReader = direct
  let plan = emptyPlan
  let unreadable: ReadonlySet<ElementId> = new Set()
  let rejected: ReadonlySet<ElementId> = new Set()
  let rejections = 0
  /** the elements that stand on the server, and whether they are those that its last leader left there, as far as that was said (S6) */
  let ids = new Set<ElementId>()
  let isWhole = true
  const rollOf = createRollReckoner()
  const before = createSeenBefore()

  /** What a value is, its stamp as far as it is known now, and as it was sealed. */
  const open = (epoch: string, id: ElementId, value: string): (Read & { sealed: Stamp }) | undefined => {
    const opened = read(epoch, id, value)
    return opened && { ...opened, sealed: opened.stamp, stamp: before.known(epoch, id, opened.stamp) }
  }

  /** A leader said which elements there are: whether they are there. */
  const hearRoll = (isTrue: boolean): void => {
    if (isTrue) before.vouch()
    else if (isWhole) rejections += 1
    isWhole = isTrue
  }

  return {
    plan: () => plan,
    unreadable: () => [...unreadable],
    rejected: () => rejected.size + (isWhole ? 0 : 1),
    rejections: () => rejections,
    use(other) {
      direct = readValuesBy(other)
      read = direct
    },
    async prepare(epoch, edits) {
      read = await readAhead(direct, epoch, edits)
    },
    take(epoch, rev, values) {
      const next = new Map<ElementId, Element>()
      const lost = new Set<ElementId>()
      const bad = new Set<ElementId>()
      const opened = [...values].map(([id, value]) => {
        const found = open(epoch, id, value)
        return { id, read: found && mayStandAt(found, rev) ? found : undefined }
      })
      const wasPresent = before.isPresent(epoch)
      const isPast = before.isPast(epoch, rev)
      const latest = latestStamps(
        rev,
        opened.map(({ id, read: found }) =>
          found && before.isOlder(epoch, id, found.stamp, true) ? undefined : found,
        ),
      )
      ids = new Set(opened.filter(({ read: found }) => !found?.isRollOnly).map(({ id }) => id))
      const isTold = tellsOf(latest, rollOf(ids))
      const isVouched = isTold === true && !isPast
      for (const { id, read: found } of opened) {
        const isGood = found !== undefined && !before.isOlder(epoch, id, found.stamp, isVouched)
        if (isGood) {
          const { first, last } = found.stamp
          before.accept(epoch, id, found.sealed, { first, last: Math.min(last, rev) })
        } else bad.add(id)
        if (isGood && found.isRollOnly) continue
        const element = isGood ? found.element : plan.get(id)
        if (element) next.set(id, element)
        else lost.add(id)
      }
      before.goneBut(epoch, new Set(values.keys()), rev)
      // What no leader says is gone stays as it was.
      const isBelieved = !isPast && latest.length > 0 && isTold !== false
      if (!isBelieved) for (const [id, element] of plan) if (!values.has(id)) next.set(id, element)
      // Where nobody made this revision, what is bad is told already, and may be what tells the roll.
      const isUntold = !isPast && (latest.length === 0 ? bad.size > 0 : isTold === undefined)
      if (!isUntold) hearRoll(isVouched)
      // Another epoch's leader has said nothing yet.
      else if (!wasPresent && before.isPresent(epoch)) isWhole = true
      // They are opened as often as they are asked for; the largest plan need not be kept twice.
      read = direct
      plan = next
      unreadable = lost
      rejected = bad
      rejections += bad.size
      return isWhole && bad.size === 0
    },
    apply(epoch, rev, values) {
      const put = new Map<ElementId, Element>()
      const del: ElementId[] = []
      const gone: ElementId[] = []
      const lost = new Set(unreadable)
      const bad = new Set(rejected)
      let isGood = true
      const isPast = before.isPast(epoch, rev)
      const rolls = new Set<Roll | undefined>()
      for (const [id, value] of values) {
        const opened = value === undefined ? undefined : open(epoch, id, value)
        if (value === undefined || opened?.isRollOnly) ids.delete(id)
        else ids.add(id)
        const isMeant = opened !== undefined && opened.stamp.first <= rev && rev <= opened.stamp.last
        if (value !== undefined && (!isMeant || before.isOlder(epoch, id, opened.stamp))) {
          isGood = false
          rejections += 1
          bad.add(id)
          if (!plan.has(id)) lost.add(id)
          continue
        }
        bad.delete(id)
        lost.delete(id)
        if (opened) {
          rolls.add(opened.stamp.roll)
          before.accept(epoch, id, opened.sealed, { first: rev, last: rev })
        } else before.goneAt(epoch, id, rev)
        if (opened?.element) put.set(id, opened.element)
        else if (!opened) gone.push(id)
        else if (!opened.isRollOnly) {
          del.push(id)
          lost.add(id)
        }
      }
      // Every edit of a leader puts something; what is bad is told already.
      const isMade = rolls.size > 0 || !isGood
      const isTrue =
        isMade && !isPast && [...rolls].every((roll) => roll === undefined || roll === rollOf(ids))
      const isTold = [...rolls].some((roll) => roll !== undefined)
      if (!isMade || isPast || isTold) hearRoll(isTrue)
      // What no leader says is gone stays as it was; where one says which elements there are, it goes.
      if (rolls.size > 0 && isTrue) {
        const stale = isTold ? [...plan.keys()].filter((id) => !ids.has(id)) : []
        del.push(...new Set([...gone, ...stale]))
      }
      const edit = { put, del }
      plan = applyEdit(plan, edit).plan
      unreadable = lost
      rejected = bad
      return { edit, isGood: isGood && isTrue }
    },
  }
}
