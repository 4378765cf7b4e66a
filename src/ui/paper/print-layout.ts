/** Paper, in CSS pixels (96 to an inch): what its margins of 12 mm leave, less two pixels for what rounding makes of it. */
export const papers = {
  a4: { contentWidth: 703, contentHeight: 1029 },
  letter: { contentWidth: 725, contentHeight: 963 },
} as const

export type PaperId = keyof typeof papers

/** How high a card is without its map, as it was measured: in letters of the usual size, and in small ones. */
export type CardHeights = { readonly usual: number; readonly small: number }

export type PrintLayout = {
  readonly letters: keyof CardHeights
  /** of the strip map; 0 where there is none */
  readonly mapHeight: number
  /** whether the whole card is one page; where it is not, the map has a page of its own */
  readonly isOnePage: boolean
}

/** Above the map, as in print-sheet.module.css. */
const gapPx = 12
/** How high a map has to be so that letters stay as they are, and so that it is on the page at all. */
const leastMapPx = { usual: 300, small: 220 } as const

/** How a card is printed so that it is one page, with a map as high as there is room for: in small letters where it takes them. */
export function printLayout(paper: PaperId, heights: CardHeights, hasMap: boolean): PrintLayout {
  const { contentHeight } = papers[paper]
  for (const letters of ['usual', 'small'] as const) {
    const left = contentHeight - Math.ceil(heights[letters])
    if (!hasMap && left >= 0) return { letters, mapHeight: 0, isOnePage: true }
    if (hasMap && left - gapPx >= leastMapPx[letters])
      return { letters, mapHeight: left - gapPx, isOnePage: true }
  }
  return { letters: 'usual', mapHeight: hasMap ? contentHeight - gapPx : 0, isOnePage: false }
}
