import { inSlices } from './in-slices.ts'
import { createRollReckoner, noElement, type Roll, rollId } from './roll.ts'
import type { Seal, Stamp } from './seal.ts'
import type { ValueEdit, Values } from './value-edit.ts'

/**
 * Seals the values of a command, once: what is asked again is the same text (L2), and what was sent before is known (R11). Where they put
 * nothing, a value that tells the roll is with them (S6).
 */
export type Sealer = {
  /** @param stored what stands there before, if anything */
  readonly seal: (epoch: string, values: ValueEdit, stamp: Stamp, stored?: Values) => ValueEdit
  /** Seals many, before they are asked for, without keeping anybody waiting for long. */
  readonly prepare: (epoch: string, values: ValueEdit, stamp: Stamp) => Promise<void>
  /** The roll of the plan that an edit makes of what is stored (S6). */
  readonly rollAfter: (stored: Values, edit: ValueEdit) => Roll
}

/** The machine keeps the values of a command by identity for as long as it may ask it again. */
export function createSealer(seal: Seal): Sealer {
  const known = new WeakMap<ValueEdit, ValueEdit>()
  const rollOf = createRollReckoner()

  /** Seals one after the other into what is known when all are done. */
  const begin = (epoch: string, values: ValueEdit, stamp: Stamp, stored: Values = new Map()) => {
    const sealed = new Map<string, string | undefined>()
    return {
      add: ([id, text]: readonly [string, string | undefined]): void => {
        sealed.set(id, text === undefined ? undefined : seal.seal(epoch, id, text, stamp))
      },
      end(): ValueEdit {
        // No plan of the app has an element of this id; one that somebody wrote into a file by hand stays what it is.
        const own = values.has(rollId) ? undefined : stored.get(rollId)
        if ([...sealed.values()].every((value) => value === undefined))
          sealed.set(rollId, seal.seal(epoch, rollId, own ?? noElement, stamp))
        const first = known.get(values) ?? sealed
        known.set(values, first)
        return first
      },
    }
  }

  return {
    seal(epoch, values, stamp, stored) {
      const before = known.get(values)
      if (before) return before
      const { add, end } = begin(epoch, values, stamp, stored)
      for (const entry of values) add(entry)
      return end()
    },
    async prepare(epoch, values, stamp) {
      if (known.has(values)) return
      const { add, end } = begin(epoch, values, stamp)
      await inSlices(values, add)
      end()
    },
    rollAfter(stored, edit) {
      const ids = new Set(stored.keys())
      for (const [id, value] of edit) {
        if (value === undefined) ids.delete(id)
        else ids.add(id)
      }
      return rollOf(ids)
    },
  }
}
