import type { I18n } from '@lingui/core'
import type { StreamOutcome } from '../../stream/session.ts'
import { refusalSentence } from './refusal-words.ts'
import { troubleAdvice, troubleSentence } from './trouble-words.ts'

/** Why an operation that somebody asked for did not come about, and what to do. */
export function failureSentence(
  i18n: I18n,
  outcome: Extract<StreamOutcome<unknown>, { ok: false }>,
  /** of the stream that was asked for by its name */
  name?: string,
): string {
  if (outcome.refusal !== undefined && outcome.stopped)
    return i18n._(
      'This stream was stopped and has ended. Your plan is still here: start a stream to show it again.',
    )
  if (outcome.refusal !== undefined) return refusalSentence(i18n, outcome.refusal, outcome.detail, name)
  return `${troubleSentence(i18n, outcome.trouble)} ${troubleAdvice(i18n, outcome.trouble)}`
}
