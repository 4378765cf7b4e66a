import type { I18n } from '@lingui/core'
import type { JoinLoss } from '../../plan/join-routes.ts'
import { listOf } from './list-words.ts'

/** What of the routes is not in the joined one, and how to have it again. */
export const joinLossSentence = (i18n: I18n, lost: readonly JoinLoss[]): string =>
  i18n._('Not taken over: {what}. Undo brings it back.', {
    what: listOf(
      i18n,
      lost.map((loss) => lossWord(i18n, loss)),
    ),
  })

function lossWord(i18n: I18n, loss: JoinLoss): string {
  switch (loss) {
    case 'fuel':
      return i18n._('fuel')
    case 'climb-rate':
      return i18n._('the rate of climb')
    case 'altitude':
      return i18n._('an altitude')
    case 'name':
      return i18n._('the name of the waypoint where they meet')
    case 'time':
      return i18n._('the time at the waypoint where they meet')
    case 'notes':
      return i18n._('the notes of the waypoint where they meet')
  }
}
