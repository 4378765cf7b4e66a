import * as v from 'valibot'
import { answerOf, operations } from '../src/stream/wire.ts'
import type { StampedCall } from './stamped-webdis.ts'

/** An edit that was published: the call went out at `atMs` and was answered after `answeredInMs` (`sharedMs`). */
export type Published = {
  readonly rev: number
  readonly atMs: number
  readonly answeredInMs: number
  /** what subscribers receive */
  readonly event: string
}

const bodySchema = v.pipe(v.string(), v.parseJson(), v.object({ epoch: v.string(), data: v.string() }))

/** What a call published; undefined if it is none that publishes. */
export function publishedBy({ call, reply, startedMs, endedMs }: StampedCall): Published | undefined {
  if (call.fn !== operations.publish.fn) return undefined
  const answer = answerOf(operations.publish, reply)
  if (!answer.ok) throw new Error(`The publish was refused: ${answer.refusal}`)
  const { epoch, data } = v.parse(bodySchema, call.body)
  const { rev } = answer.value
  // E1, E2
  const event = `\nid: ${epoch}:${rev}\nevent: plan\ndata: {"rev":${rev},"edit":${data}}\n\n`
  return { rev, atMs: startedMs, answeredInMs: endedMs - startedMs, event }
}
