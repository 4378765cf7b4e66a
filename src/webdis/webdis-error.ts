/** Why a call or a subscription failed: a closed list. */
export const webdisErrorTypes = [
  /** no answer, or one that broke off: the network or the edge is away */
  'unreachable',
  /** no answer in time, or silence in the middle of one */
  'timeout',
  /** the edge answers, but Webdis or its Redis does not (W7: 503) */
  'away',
  /** the edge or Redis takes no more: requests, clients, memory, disk */
  'full',
  /** Redis is loading its data, busy with a script, or a replica without its master */
  'not-ready',
  /** something else answers: a captive portal, another site, an address that is not the edge's */
  'not-webdis',
  /** Webdis' ACL or Redis' own does not allow the command */
  'denied',
  /** the edge takes no body of this size */
  'too-large',
  /** Redis has no function of this name */
  'function-missing',
  /** any other error that Redis names */
  'redis-error',
  /** the answer is not the JSON that Webdis writes: cut off, or not its envelope */
  'broken-reply',
  /** the channel carried what is not UTF-8, not framed as events, or an event without end (W23, W25) */
  'broken-stream',
  /** the other side ended the subscription */
  'ended',
] as const

export type WebdisErrorType = (typeof webdisErrorTypes)[number]

/** The one error of src/webdis. Where the caller's signal ended a request, its reason is thrown instead. */
export class WebdisError extends Error {
  override readonly name = 'WebdisError'
  readonly type: WebdisErrorType

  constructor(type: WebdisErrorType, message: string, options?: { readonly cause: unknown }) {
    super(message, options)
    this.type = type
  }
}
