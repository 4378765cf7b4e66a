import { applyEdit, type Edit } from '../plan/edit.ts'
import type { Element, ElementId } from '../plan/element.ts'
import { emptyPlan, type Plan } from '../plan/plan.ts'
import { mayStandAt, type Read, readAhead, readValuesBy, type ValueReader } from './open-values.ts'
import type { Seal } from './seal.ts'
import type { ValueEdit, Values } from './value-edit.ts'

/** A viewer's plan, of nothing but what its leaders sealed for it, and never older than what this viewer had (V11). */
export type TrustedPlan = {
  readonly plan: () => Plan
  /** elements that stand on the server and are not shown (V5, V11) */
  readonly unreadable: () => readonly ElementId[]
  /** how many elements stand on the server as no leader made them, or as they were before */
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

/** The least last revision that a value of an element can be sealed for, if it is not older than what this viewer had. */
type Floors = Map<ElementId, number>

export function createTrustedPlan(seal: Seal): TrustedPlan {
  let direct = readValuesBy(seal)
  let read: ValueReader = direct
  let plan = emptyPlan
  let unreadable: ReadonlySet<ElementId> = new Set()
  let rejected: ReadonlySet<ElementId> = new Set()
  let rejections = 0
  /** the epoch of the last good value, and those before it: none of these can come again */
  let present: string | undefined
  const left = new Set<string>()
  let floors: Floors = new Map()

  const isOlder = (epoch: string, id: ElementId, { stamp }: Read): boolean =>
    left.has(epoch) || (epoch === present && stamp.last < (floors.get(id) ?? 0))

  /** @param least the least revision of which the value can be */
  const accept = (epoch: string, id: ElementId, least: number): void => {
    if (epoch !== present) {
      if (present !== undefined) left.add(present)
      present = epoch
      floors = new Map()
    }
    floors.set(id, Math.max(floors.get(id) ?? 0, least))
  }

  /** Whatever the element is from now on, its value is of a later revision. */
  const goneAt = (epoch: string, id: ElementId, rev: number): void => {
    if (epoch === present && floors.has(id)) accept(epoch, id, rev + 1)
  }

  return {
    plan: () => plan,
    unreadable: () => [...unreadable],
    rejected: () => rejected.size,
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
      for (const [id, value] of values) {
        const opened = read(epoch, id, value)
        const isGood = opened !== undefined && mayStandAt(opened, rev) && !isOlder(epoch, id, opened)
        if (isGood) accept(epoch, id, opened.stamp.first)
        else bad.add(id)
        const element = isGood ? opened.element : plan.get(id)
        if (element) next.set(id, element)
        else lost.add(id)
      }
      for (const id of floors.keys()) if (!values.has(id)) goneAt(epoch, id, rev)
      // They are opened as often as they are asked for; the largest plan need not be kept twice.
      read = direct
      plan = next
      unreadable = lost
      rejected = bad
      rejections += bad.size
      return bad.size === 0
    },
    apply(epoch, rev, values) {
      const put = new Map<ElementId, Element>()
      const del: ElementId[] = []
      const lost = new Set(unreadable)
      const bad = new Set(rejected)
      let isGood = true
      for (const [id, value] of values) {
        const opened = value === undefined ? undefined : read(epoch, id, value)
        const isMeant = opened !== undefined && opened.stamp.first <= rev && rev <= opened.stamp.last
        if (value !== undefined && (!isMeant || isOlder(epoch, id, opened))) {
          isGood = false
          rejections += 1
          bad.add(id)
          if (!plan.has(id)) lost.add(id)
          continue
        }
        bad.delete(id)
        lost.delete(id)
        if (opened) accept(epoch, id, rev)
        else goneAt(epoch, id, rev)
        if (opened?.element) put.set(id, opened.element)
        else del.push(id)
        if (opened && !opened.element) lost.add(id)
      }
      const edit = { put, del }
      plan = applyEdit(plan, edit).plan
      unreadable = lost
      rejected = bad
      return { edit, isGood }
    },
  }
}
