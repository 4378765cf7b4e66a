/** Measures how long 500 viewers whose connections broke all at once need until all are live with the right plan, and what that asks of the servers. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Stack } from '../scripts/stack/stack.ts'
import { fingerprintOf } from '../src/stream/fingerprint.ts'
import { readPlan, writePlan } from '../src/stream/plan-codec.ts'
import { cpuMicros } from './cpu-time.ts'
import { type Crowd, openCrowd } from './open-crowd.ts'
import type { Measurement } from './report.ts'
import { createSamplePlan } from './sample-plan.ts'
import { openStage, type Stage } from './stage.ts'
import { quantile, sum } from './statistics.ts'

const VIEWERS = 500
/** One of them would need more than one core. */
const PROCESSES = 2
/** Few, since the CPU of 500 viewers who read a large plan is 500 machines' elsewhere, and here one machine's. */
const ELEMENTS = 200
/** Seldom: each is 500 deliveries on this machine. */
const EDIT_EVERY_MS = 500

type Outage = {
  readonly what: string
  readonly seconds: number
  /** as browsers do when their own network is back (V4) */
  readonly isTold: boolean
  /** so that everybody needs the whole plan (R6) */
  readonly losesLog: boolean
}

const OUTAGES: readonly Outage[] = [
  { what: '1 s', seconds: 1, isTold: false, losesLog: false },
  { what: '10 s', seconds: 10, isTold: false, losesLog: false },
  { what: '10 s, and then told `online`', seconds: 10, isTold: true, losesLog: false },
  { what: '10 s, told `online`, whole plan for all', seconds: 10, isTold: true, losesLog: true },
]

type Return = {
  readonly backMs: readonly number[]
  /** those that went out, and the read-only calls that Redis did */
  readonly sinceCalls: number
  readonly readsDone: number
  readonly redisSeconds: number
  readonly webdisSeconds: number
  readonly edgeSeconds: number
  readonly clientSeconds: number
}

export const massReturn: Measurement = {
  name: 'mass-return',
  async run(say) {
    const { plan, editAt } = createSamplePlan(ELEMENTS)
    const stage = await openStage(plan)
    const crowds: Crowd[] = []
    try {
      const { name, password, stack } = stage
      for (let at = 0; at < PROCESSES; at += 1)
        crowds.push(await openCrowd({ name, password, edgePort: stack.edgePort, count: VIEWERS / PROCESSES }))
      const rows: [string, ...number[]][] = []
      const slowest: { what: string; ms: number }[] = []
      for (const outage of OUTAGES) {
        say(`${VIEWERS} viewers cut off for ${outage.what} …`)
        const seen = await goAndReturn(stage, crowds, outage, editAt)
        const [p50 = 0, p95 = 0, max = 0] = [0.5, 0.95, 1].map((share) => quantile(seen.backMs, share))
        say(`… live again after ${Math.round(p50)} ms (median), ${Math.round(max)} ms (last one)`)
        const { sinceCalls, readsDone, redisSeconds, webdisSeconds, edgeSeconds, clientSeconds } = seen
        rows.push([
          outage.what,
          ...[p50, p95, max, sinceCalls, readsDone],
          ...[redisSeconds, webdisSeconds, edgeSeconds, clientSeconds],
        ])
        slowest.push({ what: outage.what, ms: max })
      }
      return {
        title: `${VIEWERS} viewers lose their connection at once`,
        columns: [
          'cut off for',
          ...['live again p50 ms', 'p95', 'max', 'since-calls', 'reads by Redis'],
          ...['CPU s of Redis', 'of two Webdis', 'of nginx', 'of the viewers'],
        ],
        rows,
        targets: slowest.map(({ what, ms }) => ({
          what: `the last one after ${what}`,
          value: ms,
          below: 5_000,
          unit: ' ms',
        })),
        notes: [
          `From the return of the line until a viewer is live with all that was published until then; ${1_000 / EDIT_EVERY_MS} edits a second go on all the while. ${ELEMENTS.toLocaleString('en')} elements.`,
          `All viewers are real sessions in ${PROCESSES} processes on the machine of the servers, whose CPU is part of the time: 500 browsers would have 500 machines. Since-calls are those that went out; reads are all read-only calls that Redis did.`,
        ],
      }
    } finally {
      for (const crowd of crowds) await crowd.end()
      await stage.end()
    }
  },
}

async function goAndReturn(
  { stack, leader }: Stage,
  crowds: readonly Crowd[],
  { seconds, isTold, losesLog }: Outage,
  editAt: ReturnType<typeof createSamplePlan>['editAt'],
): Promise<Return> {
  const { redis, webdis, edge } = stack.parts
  const cpuSeconds = () =>
    [[redis], webdis, [edge]].map((parts) => sum(parts.map((part) => cpuMicros(part.pid()))) / 1e6)
  let step = Date.now() % 10_000
  const editing = setInterval(() => leader.edit(editAt(step++)), EDIT_EVERY_MS)
  try {
    await Promise.all(crowds.map((crowd) => crowd.perform({ type: 'away' })))
    await delay(seconds * 1_000)
    if (losesLog) {
      // R6: more than 64 KiB in one edit.
      const many = Array.from({ length: 500 }, () => editAt(step++))
      leader.edit({ put: new Map(many.flatMap(({ put }) => [...put])), del: [] })
      await leader.settled()
    }
    const { rev } = leader.status()
    const readsBefore = await readsDone(stack)
    const cpuBefore = cpuSeconds()
    const back = await Promise.all(crowds.map((crowd) => crowd.perform({ type: 'back', rev, isTold })))
    const cpuAfter = cpuSeconds()
    const [redisSeconds = 0, webdisSeconds = 0, edgeSeconds = 0] = cpuAfter.map(
      (seconds, at) => seconds - (cpuBefore[at] ?? 0),
    )
    const reads = (await readsDone(stack)) - readsBefore
    clearInterval(editing)
    await leader.settled()
    const last = leader.status().rev
    // As whoever reads it has it.
    const print = fingerprintOf(writePlan(readPlan(writePlan(leader.plan())).plan)).sum
    const seen = await Promise.all(crowds.map((crowd) => crowd.perform({ type: 'prints', rev: last })))
    if (seen.some(({ prints }) => prints.length !== 1 || prints[0] !== print))
      throw new Error('A viewer came back with another plan than the leader’s.')
    return {
      backMs: back.flatMap(({ backMs }) => backMs),
      sinceCalls: sum(back.map(({ sinceCalls }) => sinceCalls)),
      readsDone: reads,
      ...{ redisSeconds, webdisSeconds, edgeSeconds },
      clientSeconds: sum(back.map((one) => one.cpuSeconds)),
    }
  } finally {
    clearInterval(editing)
  }
}

/** How many read-only calls Redis has done so far. */
async function readsDone({ admin }: Stack): Promise<number> {
  const stats = String(await admin('INFO', 'commandstats'))
  return Number(/^cmdstat_fcall_ro:calls=(\d+)/m.exec(stats)?.[1] ?? 0)
}
