/** Measures publish → applied for 1 and 200 viewers at 10 edits a second, and the CPU of a delivery, against bare Webdis subscribers. */
import { startStack } from '../scripts/stack/stack.ts'
import { type FanOut, type Round, runFanOut } from './fan-out.ts'
import type { Phase } from './phase.ts'
import type { Measurement, Report } from './report.ts'
import { createSamplePlan } from './sample-plan.ts'
import { median, quantile, sum } from './statistics.ts'

const ELEMENTS = 1_000
const PACE = { perSecond: 10, seconds: 8, rounds: 5 }
/** Few of 200: sessions share one thread here, and whatever one of them opens and shows, all others and the plain sockets wait for. */
const CASES: readonly FanOut[] = [
  { listeners: 1, sessions: 1, ...PACE },
  { listeners: 200, sessions: 5, ...PACE },
]

type Seen = { readonly fanOut: FanOut; readonly rounds: readonly Round[] }

export const publishToApplied: Measurement = {
  name: 'publish-to-applied',
  async run(say) {
    const sample = createSamplePlan(ELEMENTS)
    const stack = await startStack()
    try {
      const seen: Seen[] = []
      for (const fanOut of CASES) {
        say(`${fanOut.listeners} of ours and as many bare subscribers in turn …`)
        seen.push({ fanOut, rounds: await runFanOut(stack, sample, fanOut) })
      }
      return reportOf(seen)
    } finally {
      await stack.stop()
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
  const cpu = (phaseOf: (round: Round) => Phase) => [
    typical(seen, (round) => wholeCpu(phaseOf(round))),
    ...(['redis', 'webdis', 'edge'] as const).map((part) =>
      typical(seen, (round) => phaseOf(round).cpu[part]),
    ),
  ]
  const plain = [
    `${listeners} of ours: read by plain sockets`,
    ...times(({ ours }) => ours.readersMs),
    ...blank,
  ] as const
  const ratio = (what: string, other: (round: Round) => Phase) =>
    [
      what,
      typical(seen, (round) => ratioAt(0.5, round.ours, other(round))),
      typical(seen, (round) => ratioAt(0.99, round.ours, other(round))),
      typical(seen, (round) => wholeCpu(round.ours) / wholeCpu(other(round))),
      typical(seen, (round) => round.ours.cpu.redis / other(round).cpu.redis),
      typical(seen, (round) => round.ours.cpu.webdis / other(round).cpu.webdis),
      '',
    ] as const
  return [
    [
      `${listeners} of ours: applied by viewers`,
      ...times(({ ours }) => ours.viewersMs),
      ...cpu(({ ours }) => ours),
    ],
    ...(sessions < listeners ? [plain] : []),
    [
      `${listeners} of ours: the leader’s call, there and back`,
      ...times(({ ours }) => ours.callsMs),
      ...blank,
    ],
    [`${listeners} at Webdis, led`, ...times(({ led }) => led.readersMs), ...cpu(({ led }) => led)],
    [`${listeners} at Webdis, bare`, ...times(({ bare }) => bare.readersMs), ...cpu(({ bare }) => bare)],
    ratio(`${listeners}: ours to led`, ({ led }) => led),
    ratio(`${listeners}: ours to bare`, ({ bare }) => bare),
  ]
}

const ratioAt = (share: number, ours: Phase, other: Phase) =>
  quantile(ours.viewersMs, share) / quantile(other.readersMs, share)

function targetsOf(seen: Seen): Report['targets'] {
  const target = (other: string, of: (round: Round) => Phase) => ({
    what: `p99 of ${seen.fanOut.listeners} viewers as a multiple of ${other}`,
    value: typical(seen, (round) => ratioAt(0.99, round.ours, of(round))),
    below: 1.5,
    unit: '',
  })
  return [
    target('bare subscribers’ of a stream that is led', ({ led }) => led),
    target('bare subscribers’ of a bare publisher', ({ bare }) => bare),
  ]
}

function reportOf(all: readonly Seen[]): Report {
  const { perSecond, seconds, rounds } = PACE
  return {
    title: `Publish → applied at ${perSecond} edits a second`,
    columns: ['listeners', 'p50 ms', 'p99 ms', 'CPU µs a delivery', 'Redis', 'Webdis', 'nginx'],
    rows: all.flatMap(rowsOf),
    targets: all.filter(({ fanOut }) => fanOut.listeners > 1).flatMap(targetsOf),
    notes: [
      `${rounds} rounds of ${seconds} s each in turn (A-B-C-A-B-C), medians of the rounds; a ratio is the median of the rounds’ ratios. A plan of ${ELEMENTS.toLocaleString('en')} elements, one element an edit.`,
      'Ours: a leader session publishes through edge, Webdis and the function library, timed from its call going out; viewers subscribe at the edge. Led: such a leader, but plain sockets that subscribe at Webdis itself, without edge or client logic. Bare: the same bytes by PUBLISH at Redis itself, to plain sockets at Webdis itself.',
      ...all.map(noteOf),
    ],
  }
}

function noteOf({ fanOut: { listeners, sessions }, rounds }: Seen): string {
  const phases = rounds.flatMap(({ ours, led, bare }) => [ours, led, bare])
  const cores = Math.max(...phases.map(({ generatorCores }) => generatorCores))
  const missing = sum(phases.map((phase) => phase.missing))
  const who =
    sessions < listeners
      ? `${sessions} of ours were real viewer sessions, spread evenly among ${listeners - sessions} plain sockets at the edge`
      : 'all of ours were real viewer sessions'
  return `${listeners}: ${who}; deliveries missed: ${missing}; the load generator took at most ${cores.toFixed(2)} of a core.`
}
