import type { I18n } from '@lingui/core'
import type { Refusal } from '../../state/session.ts'
import { isolate } from './element-words.ts'

/** Why the server said no to what was asked of the stream `name`, and what to do. `detail` is the server's own word on sizes and malformed calls (C3). */
export function refusalSentence(i18n: I18n, refusal: Refusal, detail?: string, name?: string): string {
  switch (refusal) {
    case 'unknown-stream':
      // K5: of a stream that is not in the list, a wrong password learns no more.
      return name === undefined
        ? i18n._('There is no such stream, or the password is not right.')
        : i18n._('There is no stream ‹{name}›, or the password is not right.', { name: isolate(name) })
    case 'name-taken':
      return i18n._(
        'A stream of that name is running already. Choose another name, or reconnect if it is yours.',
      )
    case 'wrong-password':
      return i18n._('That password is not the right one. Check capitals and spaces, or ask your leader.')
    case 'wrong-code':
      return i18n._(
        'That leader code is not the right one. Check it letter by letter. If the lead was handed over, only the new leader’s code is right.',
      )
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
