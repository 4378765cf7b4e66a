import * as v from 'valibot'
import type { ServerEvent } from './event-reader.ts'
import { WebdisError, webdisErrorTypes } from './webdis-error.ts'

/** What the tabs of a browser tell one another about one channel. `from` names a subscription, anew each time one is opened. */
export type TabMessage =
  /** who holds the subscription? It has to be another than `not` */
  | { readonly type: 'join'; readonly not?: string | undefined }
  /** has the lock; the subscription is on its way */
  | { readonly type: 'opening'; readonly from: string }
  /** the subscription stands: every event from now on is passed on */
  | { readonly type: 'stands'; readonly from: string }
  | { readonly type: 'event'; readonly from: string; readonly event: ServerEvent }
  /** could not be opened, or broke */
  | { readonly type: 'failed'; readonly from: string; readonly error: WebdisError }
  /** is wanted no longer by the tab that held it */
  | { readonly type: 'left'; readonly from: string }

const from = v.string()

const schema = v.variant('type', [
  v.object({ type: v.literal('join'), not: v.optional(v.string()) }),
  v.object({ type: v.picklist(['opening', 'stands', 'left']), from }),
  v.object({
    type: v.literal('event'),
    from,
    event: v.object({ type: v.string(), id: v.string(), data: v.string() }),
  }),
  v.object({
    type: v.literal('failed'),
    from,
    error: v.pipe(
      v.object({ type: v.picklist(webdisErrorTypes), message: v.string() }),
      v.transform(({ type, message }) => new WebdisError(type, message)),
    ),
  }),
])

/** Reads what came from another tab; undefined if it is none of these. */
export function readTabMessage(data: unknown): TabMessage | undefined {
  const read = v.safeParse(schema, data)
  return read.success ? read.output : undefined
}

/** What may be posted: an error would lose its type on the way. */
export const writeTabMessage = (message: TabMessage): unknown =>
  message.type === 'failed'
    ? { ...message, error: { type: message.error.type, message: message.error.message } }
    : message
