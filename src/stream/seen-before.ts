import type { ElementId } from '../plan/element.ts'
import type { Stamp } from './seal.ts'

/** What a viewer remembers of the elements it has seen, so that none comes again as it was before (V11). */
export type SeenBefore = {
  /** Whether anything good of this epoch has come, and nothing of a later one. */
  readonly isPresent: (epoch: string) => boolean
  /**
   * Whether a value is older than what this viewer had.
   * @param isVouched a leader says that the element is there: it was deleted by nobody, unless a leader said that too
   */
  readonly isOlder: (epoch: string, id: ElementId, stamp: Stamp, isVouched?: boolean) => boolean
  /** A good value came, of `rev` or a later revision. */
  readonly accept: (epoch: string, id: ElementId, rev: number) => void
  /** The element is gone: whatever it is from now on, its value is of a later revision. */
  readonly goneAt: (epoch: string, id: ElementId, rev: number) => void
  /** All but these are gone. */
  readonly goneBut: (epoch: string, ids: ReadonlySet<ElementId>, rev: number) => void
  /** A leader says so of all that is gone. */
  readonly vouch: () => void
}

/** The least last revision that a value can be sealed for. */
type Floors = Map<ElementId, number>

export function createSeenBefore(): SeenBefore {
  /** the epoch of the last good value, and those before it: none of these can come again */
  let present: string | undefined
  const left = new Set<string>()
  let floors: Floors = new Map()
  /** of what is gone by nobody's word but the server's: as it was before */
  let unsaid: Floors = new Map()

  const goneAt = (epoch: string, id: ElementId, rev: number): void => {
    const floor = floors.get(id)
    if (epoch !== present || floor === undefined || floor > rev) return
    if (!unsaid.has(id)) unsaid.set(id, floor)
    floors.set(id, rev + 1)
  }

  return {
    isPresent: (epoch) => epoch === present,
    isOlder(epoch, id, { last }, isVouched = false) {
      if (left.has(epoch)) return true
      const floor = (isVouched ? unsaid.get(id) : undefined) ?? floors.get(id) ?? 0
      return epoch === present && last < floor
    },
    accept(epoch, id, rev) {
      if (epoch !== present) {
        if (present !== undefined) left.add(present)
        present = epoch
        floors = new Map()
        unsaid = new Map()
      }
      floors.set(id, Math.max(unsaid.get(id) ?? floors.get(id) ?? 0, rev))
      unsaid.delete(id)
    },
    goneAt,
    goneBut(epoch, ids, rev) {
      for (const id of floors.keys()) if (!ids.has(id)) goneAt(epoch, id, rev)
    },
    vouch() {
      unsaid = new Map()
    },
  }
}
