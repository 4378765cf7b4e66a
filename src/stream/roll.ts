import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { ElementId } from '../plan/element.ts'

/** Which elements are in a plan, whatever they are (S6): the first 8 bytes of SHA-256 over their ids in order, each with a line feed after it. */
export type Roll = bigint

/** Where an edit that puts nothing puts `noElement`, so that its revision has a value which tells the roll (S6). */
export const rollId: ElementId = 'roll'

/** The text of a value that is sealed as any other and stands for no element. */
export const noElement = 'null'

/** Reckons the rolls of one plan after another: most edits change elements, and not which there are. */
export function createRollReckoner(): (ids: ReadonlySet<ElementId>) => Roll {
  let known: ReadonlySet<ElementId> | undefined
  let roll: Roll = 0n
  return (ids) => {
    if (known && known.size === ids.size && isWithin(ids, known)) return roll
    known = new Set(ids)
    const text = [...ids].sort().map((id) => `${id}\n`)
    roll = new DataView(sha256(utf8ToBytes(text.join(''))).buffer).getBigUint64(0)
    return roll
  }
}

function isWithin(ids: Iterable<ElementId>, others: ReadonlySet<ElementId>): boolean {
  for (const id of ids) if (!others.has(id)) return false
  return true
}
