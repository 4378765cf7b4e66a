import type { Stack } from '../scripts/stack/stack.ts'
import { randomHex } from '../src/stream/secrets.ts'
import { subscriptionName } from '../src/stream/stream-keys.ts'
import { pathSegment } from '../src/webdis/path.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import type { AudienceOrder } from './audience-messages.ts'
import { openBarePublisher } from './bare-publisher.ts'
import { sharedMs } from './clock.ts'
import { type LedStream, startLedStream } from './led-stream.ts'
import { lookUp } from './look-up.ts'
import { openAudience } from './open-audience.ts'
import { atPace } from './pace.ts'
import { type Phase, runPhase } from './phase.ts'
import type { Published } from './published.ts'
import type { SamplePlan } from './sample-plan.ts'

export type FanOut = {
  readonly listeners: number
  /** So many of them are real viewer sessions; the rest of ours are plain sockets at the edge, beside them. */
  readonly sessions: number
  readonly perSecond: number
  readonly seconds: number
  readonly rounds: number
}

/** One round, one after the other, with as many listeners and the same edits each. */
export type Round = {
  /** viewers at the edge, of a stream that a leader session leads */
  readonly ours: Phase
  /** plain sockets at Webdis itself, of a stream that a leader session leads */
  readonly led: Phase
  /** plain sockets at Webdis itself, to whom the bytes of `ours` are published at Redis itself */
  readonly bare: Phase
}

const WARM_UP_SECONDS = 3

/** A-B-C-A-B-C, after a shorter round that is not counted. */
export async function runFanOut(
  stack: Stack,
  sample: SamplePlan,
  { listeners, sessions, perSecond, seconds, rounds }: FanOut,
): Promise<readonly Round[]> {
  const [watched, heard] = [
    await startLedStream(stack.url, `Watched by ${listeners}`, sample.plan),
    await startLedStream(stack.url, `Heard by ${listeners}`, sample.plan),
  ]
  const [watchedChannel, heardChannel] = [await channelOf(stack, watched), await channelOf(stack, heard)]
  const bareChannel = subscriptionName(randomHex())
  const atEdge = { port: stack.edgePort, path: `/webdis/SUBSCRIBE/${pathSegment(watchedChannel)}` }
  const atWebdis = (channel: string) => ({
    port: stack.webdisPort,
    path: `/SUBSCRIBE/${channel}?type=text/event-stream`,
  })
  const { name, password } = watched
  const open = (readers: Omit<AudienceOrder['readers'], 'count'>, count: number) =>
    openAudience({
      readers: { count: listeners - count, ...readers },
      viewers: { count, url: stack.url, name, password },
    })

  const publisher = await openBarePublisher(stack.redisPort)
  const viewers = await open(atEdge, sessions)
  const readers = await open(atWebdis(heardChannel), 0)
  const subscribers = await open(atWebdis(bareChannel), 0)
  let step = 0
  const lead = async ({ leader, takePublished }: LedStream, first: number, edits: number) => {
    await atPace(perSecond, edits, (at) => leader.edit(sample.editAt(first + at)))
    await leader.settled()
    return takePublished()
  }
  const republish = async (published: readonly Published[]) => {
    const again: Published[] = []
    await atPace(perSecond, published.length, (at) => {
      const one = published[at]
      if (!one) return
      again.push({ ...one, atMs: sharedMs() })
      publisher.publish(bareChannel, one.event)
    })
    return again
  }
  const runRound = async (edits: number): Promise<Round> => {
    let published: readonly Published[] = []
    const ours = await runPhase(stack, viewers, listeners, async () => {
      published = await lead(watched, step, edits)
      return published
    })
    const led = await runPhase(stack, readers, listeners, () => lead(heard, step, edits))
    const bare = await runPhase(stack, subscribers, listeners, () => republish(published))
    step += edits
    return { ours, led, bare }
  }
  try {
    await runRound(perSecond * WARM_UP_SECONDS)
    const seen: Round[] = []
    while (seen.length < rounds) seen.push(await runRound(perSecond * seconds))
    return seen
  } finally {
    for (const audience of [subscribers, readers, viewers]) await audience.end()
    publisher.close()
    for (const { leader } of [watched, heard]) await leader.stop()
  }
}

async function channelOf({ url }: Stack, { name, password }: LedStream): Promise<string> {
  const { channel } = await lookUp(createWebdis({ url }), name, password)
  return subscriptionName(channel)
}
