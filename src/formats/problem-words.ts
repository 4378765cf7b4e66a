import type { Place, PlaceStep } from '../plan/place.ts'
import { planMaps } from '../plan/plan-map.ts'
import type { ValueKind } from '../plan/plan-problem.ts'
import type { FileProblem, Note } from './file-problem.ts'
import { formats } from './format-list.ts'
import type { Refusal } from './refusal.ts'

/** English words for problems and notes, for the command line. The screen has its own catalogue, by the same codes. */

/** `route 3, waypoint 7: latitude 97.2 is outside −90 to 90` */
export const problemWords = (problem: FileProblem): string => at(problem.where, problemSentence(problem))

/** All that is said of a refused file, a fault a line, each of them behind the file's name. */
export const refusalWords = (path: string, { problem, others = [], more = 0 }: Refusal): string =>
  [...[problem, ...others].map(problemWords), ...(more > 0 ? [`and ${more} more`] : [])]
    .map((words) => `${path}: ${words}`)
    .join('\n')

export const noteWords = (note: Note): string =>
  note.code === 'left-out'
    ? `${problemWords(note.detail.problem)}; it is left out`
    : at(note.where, noteSentence(note))

/** `route 3 “Alpha”, waypoint 7`; empty for the whole plan or file. */
export const placeWords = (place: Place): string => place.map(stepWords).join(', ')

function stepWords({ part, number, name }: PlaceStep): string {
  const word = part === 'item' ? 'mission item' : part.replace('-', ' ')
  const words = number === undefined ? word : `${word} ${number}`
  return name ? `${words} “${name}”` : words
}

const at = (where: Place, sentence: string): string =>
  where.length === 0 ? sentence : `${placeWords(where)}: ${sentence}`

function problemSentence(problem: FileProblem): string {
  switch (problem.code) {
    case 'file-too-large': {
      const { bytes, limit } = problem.detail
      return `the file has ${size(bytes)}, and no more than ${size(limit)} can be opened`
    }
    case 'empty-file':
      return 'the file is empty'
    case 'not-text':
      return 'the file is not text: a plan file is JSON in UTF-8'
    case 'not-json': {
      const { line, column, found } = problem.detail
      const what = found === '' ? 'the file ends too early' : `“${found}” is not JSON`
      return `line ${line}, column ${column}: ${what}`
    }
    case 'not-xml': {
      const { line, column, fault } = problem.detail
      return `line ${line}, column ${column}: ${xmlFaults[fault]}`
    }
    case 'not-zip':
      return 'the file is no zip archive that can be unpacked'
    case 'no-game-map':
      return problem.detail.map === ''
        ? 'this format holds places on the real world’s map, and the plan has no map yet'
        : `this format holds places on the real world’s map, and “${problem.detail.map}” is a game’s; save it as Missioncast’s own`
    case 'no-route':
      return 'this format holds a route, and the plan has none'
    case 'too-many-tags':
      return `the file has more than ${problem.detail.limit} tags, which no plan has`
    case 'broken-line': {
      const { line, fields, expected } = problem.detail
      return `line ${line} has ${fields} fields, not ${expected} numbers`
    }
    case 'too-deep':
      return `the file nests lists and objects more than ${problem.detail.limit} deep, which no plan does`
    case 'unknown-format':
      return `this is no plan file that can be opened (${foundWords(problem.detail.found)}): ${readable} can be`
    case 'only-written':
      return `${problem.detail.format} is written, but not read: open the plan that it was written from; ${readable} can be opened`
    case 'newer-version':
      return `the file is of version ${problem.detail.version}, and this Missioncast knows version ${problem.detail.known}`
    case 'unfit-map':
      return `this file cannot be drawn on the map “${problem.detail.map}”; these can be named: ${mapIds}`
    case 'no-world-map':
      return 'an IL-2 Mission Planner file cannot hold a plan on the real world’s map; save it as Missioncast’s own'
    case 'not-in-zip':
      return `the archive has no ${problem.detail.name}`
    case 'nothing-found':
      return `this is ${problem.detail.format}, but there is nothing in it that a plan could hold`
    case 'too-many-elements':
      return `there are ${problem.detail.count} elements, and a plan can have ${problem.detail.limit}`
    case 'too-many-positions':
      return `there are ${problem.detail.count} ${problem.detail.field}, and there can be ${problem.detail.limit}`
    case 'element-too-large':
      return `it takes ${size(problem.detail.bytes)}, and an element can have ${size(problem.detail.limit)}`
    case 'plan-too-large':
      return `the plan takes ${size(problem.detail.bytes)}, and ${size(problem.detail.limit)} are the limit`
    case 'text-too-long':
      return `${problem.detail.field} has ${problem.detail.length} characters, and can have ${problem.detail.limit}`
    case 'out-of-range': {
      const { field, value, least, most } = problem.detail
      return `${field} ${value} is ${rangeWords(least, most)}`
    }
    case 'missing':
      return `${problem.detail.field} is missing`
    case 'wrong-kind': {
      const { field, expected, found } = problem.detail
      return `${field} is ${kindWords(found)}, not ${kindWords(expected)}`
    }
    case 'unknown-word':
      return `${problem.detail.field} cannot be “${problem.detail.value}”`
  }
}

function noteSentence(note: Exclude<Note, { code: 'left-out' }>): string {
  switch (note.code) {
    case 'value-dropped':
      return `${note.detail.field} has no place in the plan or file and is left out`
    case 'value-replaced':
      return `${note.detail.field} “${note.detail.found}” cannot be read; “${note.detail.used}” is used`
    case 'text-cut':
      return `${note.detail.field} has ${note.detail.length} characters and is cut to ${note.detail.limit}`
    case 'off-map':
      return `${note.detail.positions} of its positions are far off the map`
    case 'map-read-as':
      return `the map “${note.detail.text}” is taken for ${note.detail.map}`
    case 'unknown-map':
      return note.detail.map === ''
        ? 'the plan names no map'
        : `the map “${note.detail.map}” is not known here`
    case 'units-assumed':
      return `the file does not say its units; ${note.detail.units} is assumed`
    case 'newer-revision':
      return `the file is of revision ${note.detail.revision} and is read as revision ${note.detail.known}`
    case 'shown-as':
      return `other programs show it as a ${note.detail.as}`
    case 'not-shown':
      return `kept in the file, but other programs do not show its ${note.detail.field}`
    case 'color-shown-as':
      return `other programs show the colour ${note.detail.color} as ${note.detail.shown}`
    case 'no-altitude':
      return 'without altitudes the IL-2 Mission Planner shows no times for it'
    case 'field-not-written':
      return `its ${note.detail.field} has no place in such a file and is not in it`
    case 'not-drawn':
    case 'unreadable':
    case 'not-kept': {
      const { what, count, places, more } = note.detail
      const others = more > 0 ? ` and ${more} more` : ''
      const where = places.length === 0 ? '' : `: ${places.map(placeWords).join('; ')}${others}`
      return `${what} (${count}) ${lossWords[note.code]}${where}`
    }
    case 'not-read':
      return `${note.detail.what} (${note.detail.count}) has no place in a plan and is left out`
    case 'over-date-line':
      return 'it goes over longitude 180°; some other programs draw it the long way round'
    case 'waypoints-missing':
      return `${note.detail.count} of its waypoints are removed, or not to be told from others: what was said of them is left out (${note.detail.field})`
    case 'thinned':
      return `${note.detail.count} positions are thinned to ${note.detail.kept}`
    case 'not-written':
      return 'this format has no place for it; it is not in the file'
    case 'written-as':
      return `${note.detail.field} “${note.detail.value}” is written as “${note.detail.written}”`
    case 'above-home':
      return `its altitudes are above home; ${note.detail.homeM} m are added for those above the sea`
    case 'above-ellipsoid':
      return 'its altitudes are above the sea; this format takes them for heights above the ellipsoid, up to 100 m off'
    case 'characters-dropped':
      return `${note.detail.count} characters cannot be written in this format and are left out`
  }
}

const lossWords = {
  'not-drawn': 'is kept, but not drawn here',
  'not-kept': 'has no place in the plan and is left out',
  unreadable: 'cannot be read and is left out',
} as const

const xmlFaults = {
  syntax: 'what stands here is not well-formed XML',
  doctype: 'declarations of document types are not read; remove it',
  character: 'a control character stands here, which XML cannot hold',
  'long-tag': 'a tag begins here that does not end',
} as const

function rangeWords(least: number | undefined, most: number | undefined): string {
  if (least !== undefined && most !== undefined) return `outside ${signed(least)} to ${signed(most)}`
  if (least !== undefined) return `less than ${signed(least)}`
  return most === undefined ? 'not a number that can be used' : `more than ${signed(most)}`
}

const signed = (value: number): string => String(value).replace('-', '−')

const size = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1_048_576).toFixed(1)} MiB`

const foundWords = (found: 'xml' | 'zip' | ValueKind): string =>
  found === 'xml' || found === 'zip' ? `it is ${found.toUpperCase()}` : `it is JSON, ${kindWords(found)}`

function kindWords(kind: ValueKind): string {
  if (kind === 'nothing') return kind
  if (kind === 'boolean') return 'yes or no'
  return kind === 'object' ? 'an object' : `a ${kind}`
}

const readable = formats
  .filter(({ reads }) => reads)
  .map(({ title }) => title)
  .join(', ')

const mapIds = planMaps.map(({ id }) => id).join(', ')
