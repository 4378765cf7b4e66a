import { mapFont } from '../../map/font.ts'
import { withAlpha } from '../../map/ink.ts'
import { type Palette, palettes, type Theme } from '../../map/palette.ts'
import { type Picture, type PicturePainter, preparePicture } from '../../map/picture.ts'
import type { Size } from '../../map/picture-frame.ts'
import { fitTable } from './fit-table.ts'
import type { FlightPage } from './flight-page.ts'
import { type KneeboardPage, kneeboardPages } from './kneeboard-layout.ts'
import { brokenLines, cutTo, type Measure } from './paper-words.ts'

/** Pages of a kneeboard, each of the size that was asked for; painters begin at the context's origin. */
export type Kneeboard = { readonly pages: readonly PicturePainter[] }

export type KneeboardOptions = {
  readonly page: FlightPage
  /** in pixels */
  readonly size: Size
  readonly theme: Theme
  readonly pictureOf: (size: Size) => Picture
}

type Letters = { readonly title: number; readonly text: number; readonly small: number }

/** Lays a flight card out on as many pages as it needs; rejects if the world's map does not come. */
export async function prepareKneeboard(options: KneeboardOptions): Promise<Kneeboard> {
  const { page, size, theme } = options
  const meter = document.createElement('canvas').getContext('2d')
  if (!meter) throw new Error('This browser has no canvas left to give')
  const measureIn =
    (font: string): Measure =>
    (text) => {
      meter.font = font
      return meter.measureText(text).width
    }
  const margin = Math.round(size.width / 32)
  const width = size.width - 2 * margin
  const text = size.width / 46
  const letters: Letters = { title: text * 1.7, text, small: text * 0.8 }
  const wishes = columnWishes(page, measureIn(mapFont(700, 100)))
  const table = fitTable(wishes, width, { most: text * 1.1, least: text * 0.7 })
  const notes = page.notes.flatMap((note) => brokenLines(note, width, measureIn(mapFont(400, text))))
  // More notes than that would leave no map; what is cut says so.
  const shownNotes = notes.length > mostNotes ? [...notes.slice(0, mostNotes - 1), '…'] : notes
  const facts = brokenLines(page.facts.join(' · '), width, measureIn(mapFont(400, letters.small)))
  const warnings = page.warnings.flatMap((words) =>
    brokenLines(`${warningSign} ${words}`, width, measureIn(mapFont(700, text))),
  )
  const headHeight =
    letters.title * 1.3 +
    text * 1.5 +
    facts.length * letters.small * 1.4 +
    warnings.length * text * 1.35 +
    text * 0.6
  const needs = {
    ...{ height: size.height, margin, headHeight, rows: page.rows.length },
    tableHeadHeight: table.size * 2.6,
    rowHeight: table.size * 1.75,
    notesHeight: shownNotes.length === 0 ? 0 : shownNotes.length * text * 1.35 + text * 0.6,
  }
  const dealt = kneeboardPages(needs)
  const lettering = size.width / 620
  const maps = await Promise.all(
    dealt.map(async ({ map }) =>
      map
        ? preparePicture(
            options.pictureOf({ width: width / lettering, height: map.height / lettering }),
            lettering,
          )
        : undefined,
    ),
  )
  const palette = palettes[theme]
  const sheet = { ...{ size, margin, width, letters, palette, facts, warnings }, notes: shownNotes }
  return {
    pages: dealt.map((deal, i) => (context) => {
      context.fillStyle = palette.halo
      context.fillRect(0, 0, size.width, size.height)
      paintHead(context, sheet, page, dealt.length > 1 ? ` ${i + 1}/${dealt.length}` : '', measureIn)
      if (deal.from < deal.to) paintTable(context, sheet, page, deal, { ...needs, ...table }, measureIn)
      const paintMap = maps[i]
      if (!deal.map || !paintMap) return
      context.save()
      context.translate(margin, deal.map.top)
      context.scale(lettering, lettering)
      paintMap(context)
      context.restore()
      context.strokeStyle = palette.frame
      context.lineWidth = 2
      context.strokeRect(margin, deal.map.top, width, deal.map.height)
      if (deal.hasNotes) paintNotes(context, sheet, deal.map.top + deal.map.height + text * 0.6)
    }),
  }
}

const mostNotes = 12

/** As a letter, not as a coloured picture. */
const warningSign = '⚠\ufe0e'

type Sheet = {
  readonly size: Size
  readonly margin: number
  readonly width: number
  readonly letters: Letters
  readonly palette: Palette
  readonly facts: readonly string[]
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
}

/** What columns want, in letters of size 1, with room between them; those with words can be cut. */
function columnWishes(page: FlightPage, measure: Measure): { wanted: number; least: number }[] {
  return page.columns.map(({ title, sign, isNumber }, i) => {
    const cells = [...page.rows.map((row) => row[i] ?? ''), page.totals[i] ?? '']
    const heads = [title, sign].map((word) => (measure(word) * headShare) / 100)
    const wanted = Math.max(...heads, ...cells.map((cell) => measure(cell) / 100)) + 0.7
    return { wanted, least: isNumber ? wanted : Math.min(wanted, 5) }
  })
}

/** Heads are set smaller than what stands below them. */
const headShare = 0.72

function paintHead(
  context: CanvasRenderingContext2D,
  { margin, width, letters, palette, facts, warnings }: Sheet,
  page: FlightPage,
  number: string,
  measureIn: (font: string) => Measure,
): void {
  context.textAlign = 'left'
  context.textBaseline = 'top'
  context.fillStyle = palette.text
  let y = margin
  const write = (words: string, weight: number, sizePx: number, height: number): void => {
    context.font = mapFont(weight, sizePx)
    context.fillText(cutTo(words, width, measureIn(context.font)), margin, y)
    y += height
  }
  write(page.route + number, 700, letters.title, letters.title * 1.3)
  write(page.title, 500, letters.text, letters.text * 1.5)
  for (const line of facts) write(line, 400, letters.small, letters.small * 1.4)
  for (const line of warnings) write(line, 700, letters.text, letters.text * 1.35)
}

function paintTable(
  context: CanvasRenderingContext2D,
  { margin, width, palette }: Sheet,
  page: FlightPage,
  { from, to }: KneeboardPage,
  table: {
    readonly headHeight: number
    readonly tableHeadHeight: number
    readonly rowHeight: number
    readonly size: number
    readonly widths: readonly number[]
  },
  measureIn: (font: string) => Measure,
): void {
  const { size, widths, rowHeight, tableHeadHeight } = table
  const top = margin + table.headHeight
  const write = (cells: readonly string[], y: number, font: string): void => {
    context.font = font
    context.fillStyle = palette.text
    context.textBaseline = 'middle'
    let x = margin
    cells.forEach((cell, i) => {
      const room = (widths[i] ?? 0) - size * 0.5
      const isNumber = page.columns[i]?.isNumber === true
      context.textAlign = isNumber ? 'right' : 'left'
      const words = cutTo(cell, room + 1, measureIn(font))
      context.fillText(words, isNumber ? x + room + size * 0.25 : x + size * 0.25, y)
      x += widths[i] ?? 0
    })
  }
  const line = (y: number, weight: number): void => {
    context.fillStyle = palette.frame
    context.fillRect(margin, y, width, weight)
  }
  const head = size * headShare
  write(
    page.columns.map(({ title }) => title),
    top + head * 0.9,
    mapFont(600, head),
  )
  write(
    page.columns.map(({ sign }) => sign),
    top + head * 2.2,
    mapFont(400, head),
  )
  line(top + tableHeadHeight - 2, 2)
  let y = top + tableHeadHeight
  page.rows.slice(from, to).forEach((row, i) => {
    if ((from + i) % 2 === 1) {
      context.fillStyle = withAlpha(palette.frame, 0.16)
      context.fillRect(margin, y, width, rowHeight)
    }
    write(row, y + rowHeight / 2, mapFont(500, size))
    y += rowHeight
  })
  if (to < page.rows.length) return
  line(y, 2)
  write(page.totals, y + rowHeight / 2, mapFont(700, size))
}

function paintNotes(
  context: CanvasRenderingContext2D,
  { margin, letters, palette, notes }: Sheet,
  top: number,
): void {
  context.textAlign = 'left'
  context.textBaseline = 'top'
  context.font = mapFont(400, letters.text)
  context.fillStyle = palette.text
  notes.forEach((line, i) => {
    context.fillText(line, margin, top + i * letters.text * 1.35)
  })
}
