import type { I18n } from '@lingui/core'
import type { FileProblem } from '../../formats/file-problem.ts'
import { formats } from '../../formats/format-list.ts'
import type { Refusal } from '../../formats/refusal.ts'
import { detailWords } from './detail-words.ts'
import { problemSentence } from './problem-words.ts'
import { sizeWords } from './size-words.ts'

/** All that is said of a refused file, a sentence for each fault. */
export const refusalSentences = (
  i18n: I18n,
  { problem, others = [], more = 0 }: Refusal,
): readonly string[] => [
  ...[problem, ...others].map((fault) => fileProblemSentence(i18n, fault)),
  ...(more > 0 ? [i18n._('And {count} more.', { count: i18n.number(more) })] : []),
]

/** Why a file cannot be opened or written, and what to do. */
export function fileProblemSentence(i18n: I18n, problem: FileProblem): string {
  switch (problem.code) {
    case 'file-too-large':
      return i18n._('The file is too large: {bytes}; {limit} at most.', {
        bytes: sizeWords(i18n, problem.detail.bytes),
        limit: sizeWords(i18n, problem.detail.limit),
      })
    case 'empty-file':
      return i18n._('The file is empty.')
    case 'not-text':
      return i18n._('The file is no text. Plan files are JSON texts.')
    case 'not-json':
      return problem.detail.found
        ? i18n._(
            'The file is no JSON: line {line}, column {column} has {found} where something else is needed.',
            detailWords(i18n, problem.detail),
          )
        : i18n._('The file ends too early, in line {line}. Was it copied whole?', {
            line: problem.detail.line,
          })
    case 'not-xml':
      return problem.detail.fault === 'doctype'
        ? i18n._(
            'The file declares a document type in line {line}, which is not read. Remove that line and open it again.',
            detailWords(i18n, problem.detail),
          )
        : i18n._(
            'The file is no well-formed XML: look at line {line}, column {column}.',
            detailWords(i18n, problem.detail),
          )
    case 'not-zip':
      return i18n._('The archive is damaged or cut off. Was it copied whole?')
    case 'no-game-map':
      return i18n._(
        'This format holds places on the real world’s map only. Save as a Missioncast file instead.',
      )
    case 'no-route':
      return i18n._('This format holds a route, and the plan has none. Draw one first.')
    case 'too-many-tags':
      return i18n._(
        'The file has more tags than any plan: {limit} at most.',
        detailWords(i18n, problem.detail),
      )
    case 'broken-line':
      return i18n._(
        'Line {line} of the file cannot be read: it should be {expected} numbers, and has {fields} fields.',
        detailWords(i18n, problem.detail),
      )
    case 'too-deep':
      return i18n._('The file is nested too deeply: {limit} levels at most.', { limit: problem.detail.limit })
    case 'unknown-format':
      return i18n._('This is no plan file that Missioncast knows. It opens these: {formats}.', {
        formats: formats
          .filter(({ reads }) => reads)
          .map(({ title }) => title)
          .join(', '),
      })
    case 'only-written':
      return i18n._(
        'Missioncast writes {format}, and does not read it. Open the plan that it was written from.',
        detailWords(i18n, problem.detail),
      )
    case 'newer-version':
      return i18n._(
        'The file is from a newer Missioncast (version {version}; this one reads up to {known}).',
        detailWords(i18n, problem.detail),
      )
    case 'unfit-map':
      return i18n._('That map does not fit this file. Choose another one.')
    case 'no-world-map':
      return i18n._(
        'The IL-2 Mission Planner has no map of the real world. Save as a Missioncast file instead.',
      )
    case 'not-in-zip':
      return i18n._('The archive has no {name} in it.', detailWords(i18n, problem.detail))
    case 'nothing-found':
      return i18n._('This is {format}, but there is nothing in it that a plan could hold.', problem.detail)
    default:
      return problemSentence(i18n, problem)
  }
}
