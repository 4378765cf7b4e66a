import { randomBytes } from 'node:crypto'
import type { Plan } from '../src/plan/plan.ts'
import type { Seal } from '../src/stream/seal.ts'
import type { LeaderSession } from '../src/stream/session.ts'
import { createStreams } from '../src/stream/streams.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { expectOk } from './expect-ok.ts'
import { type Published, publishedBy } from './published.ts'
import { stampCalls } from './stamped-webdis.ts'

/** A stream that a real leader session in this process leads. */
export type LedStream = {
  readonly name: string
  readonly password: string
  readonly leader: LeaderSession
  /** What was published since this was asked the last time. */
  readonly takePublished: () => readonly Published[]
}

/**
 * @param url the edge's
 * @param sealWith what seals the plan, where it is not what always does
 */
export async function startLedStream(
  url: string,
  name: string,
  plan: Plan,
  sealWith?: (key: Uint8Array) => Seal,
): Promise<LedStream> {
  const password = randomBytes(12).toString('hex')
  const code = randomBytes(12).toString('hex')
  const published: Published[] = []
  const webdis = stampCalls(createWebdis({ url }), (stamped) => {
    const one = publishedBy(stamped)
    if (one) published.push(one)
  })
  const streams = createStreams({ webdis, ...(sealWith && { sealWith }) })
  const leader = expectOk(await streams.start({ name, password, code, plan, by: 'script' }))
  await leader.settled()
  return { name, password, leader, takePublished: () => published.splice(0) }
}
