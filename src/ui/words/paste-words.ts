import type { I18n } from '@lingui/core'
import type { PasteProblem } from '../../plan/clipboard.ts'
import { planMapById } from '../../plan/plan-map.ts'
import { problemSentence } from './problem-words.ts'

/** Why what was copied does not go into this plan, and what to do about it. */
export function pasteProblemSentence(i18n: I18n, problem: PasteProblem): string {
  switch (problem.code) {
    case 'no-selection':
      return i18n._('What is on the clipboard are no elements of a plan. Copy some elements first.')
    case 'other-map':
      return problem.to === ''
        ? i18n._('Choose a map for this plan first.')
        : i18n._(
            'It was copied from the map {from}, and this plan is for {to}. Positions of one map mean nothing on the other.',
            {
              from: mapTitle(i18n, problem.from),
              to: mapTitle(i18n, problem.to),
            },
          )
    case 'bad-element':
    case 'too-much':
      return problemSentence(i18n, problem.problem)
  }
}

function mapTitle(i18n: I18n, id: string): string {
  const map = planMapById(id)
  if (map?.type === 'world') return i18n._('The real world')
  return map?.title ?? (id || i18n._('no map chosen'))
}
