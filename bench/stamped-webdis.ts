import type { Call } from '../src/webdis/call.ts'
import type { Reply } from '../src/webdis/reply.ts'
import type { Webdis } from '../src/webdis/webdis.ts'
import { sharedMs } from './clock.ts'

/** A call that was answered, and when (`sharedMs`). */
export type StampedCall = {
  readonly call: Call
  readonly reply: Reply
  readonly startedMs: number
  readonly endedMs: number
}

/** The same Webdis; tells of every call that was answered. */
export function stampCalls(webdis: Webdis, onAnswer: (stamped: StampedCall) => void): Webdis {
  return {
    subscribe: webdis.subscribe,
    async call(call, options) {
      const startedMs = sharedMs()
      const reply = await webdis.call(call, options)
      onAnswer({ call, reply, startedMs, endedMs: sharedMs() })
      return reply
    },
  }
}
