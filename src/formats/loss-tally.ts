import type { Place } from '../plan/place.ts'
import type { TakeNote } from './file-problem.ts'

/** Places of one loss that are named: ten say where to look, a thousand are read by nobody. */
const namedPlaces = 10

export type LossTally = {
  /** takes down what of the file is in no plan, by the file's own word for it; of the whole file an empty place */
  readonly lose: (what: string, where: Place) => void
  /** a note for each sort of loss, however often it came */
  readonly tell: (note: TakeNote) => void
}

/** Gathers what is lost of a file's elements: three points without their symbols are one note with three places. `not-drawn` is for what is kept all the same, `unreadable` for what the plan would have a place for. */
export function lossTally(code: 'not-kept' | 'not-drawn' | 'unreadable' = 'not-kept'): LossTally {
  const losses = new Map<string, { count: number; places: Place[]; more: number; last?: Place }>()
  return {
    lose: (what, where) => {
      const loss = losses.get(what) ?? { count: 0, places: [], more: 0 }
      losses.set(what, loss)
      loss.count++
      // The positions of a track have one place for all.
      if (where.length === 0 || loss.last === where) return
      loss.last = where
      if (loss.places.length < namedPlaces) loss.places.push(where)
      else loss.more++
    },
    tell: (note) => {
      for (const [what, { count, places, more }] of losses)
        note({ code, where: [], detail: { what, count, places, more } })
    },
  }
}
