import { median, quantile, sum } from '../bench/statistics.ts'
import { catalogue } from './catalogue.ts'
import type { Outcome } from './run-fault.ts'

/** How much longer than on an idle machine healing may take on a busy one, before a soak calls it a breach. */
const BUSY = 3

/** Those that took so long to heal that no busy machine explains it. */
export const lateBreach = ({ fault, healedMs }: Outcome): readonly string[] =>
  healedMs > BUSY * fault.boundMs
    ? [`healed in ${secondsOf(healedMs)} s, beyond ${BUSY} times its bound of ${secondsOf(fault.boundMs)} s`]
    : []

/** What became of every fault that was done, as Markdown; healing that took longer than its bound at worst is in bold. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
  const head = [
    '| fault | times | detected in, s | healed in, s | bound, s | lost | duplicated | memory, MB |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
  ]
  const rows = catalogue.map(({ id, what, boundMs }) => {
    const same = outcomes.filter(({ fault }) => fault.id === id)
    if (same.length === 0) return `| ${id} ${what} | 0 | | | | | | |`
    const detectedMs = same.flatMap((outcome) => outcome.detectedMs ?? [])
    const healedMs = same.map((outcome) => outcome.healedMs)
    const isLate = Math.max(...healedMs) > boundMs
    const cells = [
      same.length,
      detectedMs.length > 0 ? secondsText(detectedMs) : '–',
      isLate ? `**${secondsText(healedMs)}**` : secondsText(healedMs),
      boundMs / 1000,
      sum(same.map(({ lost }) => lost)),
      sum(same.map(({ duplicated }) => duplicated)),
      rangeText(same.map(({ grownMegabytes }) => grownMegabytes)),
    ]
    return `| ${id} ${what} | ${cells.join(' | ')} |`
  })
  return [...head, ...rows].join('\n')
}

/** One line about one outcome. */
export const outcomeLine = ({
  fault,
  detectedMs,
  healedMs,
  lost,
  duplicated,
  grownMegabytes,
}: Outcome): string =>
  [
    `${fault.id} ${fault.what}:`,
    detectedMs === undefined ? 'not noticed,' : `noticed in ${secondsOf(detectedMs)} s,`,
    `healed in ${secondsOf(healedMs)} s${healedMs > fault.boundMs ? ` (bound: ${fault.boundMs / 1000} s)` : ''},`,
    `lost ${lost}, duplicated ${duplicated}, ${grownMegabytes.toFixed(1)} MB`,
  ].join(' ')

const secondsOf = (ms: number): string => (ms / 1000).toFixed(1)

/** Median, and the worst one. */
const secondsText = (valuesMs: readonly number[]): string =>
  `${secondsOf(median(valuesMs))} / ${secondsOf(Math.max(...valuesMs))}`

const rangeText = (values: readonly number[]): string =>
  `${median(values).toFixed(1)} / ${quantile(values, 1).toFixed(1)}`
