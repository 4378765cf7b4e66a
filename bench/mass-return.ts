/** Measures how long 500 viewers whose connections broke all at once need until all are live with the right plan, and what that asks of Redis. */
import { setTimeout as delay } from 'node:timers/promises'
import { prepareCrowd } from '../faults/crowd.ts'
import { fair, openLine } from '../faults/line.ts'
import { samePlan } from '../src/plan/diff-plans.ts'
import type { ViewerSession } from '../src/stream/session.ts'
import { operations } from '../src/stream/wire.ts'
import type { Webdis } from '../src/webdis/webdis.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { cpuMicros } from './cpu-time.ts'
import type { Measurement } from './report.ts'
import { createSamplePlan } from './sample-plan.ts'
import { openStage, type Stage } from './stage.ts'
import { quantile } from './statistics.ts'
import { untilLive } from './until-live.ts'
import { untilRev } from './until-rev.ts'

const VIEWERS = 500
/** How they join before anything is measured. */
const AT_ONCE = 25
/** Few, since the CPU of 500 viewers who read a large plan is 500 machines' elsewhere, and here one core's. */
const ELEMENTS = 200
/** Seldom: each is 500 deliveries in one process. */
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
  readonly sinceCalls: number
  readonly redisSeconds: number
  readonly clientSeconds: number
}

export const massReturn: Measurement = {
  name: 'mass-return',
  async run(say) {
    const { plan, editAt } = createSamplePlan(ELEMENTS)
    const stage = await openStage(plan)
    const line = await openLine(stage.stack.edgePort)
    const counted = countSince(createWebdis({ url: line.url }))
    const crowd: ViewerSession[] = []
    try {
      const join = await prepareCrowd(counted.webdis, stage.name, stage.password)
      while (crowd.length < VIEWERS) {
        const few = Array.from({ length: AT_ONCE }, join)
        crowd.push(...few)
        await Promise.all(few.map(untilLive))
      }
      const rows: [string, ...number[]][] = []
      const slowest: { what: string; ms: number }[] = []
      for (const outage of OUTAGES) {
        say(`${VIEWERS} viewers cut off for ${outage.what} …`)
        const seen = await goAndReturn(stage, line, crowd, outage, editAt, counted)
        const [p50, p95, max] = [0.5, 0.95, 1].map((share) => quantile(seen.backMs, share))
        say(`… live again after ${Math.round(p50 ?? 0)} ms (median), ${Math.round(max ?? 0)} ms (last one)`)
        rows.push([
          outage.what,
          p50 ?? 0,
          p95 ?? 0,
          max ?? 0,
          seen.sinceCalls,
          seen.redisSeconds,
          seen.clientSeconds,
        ])
        slowest.push({ what: outage.what, ms: max ?? 0 })
      }
      return {
        title: `${VIEWERS} viewers lose their connection at once`,
        columns: [
          'cut off for',
          'live again p50 ms',
          'p95',
          'max',
          'since-calls',
          'CPU s of Redis',
          'CPU s of the viewers',
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
          'All viewers are real sessions in one process of one core, whose own CPU is part of the time: 500 browsers would have 500. Since-calls are those that went out.',
        ],
      }
    } finally {
      for (const viewer of crowd) viewer.disconnect()
      line.close()
      await stage.end()
    }
  },
}

async function goAndReturn(
  { stack, leader }: Stage,
  line: Awaited<ReturnType<typeof openLine>>,
  crowd: readonly ViewerSession[],
  { seconds, isTold, losesLog }: Outage,
  editAt: ReturnType<typeof createSamplePlan>['editAt'],
  counted: ReturnType<typeof countSince>,
): Promise<Return> {
  let step = Date.now() % 10_000
  const editing = setInterval(() => leader.edit(editAt(step++)), EDIT_EVERY_MS)
  try {
    line.set({ kind: 'away' })
    await delay(seconds * 1_000)
    if (losesLog) {
      // R6: more than 64 KiB in one edit.
      const many = Array.from({ length: 500 }, () => editAt(step++))
      leader.edit({ put: new Map(many.flatMap(({ put }) => [...put])), del: [] })
      await leader.settled()
    }
    const { rev } = leader.status()
    const callsBefore = counted.calls()
    const redisBefore = cpuMicros(stack.parts.redis.pid())
    const clientBefore = cpuMicros(process.pid)
    const returnedMs = performance.now()
    line.set(fair)
    if (isTold) for (const viewer of crowd) viewer.wake()
    const backMs = await Promise.all(
      crowd.map(async (viewer) => {
        await untilRev(viewer, rev)
        await untilLive(viewer)
        return performance.now() - returnedMs
      }),
    )
    const seen = {
      backMs,
      sinceCalls: counted.calls() - callsBefore,
      redisSeconds: (cpuMicros(stack.parts.redis.pid()) - redisBefore) / 1e6,
      clientSeconds: (cpuMicros(process.pid) - clientBefore) / 1e6,
    }
    clearInterval(editing)
    await leader.settled()
    await Promise.all(crowd.map((viewer) => untilRev(viewer, leader.status().rev)))
    if (!crowd.every((viewer) => samePlan(viewer.plan(), leader.plan())))
      throw new Error('A viewer came back with another plan than the leader’s.')
    return seen
  } finally {
    clearInterval(editing)
  }
}

function countSince(webdis: Webdis): { readonly webdis: Webdis; readonly calls: () => number } {
  let calls = 0
  return {
    calls: () => calls,
    webdis: {
      subscribe: webdis.subscribe,
      call(call, options) {
        if (call.fn === operations.since.fn) calls += 1
        return webdis.call(call, options)
      },
    },
  }
}
