import { median, quantile, sum } from '../bench/statistics.ts'
import { catalogue } from './catalogue.ts'
import type { Outcome } from './run-fault.ts'

/** What became of every fault that was done, as Markdown. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
  const head = [
    '| fault | times | detected in, s | healed in, s | lost | duplicated | memory, MB |',
    '|---|---:|---:|---:|---:|---:|---:|',
  ]
  const rows = catalogue.map(({ id, what }) => {
    const same = outcomes.filter(({ fault }) => fault.id === id)
    if (same.length === 0) return `| ${id} ${what} | 0 | | | | | |`
    const detectedMs = same.flatMap((outcome) => outcome.detectedMs ?? [])
    const cells = [
      same.length,
      detectedMs.length > 0 ? secondsText(detectedMs) : '–',
      secondsText(same.map(({ healedMs }) => healedMs)),
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
