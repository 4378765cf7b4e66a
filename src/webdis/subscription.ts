import { bodyChunks } from './body-chunks.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import { createEventReader, type ServerEvent } from './event-reader.ts'
import { pathSegment } from './path.ts'
import { responseError } from './response-error.ts'
import { WebdisError } from './webdis-error.ts'

/**
 * Events as they come. Ends by throwing: WebdisError when the channel breaks or the other side ends it, the signal's reason when the
 * caller does. Silence is no end (W24): whoever listens has to prove that the subscription lives. One that ends without an error
 * has passed to another tab, or the page slept (V9): subscribe again at once.
 */
export type Subscription = AsyncIterable<ServerEvent>

/** Resolves when the subscription stands: what is published from then on arrives (W21). */
export type Subscribe = (channel: string, options?: SubscribeOptions) => Promise<Subscription>

export type SubscribeOptions = {
  readonly signal?: AbortSignal | undefined
  /** the one before was silent: where it is shared between tabs, all of them need another */
  readonly renew?: boolean | undefined
}

/** The headers come with the confirmation (W21), or never, if Redis refuses it (W26). */
const headersWithinMs = 3_000

export async function subscribe(url: URL, channel: string, outer?: AbortSignal): Promise<Subscription> {
  const deadline = createDeadline(outer)
  try {
    deadline.within(headersWithinMs)
    const response = await fetch(new URL(`SUBSCRIBE/${pathSegment(channel)}`, url), {
      headers: { accept: 'text/event-stream' },
      signal: deadline.signal,
      redirect: 'manual',
      cache: 'no-store',
    })
    deadline.lift()
    const error = responseError(response, 'text/event-stream')
    if (error) throw error
    return read(response, deadline)
  } catch (error) {
    const failure = deadline.failure(error)
    deadline.end()
    throw failure
  }
}

async function* read(response: Response, deadline: Deadline): AsyncGenerator<ServerEvent, void> {
  const readEvents = createEventReader()
  try {
    for await (const bytes of bodyChunks(response)) yield* readEvents(bytes)
    throw new WebdisError('ended', 'The other side ended the subscription')
  } catch (error) {
    throw deadline.failure(error)
  } finally {
    deadline.end()
  }
}
