/** Measures how many guesses at a password, a leader code and a token are judged in a minute, and what leaders and viewers notice of it. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as v from 'valibot'
import type { ViewerSession } from '../src/stream/session.ts'
import { createStreams } from '../src/stream/streams.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { sharedMs } from './clock.ts'
import { expectOk } from './expect-ok.ts'
import { type Guessed, type GuessOrder, guessedSchema } from './guesser-messages.ts'
import { type LedStream, startLedStream } from './led-stream.ts'
import { lookUp } from './look-up.ts'
import { atPace } from './pace.ts'
import type { Measurement } from './report.ts'
import { createSamplePlan } from './sample-plan.ts'
import { onOwnStack } from './stage.ts'
import { quantile, sum } from './statistics.ts'
import { untilLive } from './until-live.ts'
import { untilRev } from './until-rev.ts'

const GUESS_S = 60
const QUIET_S = 15
const CONNECTIONS = 8
const VIEWERS = 5
const EDITS_PER_SECOND = 2
const NEWCOMER_AFTER_MS = 20_000

type Secret = GuessOrder['secret']

/** A stream with people in it. */
type Crew = LedStream & {
  readonly secret: Secret
  readonly viewers: readonly ViewerSession[]
  /** when each viewer had which revision */
  readonly applied: { readonly rev: number; readonly atMs: number }[]
}

export const guess: Measurement = {
  name: 'guess',
  run: (say) =>
    onOwnStack(async (stack) => {
      const webdis = createWebdis({ url: stack.url })
      const streams = createStreams({ webdis })
      const { plan, editAt } = createSamplePlan(50)
      const gather = async (secret: Secret): Promise<Crew> => {
        const stream = await startLedStream(stack.url, `Guessed at: ${secret}`, plan)
        const { name, password } = stream
        const applied: { rev: number; atMs: number }[] = []
        const viewers: ViewerSession[] = []
        while (viewers.length < VIEWERS) {
          const viewer = expectOk(await streams.connect({ name, password }))
          viewer.subscribe((event) => {
            if (event.type === 'edit') applied.push({ rev: event.rev, atMs: sharedMs() })
          })
          await untilLive(viewer)
          viewers.push(viewer)
        }
        return { ...stream, secret, viewers, applied }
      }
      const crews = [await gather('password'), await gather('code'), await gather('token')]
      try {
        say(`${QUIET_S} s without anybody who guesses …`)
        const quiet = await lead(crews, QUIET_S, editAt)
        say(`${GUESS_S} s of guessing …`)
        const guessing = Promise.all(
          crews.map(async ({ name, password, secret }) => {
            const { proof } = await lookUp(webdis, name, password)
            return guessAt({ url: `${stack.url}/webdis/`, name, secret, password: proof })
          }),
        )
        const newcomer = comeIn(streams, crews[0])
        const busy = await lead(crews, GUESS_S, editAt)
        const guessed = await guessing
        const waited = await newcomer
        const disturbed = sum(crews.map(disturbances))
        return {
          title: `${GUESS_S} s of guessing, ${CONNECTIONS} connections at each of three streams`,
          columns: ['what is guessed', 'guesses', 'judged', '`locked`', 'turned away by the edge', 'let in'],
          rows: crews.map(({ secret }, at) => [secret, ...figures(guessed[at] ?? {})]),
          targets: crews.map(({ secret }, at) => ({
            what: `guesses judged at the ${secret}`,
            value: figures(guessed[at] ?? {})[1],
            below: 18,
            unit: '',
          })),
          notes: [
            `Each connection has an address of its own (docs/limits.md), and guesses proofs, which spares the guesser Argon2id. Codes and tokens are guessed by somebody who has the password.`,
            `Meanwhile ${VIEWERS} viewers and a leader at ${EDITS_PER_SECOND} edits a second in each stream: from publishing to applied p50 ${ms(busy, 0.5)}, p95 ${ms(busy, 0.95)}; ${ms(quiet, 0.5)} and ${ms(quiet, 0.95)} in the ${QUIET_S} s before. ${disturbed} of them lost a connection, missed an edit or was refused.`,
            `A newcomer with the right password, who came ${NEWCOMER_AFTER_MS / 1000} s after the first guess, was let in after ${Math.round(waited / 1000)} s.`,
          ],
        }
      } finally {
        for (const { leader, viewers } of crews) {
          for (const viewer of viewers) viewer.disconnect()
          await leader.stop()
        }
      }
    }),
}

/** Has all leaders edit for a while; resolves with how long each edit took to each viewer. */
async function lead(
  crews: readonly Crew[],
  seconds: number,
  editAt: ReturnType<typeof createSamplePlan>['editAt'],
): Promise<readonly number[]> {
  for (const { applied, takePublished } of crews) {
    applied.splice(0)
    takePublished()
  }
  await atPace(EDITS_PER_SECOND, seconds * EDITS_PER_SECOND, (step) => {
    for (const { leader } of crews) leader.edit(editAt(step))
  })
  const times = await Promise.all(
    crews.map(async ({ leader, viewers, applied, takePublished }) => {
      await leader.settled()
      await Promise.all(viewers.map((viewer) => untilRev(viewer, leader.status().rev)))
      const sentMs = new Map(takePublished().map(({ rev, atMs }) => [rev, atMs]))
      return applied.flatMap(({ rev, atMs }) => {
        const from = sentMs.get(rev)
        return from === undefined ? [] : [atMs - from]
      })
    }),
  )
  return times.flat()
}

/** Starts bench/guesser.ts; resolves with what it was answered. */
async function guessAt(order: Omit<GuessOrder, 'addresses' | 'forMs'>): Promise<Guessed> {
  const addresses = Array.from({ length: CONNECTIONS }, (_, at) => `198.51.100.${at + 1}`)
  const full: GuessOrder = { ...order, addresses, forMs: GUESS_S * 1000 }
  const child = fork(join(import.meta.dirname, 'guesser.ts'), [JSON.stringify(full)], {
    execArgv: ['--import', 'tsx'],
  })
  const ended = once(child, 'exit')
  const [said] = await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => {
      throw new Error(`The guesser ended by itself (exit code ${code}).`)
    }),
  ])
  await ended
  return v.parse(guessedSchema, said)
}

/** How long somebody with the right password has to wait, in ms. */
async function comeIn(streams: ReturnType<typeof createStreams>, crew: Crew | undefined): Promise<number> {
  if (!crew) throw new Error('There is no stream to come to.')
  await delay(NEWCOMER_AFTER_MS)
  const beganMs = sharedMs()
  const viewer = expectOk(await streams.connect({ name: crew.name, password: crew.password }))
  await untilLive(viewer)
  viewer.disconnect()
  return sharedMs() - beganMs
}

const figures = ({ locked = 0, 429: away = 0, OK = 0, ...judged }: Guessed) => {
  const wrong = sum(Object.values(judged))
  return [wrong + locked + away + OK, wrong + OK, locked, away, OK] as const
}

/** How many of those who are in noticed anything. */
const disturbances = ({ leader, viewers }: Crew): number =>
  [leader, ...viewers].filter((session) => {
    const { word, reconnects, divergences } = session.status()
    return word !== 'live' || reconnects > 0 || divergences > 0
  }).length

const ms = (times: readonly number[], share: number): string => `${Math.round(quantile(times, share))} ms`
