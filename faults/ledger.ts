import * as v from 'valibot'
import { readEditText, type ValueEdit } from '../src/stream/value-edit.ts'
import { answerOf, operations } from '../src/stream/wire.ts'
import type { Webdis } from '../src/webdis/webdis.ts'

/** What leaders sent and what they saw acknowledged, whichever of them it was. */
export type Ledger = {
  /** The same Webdis, with every edit that goes through it written down. */
  readonly watch: (webdis: Webdis) => Webdis
  /** Writes down an edit that goes another way, by its call's body; returns what is to be done when it was answered with OK. */
  readonly send: (body: string) => () => void
  /** What each element must be, by the last acknowledged edit of it; `undefined`: deleted. */
  readonly acknowledged: () => ValueEdit
  /** How many different edits were sent in this epoch after its Start. */
  readonly sentIn: (epoch: string) => number
  /** The stream was stopped on purpose: nothing of it has to be there any more. */
  readonly clear: () => void
}

const bodySchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ epoch: v.string(), edit: v.string(), data: v.string() }),
)

export function createLedger(): Ledger {
  const acknowledged = new Map<string, string | undefined>()
  const sent = new Map<string, Set<string>>()
  const send = (body: string, isStart = false): (() => void) => {
    const { epoch, edit, data } = v.parse(bodySchema, body)
    if (!isStart) sent.set(epoch, (sent.get(epoch) ?? new Set()).add(edit))
    return () => {
      for (const [id, value] of readEditText(data)) acknowledged.set(id, value)
    }
  }
  return {
    watch: (webdis) => ({
      subscribe: webdis.subscribe,
      async call(call, options) {
        const isStart = call.fn === operations.start.fn
        if (!isStart && call.fn !== operations.publish.fn) return webdis.call(call, options)
        const acknowledge = send(call.body, isStart)
        const reply = await webdis.call(call, options)
        const answer = answerOf<never, unknown>(isStart ? operations.start : operations.publish, reply)
        if (answer.ok) acknowledge()
        return reply
      },
    }),
    send,
    acknowledged: () => acknowledged,
    sentIn: (epoch) => sent.get(epoch)?.size ?? 0,
    clear() {
      acknowledged.clear()
      sent.clear()
    },
  }
}
