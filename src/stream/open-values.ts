import type { Element, ElementId } from '../plan/element.ts'
import { inSlices } from './in-slices.ts'
import { readElement } from './plan-codec.ts'
import { createRollReckoner, type Roll } from './roll.ts'
import type { Opened, Seal } from './seal.ts'
import type { ValueEdit, Values } from './value-edit.ts'

/** What a value turned out to be; without an element, its text is of none (V5). */
export type Read = Opened & { readonly element: Element | undefined }

/** Opens the value of an element; undefined: nobody sealed it for that place (S4). */
export type ValueReader = (epoch: string, id: ElementId, value: string) => Read | undefined

export const readValuesBy =
  (seal: Seal): ValueReader =>
  (epoch, id, value) => {
    const opened = seal.open(epoch, id, value)
    return opened && { ...opened, element: readElement(opened.text) }
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

/** Which elements a whole plan of revision `rev` has by the word of whoever made that revision (S6), if they put anything with it. */
export const latestRoll = (rev: number, reads: readonly (Opened | undefined)[]): Roll | undefined =>
  reads.find((opened) => opened?.stamp.roll !== undefined && rev <= opened.stamp.last)?.stamp.roll

/** What a leader finds. */
export type OpenedPlan = {
  /** texts */
  readonly values: Values
  /** elements whose values nobody sealed for their place (V11) */
  readonly spoilt: readonly ElementId[]
  /** whether these elements are all that the last leader left there, as far as that was said */
  readonly isWhole: boolean
}

/** Opens the stored plan for a leader, who has seen nothing yet that it could be older than. */
export async function openStored(
  seal: Seal,
  { epoch, rev, values }: { readonly epoch: string; readonly rev: number; readonly values: Values },
): Promise<OpenedPlan> {
  const read = await readAhead(readValuesBy(seal), epoch, [values])
  const good = new Map<ElementId, string>()
  const goodReads: Read[] = []
  const spoilt: ElementId[] = []
  for (const [id, value] of values) {
    const opened = read(epoch, id, value)
    if (opened && mayStandAt(opened, rev)) {
      good.set(id, opened.text)
      goodReads.push(opened)
    } else spoilt.push(id)
  }
  const roll = latestRoll(rev, goodReads)
  const isWhole = roll === undefined || roll === createRollReckoner()(new Set(values.keys()))
  return { values: good, spoilt, isWhole }
}
