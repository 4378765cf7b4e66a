import type { I18n } from '@lingui/core'
import type { Refusal } from '../../state/session.ts'

/** Why the server said no, and what to do. `detail` is the server's own word on sizes and malformed calls (C3). */
export function refusalSentence(i18n: I18n, refusal: Refusal, detail?: string): string {
  switch (refusal) {
    case 'unknown-stream':
      return i18n._(
        'There is no stream of that name any more. It was stopped, or nobody led it for too long.',
      )
    case 'name-taken':
      return i18n._(
        'A stream of that name is running already. Choose another name, or reconnect if it is yours.',
      )
    case 'wrong-password':
      return i18n._('That password is not the right one. Check capitals and spaces, or ask your leader.')
    case 'wrong-code':
      return i18n._('That leader code is not the right one. Check it letter by letter.')
    case 'superseded':
      return i18n._('Another leader has taken over this stream.')
    case 'stale-epoch':
      return i18n._('The stream was started anew meanwhile. Connect again.')
    case 'too-large':
      return detail
        ? i18n._('Too large for the server: {detail}', { detail })
        : i18n._('The plan is too large for the server.')
    case 'too-many':
      return detail
        ? i18n._('Too much for the server: {detail}', { detail })
        : i18n._('The plan has too many elements for the server.')
    case 'locked':
      return i18n._('There were too many wrong tries. Wait a minute, then try again.')
    case 'bad-request':
      return detail
        ? i18n._('The server did not understand this page: {detail}', { detail })
        : i18n._('The server did not understand this page. Load it again.')
  }
}
