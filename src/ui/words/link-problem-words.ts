import type { I18n } from '@lingui/core'
import type { UnpackedPlan } from '../../formats/plan-link.ts'
import type { HostFile } from '../files/host-file.ts'

type ProblemOf<Result extends { readonly ok: boolean }> = Extract<
  Result,
  { readonly ok: false; readonly problem: string }
>['problem']

/** Why the plan of a link cannot be had. */
export type LinkProblem = ProblemOf<UnpackedPlan> | ProblemOf<HostFile> | 'no-file' | 'other-site'

export function linkProblemSentence(i18n: I18n, problem: LinkProblem): string {
  switch (problem) {
    case 'damaged':
      return i18n._(
        'The link is damaged: it was probably cut off on its way. Ask for it again, or for the file.',
      )
    case 'too-large':
      return i18n._('What the link leads to is larger than any plan file.')
    case 'no-file':
      return i18n._('The link names no plan file. Was it copied whole?')
    case 'other-site':
      return i18n._(
        'Missioncast fetches nothing from other sites. Download the file first, then drop it here.',
      )
    case 'missing':
      return i18n._('This host has no such file. Ask whoever gave you the link.')
    case 'away':
      return i18n._('The host cannot answer at the moment. Follow the link again in a minute.')
    case 'unreachable':
      return i18n._('The host was not reached. Look at your connection, and follow the link again.')
    case 'too-slow':
      return i18n._('The host did not answer in time. Look at your connection, and follow the link again.')
  }
}
