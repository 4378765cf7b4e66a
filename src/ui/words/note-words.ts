import type { I18n } from '@lingui/core'
import type { Note } from '../../formats/file-problem.ts'
import { planMapById } from '../../plan/plan-map.ts'
import { detailWords } from './detail-words.ts'
import { fieldWord } from './field-words.ts'
import { fileProblemSentence } from './file-problem-words.ts'
import { placeWords } from './place-words.ts'

/** What a file said that the plan does not hold as it was, or the other way round. */
export function noteSentence(i18n: I18n, note: Note): string {
  const where = placeWords(i18n, note.where)
  const what = noteWords(i18n, note)
  return where ? i18n._('{where}: {what}', { where, what }) : what
}

function noteWords(i18n: I18n, { code, detail }: Note): string {
  switch (code) {
    case 'left-out':
      return i18n._('Left out. {why}', { why: fileProblemSentence(i18n, detail.problem) })
    case 'value-dropped':
      return i18n._('The {field} could not be read and was left out.', detailWords(i18n, detail))
    case 'value-replaced':
      return i18n._(
        'The {field} “{found}” could not be read; {used} is used instead.',
        detailWords(i18n, detail),
      )
    case 'text-cut':
      return i18n._('The {field} was cut: {length} characters of {limit} at most.', detailWords(i18n, detail))
    case 'off-map':
      return i18n._(
        '{positions, plural, one {# position lies} other {# positions lie}} far beyond the edge of the map.',
        detail,
      )
    case 'map-read-as':
      return i18n._('The map “{text}” was read as {map}.', { text: detail.text, map: mapTitle(detail.map) })
    case 'unknown-map':
      return i18n._('The map “{map}” is not known here.', detailWords(i18n, detail))
    case 'units-assumed':
      return detail.units === 'metric'
        ? i18n._('The file names no units: km and km/h are assumed.')
        : i18n._('The file names no units: miles and mph are assumed.')
    case 'newer-revision':
      return i18n._(
        'The file has revision {revision}; it was read by the rules of revision {known}.',
        detailWords(i18n, detail),
      )
    case 'shown-as':
      return shownAs(i18n, detail.as)
    case 'not-shown':
      return i18n._(
        'Kept in the file, but other programs do not show it: {field}.',
        detailWords(i18n, detail),
      )
    case 'color-shown-as':
      return i18n._('Other programs show the colour {color} as {shown}.', detailWords(i18n, detail))
    case 'no-altitude':
      return i18n._('The IL-2 Mission Planner shows no times for a flight without altitudes.')
    case 'field-not-written':
      return i18n._('Not in the file, which has no place for it: {field}.', detailWords(i18n, detail))
    case 'not-read':
      return i18n._(
        'Left out, since a plan has no place for it: {what} ({count}).',
        detailWords(i18n, detail),
      )
    case 'not-kept':
      return notKept(i18n, detail)
    case 'unreadable':
      return unreadable(i18n, detail)
    case 'not-drawn':
      return notDrawn(i18n, detail)
    case 'over-date-line':
      return i18n._('It goes over longitude 180°. Some other programs draw it the long way round.')
    case 'waypoints-missing':
      return i18n._(
        '{count, plural, one {# waypoint is} other {# waypoints are}} removed, or not to be told from others any more. What was said of them is left out: {fields}.',
        { count: detail.count, fields: list(i18n, detail.field) },
      )
    case 'thinned':
      return i18n._('{count} positions are thinned to {kept}.', detailWords(i18n, detail))
    case 'not-written':
      return i18n._('Not in the file: this format has no place for it.')
    case 'written-as':
      return i18n._('The {field} “{value}” is written as “{written}”.', detailWords(i18n, detail))
    case 'above-home':
      return i18n._(
        'The altitudes of the file are above home: {homeM} m were added, for those above the sea.',
        detailWords(i18n, detail),
      )
    case 'above-ellipsoid':
      return i18n._(
        'Altitudes are those above the sea. TAK takes them for heights above the ellipsoid, which differ by up to 100 m.',
      )
    case 'characters-dropped':
      return i18n._(
        '{count, plural, one {# character} other {# characters}} that this format cannot hold left out.',
        detail,
      )
  }
}

function notKept(i18n: I18n, detail: NotKept): string {
  const { what, count, more } = detail
  const details = placedWords(i18n, detail)
  if (details.where === '') return noteWords(i18n, { code: 'not-read', where: [], detail: { what, count } })
  return more > 0
    ? i18n._(
        'Left out, since a plan has no place for it: {what} ({count}), of {where} and {more} others.',
        details,
      )
    : i18n._('Left out, since a plan has no place for it: {what} ({count}), of {where}.', details)
}

/** What it is, and where it stood, for a sentence. */
const placedWords = (i18n: I18n, { what, count, places, more }: NotKept) => ({
  ...{ what: fieldWord(i18n, what), count, more },
  where: places.map((place) => placeWords(i18n, place)).join('; '),
})

function shownAs(i18n: I18n, as: 'route' | 'point' | 'line' | 'polygon'): string {
  switch (as) {
    case 'route':
      return i18n._('Other programs show it as a route.')
    case 'point':
      return i18n._('Other programs show it as a point.')
    case 'line':
      return i18n._('Other programs show it as a line.')
    case 'polygon':
      return i18n._('Other programs show it as a polygon.')
  }
}

function notDrawn(i18n: I18n, detail: NotKept): string {
  const details = placedWords(i18n, detail)
  return detail.more > 0
    ? i18n._('Kept, but not drawn here: {what} ({count}), of {where} and {more} others.', details)
    : i18n._('Kept, but not drawn here: {what} ({count}), of {where}.', details)
}

function unreadable(i18n: I18n, detail: NotKept): string {
  const details = placedWords(i18n, detail)
  return detail.more > 0
    ? i18n._('Left out, since it cannot be read: {what} ({count}), of {where} and {more} others.', details)
    : i18n._('Left out, since it cannot be read: {what} ({count}), of {where}.', details)
}

/** Fields, which a note has in one text. */
const list = (i18n: I18n, fields: string): string =>
  fields
    .split(', ')
    .map((field) => fieldWord(i18n, field))
    .join(', ')

type NotKept = Extract<Note, { code: 'not-kept' }>['detail']

const mapTitle = (id: string): string => planMapById(id)?.title ?? id
