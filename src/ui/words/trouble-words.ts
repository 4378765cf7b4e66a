import type { I18n } from '@lingui/core'
import type { Trouble } from '../../stream/session.ts'

/** What is wrong, in a sentence. */
export function troubleSentence(i18n: I18n, trouble: Trouble): string {
  switch (trouble) {
    case 'unreachable':
      return i18n._('The server does not answer.')
    case 'server-down':
      return i18n._('The server answers, but its memory of streams (Redis) does not.')
    case 'not-missioncast':
      return i18n._('Something else answers in the place of Missioncast.')
    case 'library-missing':
      return i18n._('The server is not set up yet: its function library is missing.')
    case 'library-mismatch':
      return i18n._('The server and this page are of different versions.')
    case 'broken-channel':
      return i18n._('The connection carried something unreadable.')
    case 'silent-channel':
      return i18n._('The connection was open but nothing came through.')
    case 'server-full':
      return i18n._('The server is full.')
    case 'stream-missing':
      return i18n._('The stream is not on the server at the moment; its leader may bring it back.')
    case 'tampered':
      return i18n._(
        'Something between the leader and you changed the plan. What was changed is not shown: you see it as the leader last made it.',
      )
    case 'secrets-changed':
      return i18n._('The leader has changed the password or taken back the link that you came by.')
    case 'unexpected':
      return i18n._('Something happened that should not have.')
  }
}

/** What the reader can do about it. */
export function troubleAdvice(i18n: I18n, trouble: Trouble): string {
  switch (trouble) {
    case 'unreachable':
      return i18n._('Look whether this device is online.')
    case 'server-down':
      return i18n._('Wait a moment. If it stays like this, tell whoever runs the server.')
    case 'not-missioncast':
      return i18n._(
        'If this is a guest network, sign in to it first. Otherwise check the address of this page.',
      )
    case 'library-missing':
      return i18n._('Tell whoever runs the server: restarting Missioncast there loads the library.')
    case 'library-mismatch':
      return i18n._('Load this page again. If that does not help, tell whoever runs the server.')
    case 'broken-channel':
    case 'silent-channel':
      return i18n._('A new connection is made by itself.')
    case 'server-full':
      return i18n._('Wait until other streams have ended, or tell whoever runs the server.')
    case 'stream-missing':
      return i18n._('It appears by itself when the leader is back. Ask them if it takes long.')
    case 'tampered':
      return i18n._(
        'If it stays like this, tell the leader, who can stop the stream and start it again, and whoever runs the server.',
      )
    case 'secrets-changed':
      return i18n._('Ask the leader for the password as it is now: with it you see the stream again.')
    case 'unexpected':
      return i18n._('If trying again does not help, please report it.')
  }
}
