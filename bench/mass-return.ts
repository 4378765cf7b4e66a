/** Measures how long 500 viewers whose connections broke all at once need until all are live with the right plan, and what that asks of the servers. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Stack } from '../scripts/stack/stack.ts'
import { fingerprintOf } from '../src/stream/fingerprint.ts'
import { readPlan, writePlan } from '../src/stream/plan-codec.ts'
import type { LeaderSession } from '../src/stream/session.ts'
import { cpuMicros, ownCpuMicros } from './cpu-time.ts'
import { watchIdleness } from './idleness.ts'
import { type Crowd, openCrowd } from './open-crowd.ts'
import type { Measurement, Report } from './report.ts'
import { createSamplePlan } from './sample-plan.ts'
import { openStage, type Stage } from './stage.ts'
import { quantile, sum } from './statistics.ts'

/** Together 500. Complete ones are few: what 500 of them take is 500 machines' elsewhere, and here one machine's. */
const COUNTS = { plain: 480, complete: 20 } as const
const VIEWERS = COUNTS.plain + COUNTS.complete
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
  readonly what: string
  readonly plainMs: readonly number[]
  readonly completeMs: readonly number[]
  /** those that went out, and all calls that Redis did */
  readonly sinceCalls: number
  readonly callsDone: number
  readonly redisSeconds: number
  readonly webdisSeconds: number
  readonly edgeSeconds: number
  /** of everything that makes the load */
  readonly generatorSeconds: number
  readonly idlePercent: number
}

export const massReturn: Measurement = {
  name: 'mass-return',
  async run(say) {
    const { plan, editAt } = createSamplePlan(ELEMENTS)
    const stage = await openStage(plan)
    const crowds: Crowd[] = []
    try {
      const { name, password, stack } = stage
      const where = { name, password, edgePort: stack.edgePort }
      for (const kind of ['plain', 'complete'] as const)
        crowds.push(await openCrowd({ ...where, kind, count: COUNTS[kind] }))
      const returns: Return[] = []
      for (const outage of OUTAGES) {
        say(`${VIEWERS} viewers cut off for ${outage.what} …`)
        const seen = await goAndReturn(stage, crowds, outage, editAt)
        const [plain, complete] = [seen.plainMs, seen.completeMs].map((ms) => Math.round(quantile(ms, 1)))
        say(`… all live again after ${plain} ms (plain) and ${complete} ms (complete)`)
        returns.push(seen)
      }
      return reportOf(returns)
    } finally {
      for (const crowd of crowds) await crowd.end()
      await stage.end()
    }
  },
}

function reportOf(returns: readonly Return[]): Report {
  return {
    title: `${VIEWERS} viewers lose their connection at once`,
    columns: [
      'cut off for',
      ...[
        `live again, ${COUNTS.plain} plain: p50 ms`,
        'p95',
        'last',
        `${COUNTS.complete} complete: p50 ms`,
        'last',
      ],
      ...[
        'since-calls',
        'calls by Redis',
        'CPU s of Redis',
        'of two Webdis',
        'of nginx',
        'of the load generator',
        'idle %',
      ],
    ],
    rows: returns.map(({ what, plainMs, completeMs, ...seen }) => [
      what,
      ...[0.5, 0.95, 1].map((share) => quantile(plainMs, share)),
      ...[0.5, 1].map((share) => quantile(completeMs, share)),
      ...[seen.sinceCalls, seen.callsDone],
      ...[seen.redisSeconds, seen.webdisSeconds, seen.edgeSeconds, seen.generatorSeconds, seen.idlePercent],
    ]),
    targets: returns.map(({ what, plainMs, completeMs }) => ({
      what: `the last one after ${what}`,
      value: Math.max(...plainMs, ...completeMs),
      below: 5_000,
      unit: ' ms',
    })),
    notes: [
      `From the return of the line until a viewer is live with all that was published until then; ${1_000 / EDIT_EVERY_MS} edits a second go on all the while. ${ELEMENTS.toLocaleString('en')} elements.`,
      `Complete: as in a browser, in a process of their own; each has the leader’s plan afterwards. Plain: the same sessions with the same calls, patience and back-off over connections of their own, but without the values, which their own machines would open, fingerprint and show elsewhere; they are at the leader’s epoch and revision afterwards.`,
      'CPU and idleness are those of the time until the last one is live, on the one machine that has servers and viewers. Since-calls are those that went out; calls by Redis are all function calls, beats among them.',
    ],
  }
}

async function goAndReturn(
  { stack, leader }: Stage,
  crowds: readonly Crowd[],
  { what, seconds, isTold, losesLog }: Outage,
  editAt: ReturnType<typeof createSamplePlan>['editAt'],
): Promise<Return> {
  const { redis, webdis, edge } = stack.parts
  const cpuSeconds = () =>
    [
      ...[[redis], webdis, [edge]].map((parts) => sum(parts.map((part) => cpuMicros(part.pid())))),
      sum([ownCpuMicros(), ...crowds.map(({ pid }) => cpuMicros(pid))]),
    ].map((micros) => micros / 1e6)
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
    const { epoch, rev } = leader.status()
    const callsBefore = await callsDone(stack)
    const cpuBefore = cpuSeconds()
    const idle = watchIdleness()
    const back = await Promise.all(crowds.map((crowd) => crowd.perform({ type: 'back', epoch, rev, isTold })))
    const idlePercent = idle()
    const [redisSeconds = 0, webdisSeconds = 0, edgeSeconds = 0, generatorSeconds = 0] = cpuSeconds().map(
      (seconds, at) => seconds - (cpuBefore[at] ?? 0),
    )
    const calls = (await callsDone(stack)) - callsBefore
    const msOf = (kind: Crowd['kind']) =>
      back.flatMap(({ backMs }, at) => (crowds[at]?.kind === kind ? backMs : []))
    clearInterval(editing)
    await leader.settled()
    await judge(leader, crowds)
    return {
      what,
      plainMs: msOf('plain'),
      completeMs: msOf('complete'),
      sinceCalls: sum(back.map(({ sinceCalls }) => sinceCalls)),
      callsDone: calls,
      ...{ redisSeconds, webdisSeconds, edgeSeconds, generatorSeconds, idlePercent },
    }
  } finally {
    clearInterval(editing)
  }
}

/** @throws if anybody is elsewhere than the leader, or shows another plan */
async function judge(leader: LeaderSession, crowds: readonly Crowd[]): Promise<void> {
  const { epoch, rev } = leader.status()
  const seen = await Promise.all(crowds.map((crowd) => crowd.perform({ type: 'state', rev })))
  // As whoever reads it has it.
  const print = fingerprintOf(writePlan(readPlan(writePlan(leader.plan())).plan)).sum
  const strays = [
    ...seen.flatMap(({ epochs }) => epochs).filter((other) => other !== epoch),
    ...seen.flatMap(({ prints }) => prints).filter((other) => other !== print),
  ]
  if (strays.length > 0) throw new Error('A viewer came back to something else than the leader’s plan.')
}

/** How many function calls Redis has done so far. */
async function callsDone({ admin }: Stack): Promise<number> {
  const stats = String(await admin('INFO', 'commandstats'))
  return sum([...stats.matchAll(/^cmdstat_fcall(?:_ro)?:calls=(\d+)/gm)].map(([, calls]) => Number(calls)))
}
