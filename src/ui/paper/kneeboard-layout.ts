/** A page of a kneeboard, in pixels from its left top corner. */
export type KneeboardPage = {
  /** the first and, not included, the last of the rows on it */
  readonly from: number
  readonly to: number
  /** the strip map; undefined where the table leaves no room for it */
  readonly map: { readonly top: number; readonly height: number } | undefined
  readonly hasNotes: boolean
}

/** What has to go on the pages, in pixels. */
export type KneeboardNeeds = {
  readonly height: number
  readonly margin: number
  readonly headHeight: number
  readonly tableHeadHeight: number
  readonly rowHeight: number
  readonly rows: number
  readonly notesHeight: number
}

/** A map lower than this part of the page shows nothing. */
const leastMapShare = 0.3

/**
 * Deals rows out on pages: head, table, then the map on what is left of the first page that has room for it, with the
 * notes below it. Rows are dealt first, and none is lost; a row more stands for the totals.
 */
export function kneeboardPages(needs: KneeboardNeeds): readonly KneeboardPage[] {
  const { height, margin, headHeight, tableHeadHeight, rowHeight, rows, notesHeight } = needs
  const top = margin + headHeight
  const room = height - margin - top
  const perPage = Math.max(1, Math.floor((room - tableHeadHeight) / rowHeight) - 1)
  const pages: KneeboardPage[] = []
  for (let from = 0; from < rows || pages.length === 0; from += perPage) {
    const to = Math.min(rows, from + perPage)
    const isLast = to === rows
    const bottom = top + tableHeadHeight + (to - from + (isLast ? 1 : 0)) * rowHeight
    const map = isLast ? mapBelow(bottom + margin / 2, height - margin, notesHeight, height) : undefined
    pages.push({ from, to, map, hasNotes: isLast && map !== undefined && notesHeight > 0 })
  }
  if (pages.at(-1)?.map) return pages
  const map = { top, height: room - notesHeight }
  return [...pages, { from: rows, to: rows, map, hasNotes: notesHeight > 0 }]
}

function mapBelow(
  top: number,
  bottom: number,
  notesHeight: number,
  pageHeight: number,
): KneeboardPage['map'] {
  const height = bottom - top - notesHeight
  return height >= pageHeight * leastMapShare ? { top, height } : undefined
}
