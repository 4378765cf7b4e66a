/** Measures how long a late joiner of a plan of 1,000 elements waits from Connect to live, with and without Argon2id. */
import { createStreams } from '../src/stream/streams.ts'
import { operations } from '../src/stream/wire.ts'
import { call as callWebdis } from '../src/webdis/call.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { sharedMs } from './clock.ts'
import { expectOk } from './expect-ok.ts'
import { lookUp } from './look-up.ts'
import type { Measurement } from './report.ts'
import { createSamplePlan } from './sample-plan.ts'
import { openStage, type Stage } from './stage.ts'
import { type StampedCall, stampCalls } from './stamped-webdis.ts'
import { median, quantile } from './statistics.ts'
import { untilLive } from './until-live.ts'

const ELEMENTS = 1_000
const ROUNDS = 20

type Join = { readonly totalMs: number; readonly proofMs: number }

export const lateJoin: Measurement = {
  name: 'late-join',
  async run() {
    const { plan } = createSamplePlan(ELEMENTS)
    const stage = await openStage(plan)
    try {
      const { planCall } = await lookUp(createWebdis({ url: stage.stack.url }), stage.name, stage.password)
      const bareUrl = new URL(`http://127.0.0.1:${stage.stack.webdisPort}/`)
      const askBare = async () => {
        const beganMs = sharedMs()
        await callWebdis(bareUrl, planCall, {})
        return sharedMs() - beganMs
      }
      const first = await join(stage, plan.size)
      await askBare()
      const joins: Join[] = []
      const bareMs: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        joins.push(await join(stage, plan.size))
        bareMs.push(await askBare())
      }
      const totalMs = joins.map((one) => one.totalMs)
      const proofMs = joins.map((one) => one.proofMs)
      const restMs = joins.map((one) => one.totalMs - one.proofMs)
      const row = (what: string, values: readonly number[]) =>
        [what, median(values), quantile(values, 0.95), median(values) / median(bareMs)] as const
      return {
        title: `Connect → live for a late joiner of ${ELEMENTS.toLocaleString('en')} elements`,
        columns: ['what', 'median ms', 'p95 ms', '× the plan alone'],
        rows: [
          row('Connect → live, the whole plan taken', totalMs),
          row('of it Argon2id, the password’s proof', proofMs),
          row('all but Argon2id', restMs),
          row('the plan alone: one call at Webdis itself', bareMs),
        ],
        targets: [{ what: 'Connect → live, p95', value: quantile(totalMs, 0.95), below: 500, unit: ' ms' }],
        notes: [
          `${ROUNDS} rounds of one join and one bare call in turn, all in one process; the first join of the process, not counted above, took ${Math.round(first.totalMs)} ms, of it Argon2id ${Math.round(first.proofMs)} ms.`,
        ],
      }
    } finally {
      await stage.end()
    }
  },
}

/** What passes between the salt's arrival and the proof's leaving is Argon2id. */
async function join({ stack, name, password }: Stage, elements: number): Promise<Join> {
  const calls = new Map<string, StampedCall>()
  const webdis = stampCalls(createWebdis({ url: stack.url }), (stamped) =>
    calls.set(stamped.call.fn, stamped),
  )
  const streams = createStreams({ webdis })
  const beganMs = sharedMs()
  const viewer = expectOk(await streams.connect({ name, password }))
  await untilLive(viewer)
  const totalMs = sharedMs() - beganMs
  if (viewer.plan().size !== elements) throw new Error('The viewer is live without the whole plan.')
  viewer.disconnect()
  const salt = calls.get(operations.salt.fn)
  const connect = calls.get(operations.connect.fn)
  if (!salt || !connect) throw new Error('The viewer joined without asking for salt or channel.')
  return { totalMs, proofMs: connect.startedMs - salt.endedMs }
}
