import type { I18n } from '@lingui/core'
import type { PlanProblem } from '../../plan/plan-problem.ts'
import { detailWords } from './detail-words.ts'
import { fieldWord, valueWord } from './field-words.ts'
import { placeWords } from './place-words.ts'
import { sizeWords } from './size-words.ts'

/** What is wrong with a plan, where, and what the limit is. */
export function problemSentence(i18n: I18n, problem: PlanProblem): string {
  const where = placeWords(i18n, problem.where)
  const what = problemWords(i18n, problem)
  return where ? i18n._('{where}: {what}', { where, what }) : what
}

function problemWords(i18n: I18n, { code, detail }: PlanProblem): string {
  switch (code) {
    case 'too-many-elements':
      return i18n._('{count} elements are too many: a plan holds {limit} at most.', detailWords(i18n, detail))
    case 'too-many-positions':
      if (detail.field === 'layers')
        return i18n._('{count} layers are too many: a plan holds {limit} at most.', detailWords(i18n, detail))
      return i18n._(
        '{count} positions are too many: an element holds {limit} at most.',
        detailWords(i18n, detail),
      )
    case 'element-too-large':
      return i18n._('{bytes} are too large: an element holds {limit} at most.', sizes(i18n, detail))
    case 'plan-too-large':
      return i18n._('{bytes} are too large: a plan holds {limit} at most.', sizes(i18n, detail))
    case 'text-too-long':
      return i18n._(
        'The {field} is too long: {length} characters of {limit} at most.',
        detailWords(i18n, detail),
      )
    case 'out-of-range':
      return rangeWords(i18n, detail)
    case 'missing':
      return i18n._('The {field} is missing.', detailWords(i18n, detail))
    case 'wrong-kind':
      return i18n._('The {field} is of the wrong kind: {found} instead of {expected}.', {
        field: fieldWord(i18n, detail.field),
        found: valueWord(i18n, detail.found),
        expected: valueWord(i18n, detail.expected),
      })
    case 'unknown-word':
      return i18n._('The {field} “{value}” is not known.', detailWords(i18n, detail))
  }
}

type Range = Extract<PlanProblem, { code: 'out-of-range' }>['detail']

function rangeWords(i18n: I18n, range: Range): string {
  const words = detailWords(i18n, range)
  if (range.least !== undefined && range.most !== undefined)
    return i18n._('The {field} {value} is out of range: from {least} to {most}.', words)
  if (range.least !== undefined) return i18n._('The {field} {value} is too small: {least} at least.', words)
  if (range.most !== undefined) return i18n._('The {field} {value} is too large: {most} at most.', words)
  return i18n._('The {field} is not a number that can be used.', words)
}

const sizes = (i18n: I18n, { bytes, limit }: { bytes: number; limit: number }): Record<string, string> => ({
  bytes: sizeWords(i18n, bytes),
  limit: sizeWords(i18n, limit),
})
