import { randomHex } from '../src/stream/secrets.ts'
import { subscriptionName } from '../src/stream/stream-keys.ts'
import { pathSegment } from '../src/webdis/path.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import type { AudienceOrder } from './audience-messages.ts'
import { openBarePublisher } from './bare-publisher.ts'
import { sharedMs } from './clock.ts'
import { lookUp } from './look-up.ts'
import { openAudience } from './open-audience.ts'
import { atPace } from './pace.ts'
import { type Phase, runPhase } from './phase.ts'
import type { Published } from './published.ts'
import type { Stage } from './stage.ts'

export type FanOut = {
  readonly listeners: number
  /** So many of them are real viewer sessions; the rest of ours are plain sockets at the edge, beside them. */
  readonly sessions: number
  readonly perSecond: number
  readonly seconds: number
  readonly rounds: number
}

/** One round: the stream with its viewers, and the same bytes to as many bare subscribers of Webdis. */
export type Round = { readonly ours: Phase; readonly bare: Phase }

const WARM_UP_SECONDS = 3

/**
 * A-B-A-B, after a shorter round that is not counted.
 * @param lead has the stage's leader make so many edits, and answers what was published
 */
export async function runFanOut(
  stage: Stage,
  { listeners, sessions, perSecond, seconds, rounds }: FanOut,
  lead: (edits: number) => Promise<readonly Published[]>,
): Promise<readonly Round[]> {
  const { stack, name, password } = stage
  const orderFor = (port: number, path: string, realOnes: number): AudienceOrder => ({
    readers: { count: listeners - realOnes, port, path },
    viewers: { count: realOnes, url: stack.url, name, password },
  })
  const { channel } = await lookUp(createWebdis({ url: stack.url }), name, password)
  const bareChannel = subscriptionName(randomHex())
  const barePath = `/SUBSCRIBE/${bareChannel}?type=text/event-stream`
  const edgePath = `/webdis/SUBSCRIBE/${pathSegment(subscriptionName(channel))}`

  const publisher = await openBarePublisher(stack.redisPort)
  const viewers = await openAudience(orderFor(stack.edgePort, edgePath, sessions))
  const subscribers = await openAudience(orderFor(stack.webdisPort, barePath, 0))
  const runRound = async (edits: number): Promise<Round> => {
    let published: readonly Published[] = []
    const ours = await runPhase(stack, viewers, listeners, async () => {
      published = await lead(edits)
      return published
    })
    const bare = await runPhase(stack, subscribers, listeners, async () => {
      const again: Published[] = []
      await atPace(perSecond, published.length, (at) => {
        const one = published[at]
        if (!one) return
        again.push({ ...one, atMs: sharedMs() })
        publisher.publish(bareChannel, one.event)
      })
      return again
    })
    return { ours, bare }
  }
  try {
    await runRound(perSecond * WARM_UP_SECONDS)
    const seen: Round[] = []
    while (seen.length < rounds) seen.push(await runRound(perSecond * seconds))
    return seen
  } finally {
    await subscribers.end()
    await viewers.end()
    publisher.close()
  }
}
