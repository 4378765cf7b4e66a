import { createParser, type ParseError } from 'eventsource-parser'
import { WebdisError } from './webdis-error.ts'

/** A server-sent event; `''` where it has no id. */
export type ServerEvent = { readonly type: string; readonly id: string; readonly data: string }

/** In characters; the largest event of the protocol is an edit of 8 KiB (E2). */
const eventLimit = 1_048_576

/**
 * Reads events out of bytes as they come, cut anywhere. Webdis runs the words `message`, the channel and the event together, so that a
 * line with an unknown field precedes each event (W20); no other fault is forgiven.
 * @returns a function from the next bytes to the events that they complete; it throws WebdisError `broken-stream`
 */
export function createEventReader(): (bytes: Uint8Array) => readonly ServerEvent[] {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let events: ServerEvent[] = []
  const parser = createParser({
    onEvent: ({ event = 'message', id = '', data }) => events.push({ type: event, id, data }),
    onError: refuse,
    maxBufferSize: eventLimit,
  })

  return (bytes) => {
    const text = decode(decoder, bytes)
    // No event holds a CR (C5): one in the bytes is chunk framing that leaked into the body (W23, W25).
    if (text.includes('\r')) throw new WebdisError('broken-stream', 'The framing of the channel is broken')
    events = []
    parser.feed(text)
    return events
  }
}

function refuse(error: ParseError): void {
  if (error.type !== 'unknown-field') throw new WebdisError('broken-stream', error.message, { cause: error })
}

function decode(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: true })
  } catch (cause) {
    throw new WebdisError('broken-stream', 'The channel carried bytes that are not UTF-8', { cause })
  }
}
