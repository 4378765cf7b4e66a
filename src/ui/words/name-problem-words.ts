import type { I18n } from '@lingui/core'
import type { SecretProblem, StreamNameProblem } from '../../state/checks.ts'

/** What is wrong with a stream's name (P1), and what to do. */
export function nameProblemSentence(i18n: I18n, problem: StreamNameProblem): string {
  switch (problem) {
    case 'empty':
      return i18n._('Please give the stream a name.')
    case 'too-long':
      return i18n._('That name is too long: 64 characters at most, fewer in some scripts and with emoji.')
    case 'control':
      return i18n._('The name has an invisible control character in it. Type it anew.')
    case 'bidi-control':
      return i18n._('The name has an invisible mark in it that turns the writing direction. Type it anew.')
    case 'surrogate':
    case 'private-use':
    case 'unassigned':
      return i18n._('The name has a character in it that other devices cannot show. Leave it out.')
  }
}

/** What is wrong with a password (S3). */
export function passwordProblemSentence(i18n: I18n, problem: SecretProblem): string {
  switch (problem) {
    case 'empty':
      return i18n._('Please enter a password.')
    case 'white-space':
      return i18n._('Spaces alone are no password. Add something else.')
    case 'too-long':
      return i18n._('That password is too long: 200 characters at most.')
  }
}

/** That the leader code would be the password (S3), told where one of them can be another. */
export function sameSecretsSentence(i18n: I18n, at: 'new password' | 'new code' | 'code'): string {
  switch (at) {
    case 'new password':
      return i18n._('That is the leader code: whoever watches could lead. Choose another password.')
    case 'new code':
      return i18n._('That is the password: whoever watches could lead. Choose another code.')
    case 'code':
      return i18n._('That is the password. The leader code is another one.')
  }
}

/** What is wrong with a leader code (S3). */
export function codeProblemSentence(i18n: I18n, problem: SecretProblem): string {
  switch (problem) {
    case 'empty':
      return i18n._('Please enter the leader code.')
    case 'white-space':
      return i18n._('Spaces alone are no code. Add something else.')
    case 'too-long':
      return i18n._('That code is too long: 200 characters at most.')
  }
}
