/** Measures publish → applied for 1 and 200 viewers at 10 edits a second, and the CPU of a delivery, against bare Webdis subscribers. */
import { type FanOut, type Round, runFanOut } from './fan-out.ts'
import { atPace } from './pace.ts'
import type { Phase } from './phase.ts'
import type { Measurement, Report } from './report.ts'
import { createSamplePlan } from './sample-plan.ts'
import { openStage } from './stage.ts'
import { median, quantile, sum } from './statistics.ts'

const ELEMENTS = 1_000
const PACE = { perSecond: 10, seconds: 10, rounds: 5 }
const CASES: readonly FanOut[] = [
  { listeners: 1, sessions: 1, ...PACE },
  { listeners: 200, sessions: 20, ...PACE },
]

type Seen = { readonly fanOut: FanOut; readonly rounds: readonly Round[] }

export const publishToApplied: Measurement = {
  name: 'publish-to-applied',
  async run(say) {
    const sample = createSamplePlan(ELEMENTS)
    const stage = await openStage(sample.plan)
    let step = 0
    const lead = async (edits: number) => {
      await atPace(PACE.perSecond, edits, () => stage.leader.edit(sample.editAt(step++)))
      await stage.leader.settled()
      return stage.takePublished()
    }
    try {
      const seen: Seen[] = []
      for (const fanOut of CASES) {
        say(`${fanOut.listeners} of ours and as many bare subscribers in turn …`)
        seen.push({ fanOut, rounds: await runFanOut(stage, fanOut, lead) })
      }
      return reportOf(seen)
    } finally {
      await stage.end()
    }
  },
}

/** The middle one of all rounds. */
const typical = ({ rounds }: Seen, figure: (round: Round) => number) => median(rounds.map(figure))

const wholeCpu = ({ cpu }: Phase) => cpu.redis + cpu.webdis + cpu.edge

const blank = ['', '', '', '']

function rowsOf(seen: Seen): Report['rows'] {
  const { listeners, sessions } = seen.fanOut
  const times = (of: (round: Round) => readonly number[]) => [
    typical(seen, (round) => quantile(of(round), 0.5)),
    typical(seen, (round) => quantile(of(round), 0.99)),
  ]
  const cpu = (figure: (of: (phase: Phase) => number) => number) => [
    figure(wholeCpu),
    ...(['redis', 'webdis', 'edge'] as const).map((part) => figure((phase) => phase.cpu[part])),
  ]
  return [
    [
      `${listeners} of ours: applied by viewers`,
      ...times(({ ours }) => ours.viewersMs),
      ...cpu((of) => typical(seen, ({ ours }) => of(ours))),
    ],
    ...(sessions < listeners
      ? [
          [
            `${listeners} of ours: read by plain sockets`,
            ...times(({ ours }) => ours.readersMs),
            ...blank,
          ] as const,
        ]
      : []),
    [
      `${listeners} of ours: the leader’s call, there and back`,
      ...times(({ ours }) => ours.callsMs),
      ...blank,
    ],
    [
      `${listeners} bare subscribers`,
      ...times(({ bare }) => bare.readersMs),
      ...cpu((of) => typical(seen, ({ bare }) => of(bare))),
    ],
    [
      `${listeners}: viewers to bare subscribers`,
      typical(seen, (round) => ratioAt(round, 0.5)),
      typical(seen, (round) => ratioAt(round, 0.99)),
      typical(seen, ({ ours, bare }) => wholeCpu(ours) / wholeCpu(bare)),
      typical(seen, ({ ours, bare }) => ours.cpu.redis / bare.cpu.redis),
      typical(seen, ({ ours, bare }) => ours.cpu.webdis / bare.cpu.webdis),
      '',
    ],
  ]
}

const ratioAt = ({ ours, bare }: Round, share: number) =>
  quantile(ours.viewersMs, share) / quantile(bare.readersMs, share)

function reportOf(all: readonly Seen[]): Report {
  const { perSecond, seconds, rounds } = PACE
  return {
    title: `Publish → applied at ${perSecond} edits a second`,
    columns: ['listeners', 'p50 ms', 'p99 ms', 'CPU µs a delivery', 'Redis', 'Webdis', 'nginx'],
    rows: all.flatMap(rowsOf),
    targets: all
      .filter(({ fanOut }) => fanOut.listeners > 1)
      .map((seen) => ({
        what: `p99 of ${seen.fanOut.listeners} viewers as a multiple of bare subscribers’`,
        value: typical(seen, (round) => ratioAt(round, 0.99)),
        below: 1.5,
        unit: '',
      })),
    notes: [
      `${rounds} rounds of ${seconds} s each in turn (A-B-A-B), medians of the rounds; a ratio is the median of the rounds’ ratios. A plan of ${ELEMENTS.toLocaleString('en')} elements, one element an edit.`,
      'Ours: a leader session publishes through edge, Webdis and the function library; timed from its call going out. Bare: the same bytes by PUBLISH at Redis itself, read by plain sockets at Webdis itself; no edge, no client logic.',
      ...all.map(noteOf),
    ],
  }
}

function noteOf({ fanOut: { listeners, sessions }, rounds }: Seen): string {
  const phases = rounds.flatMap(({ ours, bare }) => [ours, bare])
  const cores = Math.max(...phases.map(({ generatorCores }) => generatorCores))
  const missing = sum(phases.map((phase) => phase.missing))
  const who =
    sessions < listeners
      ? `${sessions} of ours were real viewer sessions, spread evenly among ${listeners - sessions} plain sockets at the edge`
      : 'all of ours were real viewer sessions'
  return `${listeners}: ${who}; deliveries missed: ${missing}; the load generator took at most ${cores.toFixed(2)} of a core.`
}
