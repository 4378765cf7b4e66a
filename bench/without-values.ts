import { operations } from '../src/stream/wire.ts'
import type { ServerEvent } from '../src/webdis/event-reader.ts'
import type { Reply } from '../src/webdis/reply.ts'
import type { Subscription } from '../src/webdis/subscription.ts'
import type { Webdis } from '../src/webdis/webdis.ts'

/**
 * The same Webdis, whose answers and events leave out what a viewer's own machine would open, fingerprint and show: it goes from revision
 * to revision of a plan without elements, and asks for the same at the same times.
 */
export const withoutValues = (webdis: Webdis): Webdis => ({
  async call(call, options) {
    const reply = await webdis.call(call, options)
    if (!Array.isArray(reply) || reply[0] !== 'OK') return reply
    if (call.fn === operations.since.fn) return sinceWithoutValues(reply)
    return call.fn === operations.beat.fn ? reply.slice(0, BEAT_BEFORE_PRINT) : reply
  },
  subscribe: async (channel, options) => eventsWithoutValues(await webdis.subscribe(channel, options)),
})

/** OK, rev, beat, age of that beat, viewers, seen, now; then the fingerprint (R11) */
const BEAT_BEFORE_PRINT = 7
const NO_EDIT = '{"put":{},"del":[]}'

/** OK, epoch, rev, channel; `log`, then rev, text … or `plan`, then id, value … */
function sinceWithoutValues(reply: readonly Reply[]): Reply {
  const [head, rest] = [reply.slice(0, 5), reply.slice(5)]
  if (head[4] === 'plan') return head
  return [...head, ...rest.map((item, at) => (at % 2 === 0 ? item : NO_EDIT))]
}

async function* eventsWithoutValues(subscription: Subscription): AsyncGenerator<ServerEvent, void> {
  for await (const event of subscription) yield { ...event, data: dataWithoutValues(event.data) }
}

/** E2, E3 */
const dataWithoutValues = (data: string): string =>
  data.replace(/"edit":.*$/, `"edit":${NO_EDIT}}`).replace(/,"print":"[0-9a-f]{12}"/, '')
