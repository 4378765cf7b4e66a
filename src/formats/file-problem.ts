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
  /** counted from 1 */
  'not-xml': { line: number; column: number; fault: 'syntax' | 'doctype' | 'character' | 'long-tag' }
  /** of XML */
  'too-many-tags': { limit: number }
  /** an archive that is damaged, or packed in a way that is not known */
  'not-zip': object
  /** a line of a text file that has another number of fields than such lines have; counted from 1 */
  'broken-line': { line: number; fields: number; expected: number }
  'too-deep': { limit: number }
  'unknown-format': { found: 'xml' | 'zip' | ValueKind }
  /** what is saved for other programs, and never read; `format` is its title */
  'only-written': { format: string }
  'newer-version': { version: string; known: number }
  /** the caller chose a map that this format cannot be drawn on, or one that does not exist */
  'unfit-map': { map: string }
  /** what this format cannot hold: the real world's map */
  'no-world-map': object
  /** an archive without the file that matters */
  'not-in-zip': { name: string }
  /** a file of a known format in which nothing is that a plan could hold */
  'nothing-found': { format: string }
  /** what a format of longitudes and latitudes cannot hold or be opened on: a plane with its own units; `map` is its id, empty while none is chosen */
  'no-game-map': { map: string }
  /** a format of one route, and a plan that has none */
  'no-route': object
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
  'shown-as': { as: 'route' | 'point' | 'line' | 'polygon' }
  /** written, but other programs do not show it */
  'not-shown': { field: string }
  'color-shown-as': { color: string; shown: string }
  /** a flight without altitudes, for which the IL-2 Mission Planner shows no times */
  'no-altitude': object
  /** the format has no place for the element: it is not in the file */
  'not-written': object
  /** written, but otherwise than it is in the plan */
  'written-as': { field: string; value: string; written: string }
  /** so many characters of the plan's texts are control characters, which XML cannot hold */
  'characters-dropped': { count: number }
  /** the element, or the plan, is in the file, this field of it is not */
  'field-not-written': { field: string }
  /** altitudes of the file are above a home so many metres above the sea, to which they are reckoned */
  'above-home': { homeM: number }
  /** altitudes above the sea, written where a format asks for heights above the ellipsoid */
  'above-ellipsoid': object
  /** so many of something in the file that a plan has no place for, by the file's own word for it */
  'not-read': { what: string; count: number }
  /** as `not-read`; where the first of them are, and in how many places more */
  'not-kept': { what: string; count: number; places: readonly Place[]; more: number }
  /** the same of what stays with its element, but is nowhere to be seen here */
  'not-drawn': { what: string; count: number; places: readonly Place[]; more: number }
  /** the same of what a plan would have a place for, but nobody can read */
  unreadable: { what: string; count: number; places: readonly Place[]; more: number }
  /** over 180° of longitude, in a shape that cannot be cut there for programs that do not go over it */
  'over-date-line': object
  /** so many waypoints of a route that was written here have been removed by another program, or are not to be told from others any more; these fields of theirs are not in the plan */
  'waypoints-missing': { count: number; field: string }
  /** a long track: positions that its course hardly needs are left out */
  thinned: { count: number; kept: number }
}

export type Note = ProblemOf<NoteDetails>

/** Takes down a note while a file is read or written. */
export type TakeNote = (note: Note) => void

export const atPlace = (problem: FileProblem, outer: Place): FileProblem => ({
  ...problem,
  where: [...outer, ...problem.where],
})
