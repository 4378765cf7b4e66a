import type { Call } from '../../webdis/call.ts'
import type { ServerEvent } from '../../webdis/event-reader.ts'
import type { Trouble } from '../session.ts'
import { createFakeRedis, type FakeRedis } from './fake-redis.ts'

/** How badly the way between clients and server behaves; shares are from 0 to 1. */
export type Weather = {
  /** of requests, replies and messages that vanish */
  readonly loss: number
  /** of requests and messages that come twice */
  readonly duplication: number
  /** the longest that anything is under way, ms: what is sent later may come earlier */
  readonly delayMs: number
  /** of replies that are somebody else's (W34), who asked for another stream */
  readonly mixUps: number
}

export const fairWeather: Weather = { loss: 0, duplication: 0, delayMs: 20, mixUps: 0 }

/** A server, and a way to it that reorders, duplicates, delays and drops; time passes only by `run`. */
export type SimulatedNetwork = {
  readonly redis: FakeRedis
  readonly nowMs: () => number
  /** 0 to under 1 */
  readonly luck: () => number
  readonly at: (atMs: number, run: () => void) => void
  readonly run: (forMs: number) => void
  readonly setWeather: (weather: Weather) => void
  /** Redis is away: calls fail, and the subscriptions that stood are silent from now on (W24). */
  readonly setDown: (isDown: boolean) => void
  readonly killSubscriptions: () => void
  readonly cutSubscriptions: () => void
  readonly call: (
    what: Call,
    onReply: (reply: readonly string[]) => void,
    onFailure: (trouble: Trouble) => void,
  ) => void
  readonly subscribe: (
    channel: string,
    on: {
      readonly stands: () => void
      readonly event: (event: ServerEvent) => void
      readonly failure: (trouble: Trouble) => void
    },
  ) => { readonly close: () => void }
  readonly callCount: () => number
}

type Subscriber = {
  readonly channel: string
  readonly standsAtMs: number
  readonly event: (event: ServerEvent) => void
  readonly cut: () => void
}

const callTimeoutMs = 10_000
const headersTimeoutMs = 3_000

/** W34: they are rare enough that nobody gets the same twice in a row. */
const mixUpEveryMs = 20_000
const otherEpoch = 'd'.repeat(32)
const mixedUp: readonly (readonly string[])[] = [
  ['unknown-stream', otherEpoch],
  ['superseded', '9', '1700000000000', 'phone'],
  ['wrong-code'],
  ['wrong-password'],
  ['unknown-stream'],
  ['stale-epoch'],
]

export function createSimulatedNetwork(seed: number): SimulatedNetwork {
  const luck = createLuck(seed)
  let nowMs = 1_800_000_000_000
  let weather = fairWeather
  let isDown = false
  let calls = 0
  let mixUps = 0
  let mixedUpMs = nowMs
  const agenda: { atMs: number; run: () => void }[] = []
  const subscribers = new Set<Subscriber>()
  const edits = new Map<string, string>()
  const redis = createFakeRedis((channel, event) => {
    if (event.type === 'plan') {
      const { id, data } = event
      if ((edits.get(id) ?? data) !== data) throw new Error(`there are two edits ${id}`)
      edits.set(id, data)
    }
    for (const subscriber of subscribers) if (subscriber.channel === channel) deliver(subscriber, event)
  })

  const at = (atMs: number, run: () => void): void => {
    // Sorted, the next one last.
    let index = agenda.length
    while (index > 0 && (agenda[index - 1]?.atMs ?? Infinity) <= atMs) index -= 1
    agenda.splice(index, 0, { atMs: Math.max(atMs, nowMs), run })
  }
  const later = (run: () => void): void => at(nowMs + Math.ceil(luck() * weather.delayMs), run)
  const vanishes = (): boolean => luck() < weather.loss
  const doubles = (): boolean => luck() < weather.duplication

  const deliver = (subscriber: Subscriber, event: ServerEvent): void => {
    const once = (): void => {
      const arrivesMs = Math.max(nowMs + Math.ceil(luck() * weather.delayMs), subscriber.standsAtMs)
      at(arrivesMs, () => subscriber.event(event))
    }
    if (!vanishes()) once()
    if (doubles()) once()
  }

  /** The reply, or what came in its place. */
  const mixUp = (reply: readonly string[]): readonly string[] => {
    if (weather.mixUps === 0 || nowMs - mixedUpMs < mixUpEveryMs || luck() >= weather.mixUps) return reply
    mixedUpMs = nowMs
    mixUps += 1
    return mixedUp[mixUps % mixedUp.length] ?? reply
  }

  return {
    redis,
    nowMs: () => nowMs,
    luck,
    at,
    run(forMs) {
      const untilMs = nowMs + forMs
      for (let next = agenda.at(-1); next && next.atMs <= untilMs; next = agenda.at(-1)) {
        agenda.pop()
        nowMs = next.atMs
        next.run()
      }
      nowMs = untilMs
    },
    setWeather(next) {
      weather = next
    },
    setDown(next) {
      isDown = next
      if (isDown) subscribers.clear()
    },
    killSubscriptions: () => subscribers.clear(),
    cutSubscriptions() {
      for (const subscriber of subscribers) subscriber.cut()
      subscribers.clear()
    },
    call(what, onReply, onFailure) {
      calls += 1
      const away = (): void => onFailure('server-down')
      if (isDown) {
        later(away)
        return
      }
      const timeout = (): void => at(nowMs + callTimeoutMs, () => onFailure('unreachable'))
      if (vanishes()) {
        timeout()
        return
      }
      // A second copy may arrive long after the answer to the first.
      if (doubles()) later(() => isDown || redis.call(what, nowMs))
      later(() => {
        if (isDown) {
          away()
          return
        }
        const reply = mixUp(redis.call(what, nowMs))
        if (vanishes()) timeout()
        else later(() => onReply(reply))
      })
    },
    subscribe(channel, on) {
      let isOpen = true
      const subscriber: Subscriber = {
        channel,
        standsAtMs: nowMs + 2 * Math.ceil(luck() * weather.delayMs),
        event: (event) => isOpen && on.event(event),
        cut: () => later(() => isOpen && on.failure('unreachable')),
      }
      if (isDown || vanishes()) {
        at(nowMs + headersTimeoutMs, () => isOpen && on.failure('unreachable'))
      } else {
        at(
          Math.floor((nowMs + subscriber.standsAtMs) / 2),
          () => isOpen && !isDown && subscribers.add(subscriber),
        )
        at(subscriber.standsAtMs, () => isOpen && on.stands())
      }
      return {
        close() {
          isOpen = false
          subscribers.delete(subscriber)
        },
      }
    },
    callCount: () => calls,
  }
}

/** mulberry32: the same numbers for the same seed. */
function createLuck(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
