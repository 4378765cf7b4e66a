/** One thing that is measured; `run` cleans up after itself and ends in bounded time. */
export type Measurement = {
  /** for `npm run bench -- NAME` */
  readonly name: string
  readonly run: (say: (line: string) => void) => Promise<Report>
}

export type Report = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly [string, ...(string | number)[]])[]
  readonly targets: readonly Target[]
  /** how it was measured, and what else was seen */
  readonly notes: readonly string[]
}

export type Target = {
  readonly what: string
  readonly value: number
  /** the value should stay below it */
  readonly below: number
  readonly unit: string
}

/** The report as Markdown. */
export function reportText({ title, columns, rows, targets, notes }: Report): string {
  const table = [columns, ...rows.map((row) => row.map(cellText))]
  const widths = columns.map((_, at) => Math.max(3, ...table.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (at === 0 ? (cells[at] ?? '').padEnd(width) : (cells[at] ?? '').padStart(width))).join(' | ')} |`
  const rule = `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  const [head = [], ...body] = table
  return [
    `## ${title}`,
    '',
    line(head),
    rule,
    ...body.map(line),
    '',
    ...targets.map(targetText),
    ...notes.map((note) => `- ${note}`),
    '',
  ].join('\n')
}

const targetText = ({ what, value, below, unit }: Target): string =>
  `- **${value < below ? 'Met' : 'Missed'}:** ${what} is ${cellText(value)}${unit}; the target is below ${cellText(below)}${unit}.`

/** Three figures say all that such a measurement knows. */
const cellText = (cell: string | number): string => {
  if (typeof cell === 'string') return cell
  if (Number.isInteger(cell) || Math.abs(cell) >= 100) return Math.round(cell).toLocaleString('en')
  return String(Number(cell.toPrecision(3)))
}
