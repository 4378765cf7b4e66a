/** Paper, in CSS pixels (96 to an inch), and what its margins of 12 mm leave. */
export const papers = {
  a4: { width: 794, height: 1123, contentWidth: 703, contentHeight: 1032 },
  letter: { width: 816, height: 1056, contentWidth: 725, contentHeight: 965 },
} as const

export type PaperId = keyof typeof papers

/** Heights of what is set above and below the map, generous: print.css has the same figures. */
const headPx = 104
const tableHeadPx = 44
const rowPx = 25
const noteLinePx = 19
const gapPx = 40
const warningsEdgePx = 14
/** A map lower than this goes to a page of its own. */
const leastMapPx = 300

/**
 * How high the strip map is: as high as the first page leaves room for, so that the whole card is one page; on a page of
 * its own where the table leaves too little.
 */
export function printedMapHeight(paper: PaperId, rows: number, noteLines: number, warningLines = 0): number {
  const { contentHeight } = papers[paper]
  const notes = noteLines === 0 ? 0 : noteLines * noteLinePx + gapPx
  const warnings = warningLines === 0 ? 0 : warningLines * noteLinePx + warningsEdgePx
  const used = headPx + warnings + tableHeadPx + (rows + 1) * rowPx + gapPx
  const left = contentHeight - used - notes
  if (left >= leastMapPx) return left
  return Math.max(leastMapPx, Math.min(contentHeight - gapPx, contentHeight - notes - gapPx))
}

/** Lines that a note takes, reckoned by the width of an average letter. */
export const noteLines = (notes: readonly string[]): number =>
  notes.reduce(
    (lines, note) =>
      lines + note.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 95)), 0),
    0,
  )
