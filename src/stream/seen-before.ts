import type { ElementId } from '../plan/element.ts'
import type { Stamp } from './seal.ts'

/** What a viewer remembers of the elements it has seen, so that none comes again as it was before (V11). */
export type SeenBefore = {
  /** Whether anything good of this epoch has come, and nothing of a later one. */
  readonly isPresent: (epoch: string) => boolean
  /** Whether this viewer had something of a later revision: then a plan of this one is older, whatever is in it. */
  readonly isPast: (epoch: string, rev: number) => boolean
  /** A stamp as far as this viewer knows it: what was sealed for several revisions (L12) became one of them when it came. */
  readonly known: (epoch: string, id: ElementId, stamp: Stamp) => Stamp
  /**
   * Whether a value is older than what this viewer had.
   * @param stamp as it is known
   * @param isVouched a leader says that the element is there: it was deleted by nobody, unless a leader said that too
   */
  readonly isOlder: (epoch: string, id: ElementId, stamp: Stamp, isVouched?: boolean) => boolean
  /**
   * A good value came.
   * @param stamp as it was sealed
   * @param at the revisions that it can be of, now that it came
   */
  readonly accept: (epoch: string, id: ElementId, stamp: Stamp, at: Span) => void
  /** The element is gone: whatever it is from now on, its value is of a later revision. */
  readonly goneAt: (epoch: string, id: ElementId, rev: number) => void
  /** All but these are gone. */
  readonly goneBut: (epoch: string, ids: ReadonlySet<ElementId>, rev: number) => void
  /** A leader says so of all that is gone. */
  readonly vouch: () => void
}

/** Revisions, both included. */
type Span = Pick<Stamp, 'first' | 'last'>

/** The least last revision that a value can be sealed for. */
type Floors = Map<ElementId, number>

export function createSeenBefore(): SeenBefore {
  /** the epoch of the last good value, and those before it: none of these can come again */
  let present: string | undefined
  const left = new Set<string>()
  let floors: Floors = new Map()
  /** the earliest that the latest of what was good can be of */
  let latest = 0
  /** of what is gone by nobody's word but the server's: as it was before */
  let unsaid: Floors = new Map()
  /** what was sealed for several revisions, and which of them it can be of */
  let settled = new Map<ElementId, readonly { readonly sealed: Span; readonly at: Span }[]>()

  const goneAt = (epoch: string, id: ElementId, rev: number): void => {
    const floor = floors.get(id)
    if (epoch !== present || floor === undefined || floor > rev) return
    if (!unsaid.has(id)) unsaid.set(id, floor)
    floors.set(id, rev + 1)
  }

  const settle = (id: ElementId, sealed: Stamp, at: Span): void => {
    const floor = floors.get(id) ?? 0
    // What ended before the floor is older in any case.
    const others = (settled.get(id) ?? []).filter(
      (one) => one.sealed.last >= floor && !isSameSpan(one.sealed, sealed),
    )
    const next = sealed.first < sealed.last ? [...others, { sealed, at }] : others
    if (next.length > 0) settled.set(id, next)
    else settled.delete(id)
  }

  return {
    isPresent: (epoch) => epoch === present,
    isPast: (epoch, rev) => left.has(epoch) || (epoch === present && rev < latest),
    known(epoch, id, stamp) {
      const same = epoch === present && settled.get(id)?.find(({ sealed }) => isSameSpan(sealed, stamp))
      return same ? { ...stamp, ...same.at } : stamp
    },
    isOlder(epoch, id, { last }, isVouched = false) {
      if (left.has(epoch)) return true
      const floor = (isVouched ? unsaid.get(id) : undefined) ?? floors.get(id) ?? 0
      return epoch === present && last < floor
    },
    accept(epoch, id, stamp, at) {
      if (epoch !== present) {
        if (present !== undefined) left.add(present)
        present = epoch
        floors = new Map()
        latest = 0
        unsaid = new Map()
        settled = new Map()
      }
      floors.set(id, Math.max(unsaid.get(id) ?? floors.get(id) ?? 0, at.first))
      latest = Math.max(latest, at.first)
      unsaid.delete(id)
      settle(id, stamp, at)
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

const isSameSpan = (a: Span, b: Span): boolean => a.first === b.first && a.last === b.last
