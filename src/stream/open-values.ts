import type { Element, ElementId } from '../plan/element.ts'
import { inSlices } from './in-slices.ts'
import { readElement } from './plan-codec.ts'
import { createRollReckoner, noElement, type Roll } from './roll.ts'
import type { Opened, Seal, Stamp } from './seal.ts'
import type { ValueEdit, Values } from './value-edit.ts'

/** What a value turned out to be; without an element, its text is of none (V5). */
export type Read = Opened & {
  readonly element: Element | undefined
  /** it stands for no element: it tells the roll (S6) */
  readonly isRollOnly: boolean
}

/** Opens the value of an element; undefined: nobody sealed it for that place (S4). */
export type ValueReader = (epoch: string, id: ElementId, value: string) => Read | undefined

export const readValuesBy =
  (seal: Seal): ValueReader =>
  (epoch, id, value) => {
    const opened = seal.open(epoch, id, value)
    if (!opened) return undefined
    return { ...opened, element: readElement(opened.text), isRollOnly: opened.text === noElement }
  }

/** Opens many values in slices, and answers a reader that has them ready, and opens any other when it is asked for it. */
export async function readAhead(
  read: ValueReader,
  epoch: string,
  edits: readonly ValueEdit[],
): Promise<ValueReader> {
  const ready = new Map<string, { readonly id: ElementId; readonly read: Read | undefined }>()
  const open = ([id, value]: readonly [ElementId, string | undefined]): void => {
    if (value !== undefined) ready.set(value, { id, read: read(epoch, id, value) })
  }
  for (const edit of edits) await inSlices(edit, open)
  return (otherEpoch, id, value) => {
    const known = ready.get(value)
    return known?.id === id && otherEpoch === epoch ? known.read : read(otherEpoch, id, value)
  }
}

/** V11: whether a value that stands in a whole plan of revision `rev` can be there. */
export const mayStandAt = ({ stamp }: Opened, rev: number): boolean => stamp.first <= rev

/**
 * The stamps of whoever can have made revision `rev`, by what stands in a whole plan of it: every edit puts something (S6), so that an honest
 * server has one. There is more than one only where edits may have been one of several revisions (L12), and come in any order: those
 * were sealed upon the same revision, and all that was sealed upon an earlier one was there before.
 */
export function latestStamps(rev: number, reads: readonly (Opened | undefined)[]): readonly Stamp[] {
  const stamps = reads.flatMap((opened) => (opened && rev <= opened.stamp.last ? [opened.stamp] : []))
  const first = stamps.reduce((highest, stamp) => Math.max(highest, stamp.first), 0)
  return stamps.filter((stamp) => stamp.first === first)
}

/** Whether one of them says that these are the elements; undefined: there is one who did not know which there are (L12). */
export function tellsOf(stamps: readonly Stamp[], roll: Roll): boolean | undefined {
  if (stamps.some((stamp) => stamp.roll === roll)) return true
  return stamps.some((stamp) => stamp.roll === undefined) ? undefined : false
}

/** What a leader finds. */
export type OpenedPlan = {
  /** texts */
  readonly values: Values
  /** what each of these was sealed for */
  readonly stamps: ReadonlyMap<ElementId, Stamp>
  /** elements whose values nobody sealed for their place (V11) */
  readonly spoilt: readonly ElementId[]
  /** whether these elements are all that the last leader left there, as far as that was said */
  readonly isWhole: boolean
  /** the earliest revision that whoever said so can have spoken of; 0: nobody did (L12) */
  readonly toldAt: number
}

/** Opens the stored plan for a leader, who has seen nothing yet that it could be older than. */
export async function openStored(
  seal: Seal,
  { epoch, rev, values }: { readonly epoch: string; readonly rev: number; readonly values: Values },
): Promise<OpenedPlan> {
  const read = await readAhead(readValuesBy(seal), epoch, [values])
  const good = new Map<ElementId, string>()
  const stamps = new Map<ElementId, Stamp>()
  const goodReads: Read[] = []
  const spoilt: ElementId[] = []
  for (const [id, value] of values) {
    const opened = read(epoch, id, value)
    if (!opened || !mayStandAt(opened, rev)) {
      spoilt.push(id)
      continue
    }
    goodReads.push(opened)
    if (opened.isRollOnly) continue
    good.set(id, opened.text)
    stamps.set(id, opened.stamp)
  }
  const latest = latestStamps(rev, goodReads)
  const isTold = tellsOf(latest, createRollReckoner()(new Set([...good.keys(), ...spoilt])))
  return {
    ...{ values: good, stamps, spoilt },
    // What is spoilt may be what told it.
    isWhole: latest.length === 0 ? spoilt.length > 0 : isTold !== false,
    toldAt: isTold ? (latest[0]?.first ?? 0) : 0,
  }
}
