import type { Place } from '../plan/place.ts'
import type { PlanProblem, ProblemOf, ValueKind } from '../plan/plan-problem.ts'
import type { Units } from '../plan/units.ts'

/** Why a file cannot be opened or written: a closed list, worded in `problem-words.ts` and in the screen's catalogue. */
type FileProblemDetails = {
  'file-too-large': { bytes: number; limit: number }
  'empty-file': object
  /** bytes that are no text in UTF-8 or UTF-16 */
  'not-text': object
  /** counted from 1; `found` is what stands there, empty at the end of the file */
  'not-json': { line: number; column: number; found: string }
  'too-deep': { limit: number }
  'unknown-format': { found: 'xml' | 'zip' | ValueKind }
  'newer-version': { version: string; known: number }
  /** the caller chose a map that this format cannot be drawn on, or one that does not exist */
  'unfit-map': { map: string }
  /** what this format cannot hold: the real world's map */
  'no-world-map': object
}

export type FileProblem = ProblemOf<FileProblemDetails> | PlanProblem

/** What a person should know about a file that was opened or written all the same: a closed list too. */
type NoteDetails = {
  /** an element that could not be read is not in the plan */
  'left-out': { problem: FileProblem }
  /** a value that could not be read is not in the plan; its element is */
  'value-dropped': { field: string }
  /** another value is used for one that could not be read */
  'value-replaced': { field: string; found: string; used: string }
  'text-cut': { field: string; length: number; limit: number }
  /** so many positions are far beyond the map's edge */
  'off-map': { positions: number }
  'map-read-as': { text: string; map: string }
  'unknown-map': { map: string }
  'units-assumed': { units: Units }
  /** read by the rules of the newest revision that is known */
  'newer-revision': { revision: string; known: number }
  /** written, but other programs show it as another kind of element */
  'shown-as': { as: 'route' | 'point' }
  /** written, but other programs do not show it */
  'not-shown': { field: string }
  'color-shown-as': { color: string; shown: string }
  /** a flight without altitudes, for which the IL-2 Mission Planner shows no times */
  'no-altitude': object
}

export type Note = ProblemOf<NoteDetails>

/** Takes down a note while a file is read or written. */
export type TakeNote = (note: Note) => void

export const atPlace = (problem: FileProblem, outer: Place): FileProblem => ({
  ...problem,
  where: [...outer, ...problem.where],
})
