import { sum } from '../bench/statistics.ts'
import type { Fault } from './fault.ts'

/** Nobody notices later than that that nothing comes any more (V3). */
const LONGEST_TO_NOTICE_MS = 12_000

const costMs = ({ holdMs, boundMs }: Fault): number => holdMs + Math.min(boundMs, LONGEST_TO_NOTICE_MS)

/** As many rows of about the same length, which can be gone through side by side. */
export function shareOut(faults: readonly Fault[], count: number): readonly (readonly Fault[])[] {
  const rows: Fault[][] = Array.from({ length: count }, () => [])
  const length = (row: readonly Fault[]): number => sum(row.map(costMs))
  for (const fault of [...faults].sort((a, b) => costMs(b) - costMs(a))) {
    rows.reduce((a, b) => (length(b) < length(a) ? b : a)).push(fault)
  }
  return rows
}
