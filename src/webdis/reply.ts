import { WebdisError, type WebdisErrorType } from './webdis-error.ts'

/** What Redis answered. Nested arrays only come from newer Webdis (W13). */
export type Reply = string | number | null | readonly Reply[]

/**
 * Unwraps Webdis' JSON envelope `{"<command>": reply}` (W7).
 * @throws {WebdisError} if Redis answered an error, or if the text is no such envelope
 */
export function decodeReply(command: string, text: string): Reply {
  const envelope = parseJson(text)
  if (typeof envelope !== 'object' || envelope === null || !Object.hasOwn(envelope, command)) {
    throw new WebdisError('broken-reply', `The answer does not name ${command}`)
  }
  const reply = new Map<string, unknown>(Object.entries(envelope)).get(command)
  if (Array.isArray(reply) && typeof reply[0] === 'boolean') {
    const message = String(reply[1])
    // A status such as [true, "OK"], or an error such as [false, "ERR …"].
    if (reply[0]) return message
    throw new WebdisError(redisErrorType(message), `Redis answered: ${message}`)
  }
  if (!isReply(reply)) throw new WebdisError('broken-reply', 'The answer holds what Redis never answers')
  return reply
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new WebdisError('broken-reply', 'The answer is not JSON', { cause })
  }
}

const isReply = (value: unknown): value is Reply =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  (Array.isArray(value) && value.every(isReply))

const redisErrorTypes: readonly (readonly [RegExp, WebdisErrorType])[] = [
  [/^ERR Function not found/, 'function-missing'],
  [/^(OOM|MISCONF|ERR max number of clients)/, 'full'],
  [/^(LOADING|BUSY|MASTERDOWN|READONLY|CLUSTERDOWN|TRYAGAIN)/, 'not-ready'],
  [/^(NOPERM|NOAUTH|WRONGPASS)/, 'denied'],
]

const redisErrorType = (message: string): WebdisErrorType =>
  redisErrorTypes.find(([pattern]) => pattern.test(message))?.[1] ?? 'redis-error'
