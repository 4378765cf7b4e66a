import { WebdisError, type WebdisErrorType } from '../webdis/webdis-error.ts'
import { ProtocolError } from './protocol-error.ts'
import type { Trouble } from './session.ts'
import { throwAside } from './throw-aside.ts'

const troubles: Record<WebdisErrorType, Trouble> = {
  unreachable: 'unreachable',
  timeout: 'unreachable',
  ended: 'unreachable',
  away: 'server-down',
  'not-ready': 'server-down',
  full: 'server-full',
  'not-webdis': 'not-missioncast',
  denied: 'not-missioncast',
  'function-missing': 'library-missing',
  'broken-stream': 'broken-channel',
  'broken-reply': 'unexpected',
  'too-large': 'unexpected',
  'redis-error': 'unexpected',
}

/**
 * What a failed call or subscription is to people.
 * @throws whatever is neither WebdisError nor ProtocolError: a fault of this program, not of the way to the server
 */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof WebdisError) return troubles[error.type]
  if (error instanceof ProtocolError) return 'unexpected'
  throw error
}

/** The same to a session, which has to go on: a fault of this program is thrown aside, and is `unexpected` to people. */
export function sessionTroubleOf(error: unknown): Trouble {
  try {
    return troubleOf(error)
  } catch (fault) {
    throwAside(fault)
    return 'unexpected'
  }
}

/** The same of what a channel carried (V5). */
export const channelTroubleOf = (error: unknown): Trouble =>
  error instanceof ProtocolError ? 'broken-channel' : sessionTroubleOf(error)
