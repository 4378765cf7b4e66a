import { setTimeout as delay } from 'node:timers/promises'
import type { Stack } from '../scripts/stack/stack.ts'
import type { Edit } from '../src/plan/edit.ts'
import type { Element, ElementId } from '../src/plan/element.ts'
import type { Plan } from '../src/plan/plan.ts'
import { randomHex } from '../src/stream/secrets.ts'
import type { LeaderSession, StreamOutcome, Streams } from '../src/stream/session.ts'
import { type KeyKind, streamKeys } from '../src/stream/stream-keys.ts'
import { createStreams } from '../src/stream/streams.ts'
import { createWebdis, type Webdis } from '../src/webdis/webdis.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { type Line, openLine } from './line.ts'
import type { Random } from './random.ts'
import { randomEdit } from './random-edit.ts'
import { type WatchedViewer, watchViewer } from './watched-viewer.ts'

/** One stream on a real stack: a leader who edits all the time, and viewers, each on a line that can be made bad. */
export type World = {
  readonly stack: Stack
  readonly random: Random
  readonly name: string
  readonly secrets: { readonly password: string; readonly code: string }
  readonly leaderLine: Line
  readonly viewerLine: Line
  /** the leader's way to the server; every edit on it is in the ledger */
  readonly leaderWebdis: Webdis
  /** why the leader's last call that failed did so, in the words of whoever refused it */
  readonly lastFailure: () => string | undefined
  readonly leaderStreams: Streams
  readonly leader: () => LeaderSession
  /** Somebody leads from now on who led not before. */
  readonly ledBy: (leader: LeaderSession) => void
  readonly viewers: readonly WatchedViewer[]
  readonly ledger: Ledger
  /** how often two viewers showed different plans at the same revision since this was asked the last time */
  readonly takeDivergences: () => number
  readonly nextSerial: () => number
  readonly change: (edit: Edit) => void
  /** Changes at random until told to stop. */
  readonly edit: () => () => void
  readonly keys: (...kinds: readonly KeyKind[]) => readonly string[]
  /** Everybody leaves; the stream is stopped. */
  readonly close: () => Promise<void>
}

export const good = <T>(outcome: StreamOutcome<T>): T => {
  if (outcome.ok) return outcome.value
  throw new Error(`The server said no: ${outcome.refusal ?? outcome.trouble}`)
}

const startPlan: Plan = new Map<ElementId, Element>([
  ['sheet', { kind: 'sheet', map: 'stalingrad', units: 'metric', title: 'Ёж', order: 'a0' }],
])

export async function openWorld(stack: Stack, random: Random, viewerCount: number): Promise<World> {
  const [leaderLine, viewerLine] = await Promise.all([openLine(stack.edgePort), openLine(stack.edgePort)])
  const secrets = { password: 'correct horse', code: 'battery staple' }
  const name = `Ёж ${randomHex()} / v1.json`
  const ledger = createLedger({ name, password: secrets.password })
  const failures = noteFailures(createWebdis({ url: leaderLine.url }))
  const leaderWebdis = ledger.watch(failures.webdis)
  const leaderStreams = createStreams({ webdis: leaderWebdis })
  const viewerStreams = createStreams({ webdis: createWebdis({ url: viewerLine.url }) })
  let leader = good(await leaderStreams.start({ ...secrets, name, plan: startPlan, by: 'computer' }))
  let serial = 0
  let divergences = 0
  const states = new Map<string, number>()
  const onState = (revision: string, fingerprint: number): void => {
    const known = states.get(revision)
    if (known === undefined) states.set(revision, fingerprint)
    else if (known !== fingerprint) divergences += 1
    if (states.size > 1_000) states.delete(states.keys().next().value ?? '')
  }
  const viewers = await Promise.all(
    Array.from({ length: viewerCount }, async () =>
      watchViewer(good(await viewerStreams.connect({ name, password: secrets.password })), onState),
    ),
  )
  const nextSerial = (): number => ++serial
  const change = (edit: Edit): void => {
    ledger.wish(edit)
    leader.edit(edit)
  }

  return {
    ...{ stack, random, name, secrets, leaderLine, viewerLine, leaderWebdis, leaderStreams, viewers, ledger },
    ...{ nextSerial, change, lastFailure: failures.last },
    leader: () => leader,
    ledBy: (next) => {
      leader = next
    },
    takeDivergences() {
      const taken = divergences
      divergences = 0
      return taken
    },
    edit() {
      const stopped = new AbortController()
      const editOn = async (): Promise<void> => {
        while (!stopped.signal.aborted) {
          change(randomEdit(random, nextSerial()))
          await delay(random.between(20, 150), undefined, { signal: stopped.signal }).catch(() => {})
        }
      }
      void editOn()
      return () => stopped.abort()
    },
    keys: (...kinds) => streamKeys(name, kinds),
    async close() {
      for (const { session } of viewers) session.disconnect()
      await leader.stop()
      // Where it could not be stopped, the session would ask for ever.
      leader.leave()
      leaderLine.close()
      viewerLine.close()
    },
  }
}

function noteFailures(webdis: Webdis): { readonly webdis: Webdis; readonly last: () => string | undefined } {
  let last: string | undefined
  return {
    last: () => last,
    webdis: {
      ...webdis,
      async call(what, options) {
        try {
          return await webdis.call(what, options)
        } catch (error) {
          last = `${what.fn}: ${error instanceof Error ? error.message : error}`
          throw error
        }
      },
    },
  }
}
