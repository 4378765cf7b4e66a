import type { Seal, Stamp } from './seal.ts'
import type { ValueEdit } from './value-edit.ts'

/** Seals the values of a command, once: what is asked again is the same text (L2), and what was sent before is known (R11). */
export type Sealer = (epoch: string, values: ValueEdit, stamp: Stamp) => ValueEdit

/** The machine keeps the values of a command by identity for as long as it may ask it again. */
export function createSealer(seal: Seal): Sealer {
  const known = new WeakMap<ValueEdit, ValueEdit>()
  return (epoch, values, stamp) => {
    const before = known.get(values)
    if (before) return before
    const sealed = new Map<string, string | undefined>()
    for (const [id, text] of values)
      sealed.set(id, text === undefined ? undefined : seal.seal(epoch, id, text, stamp))
    known.set(values, sealed)
    return sealed
  }
}
