import { formatMgrs } from '../plan/military-grid.ts'
import { clipLine } from './clip-line.ts'
import { mapFont } from './font.ts'
import type { BasePainter, Frame } from './frame.ts'
import { withAlpha } from './ink.ts'
import { roomAround } from './label-room.ts'
import { type GridLine, gridLines, gridZones, squareMiddles } from './mgrs-grid.ts'
import type { Palette } from './palette.ts'
import { type Extent, normalLng } from './plane.ts'
import { paintHaloText, textWidth } from './words-painter.ts'

/** Lines nearer to each other than this are left out. */
const leastPx = 64
/** Squares of 100 km are named from this width on. */
const namedPx = 56
const stepsM = [100_000, 10_000, 1_000] as const

/**
 * Paints the grid of MGRS over the world: zones when far out, squares of 100 km, 10 km and 1 km as they come to be wide
 * enough, with letters in the large squares and the usual two figures along the fine lines.
 */
export const mgrsPainter =
  (palette: Palette): BasePainter =>
  (context, frame, room) => {
    const write = (words: string, [x, y]: readonly [number, number], weight: number): void => {
      const font = mapFont(weight, 11.5)
      if (x < 12 || y < 12 || x > frame.width - 12 || y > frame.height - 12) return
      if (!room.takeFree([roomAround(x, y, textWidth(context, font, words) + 4, 14)])) return
      context.font = font
      paintHaloText(context, words, x, y, palette.selected, palette.cityHalo)
    }
    const { plane, unitsPerPx } = frame
    const kmPerUnit = plane.kmPerUnit([0, (frame.extent[1] + frame.extent[3]) / 2]) ?? 1
    const pxOf = (metres: number): number => metres / 1000 / (kmPerUnit * unitsPerPx)
    const steps = stepsM.filter((step) => pxOf(step) >= leastPx)
    const finest = steps.at(-1)
    for (const shift of frame.shifts) {
      const view = degreesInView(frame, shift)
      if (!view) continue
      for (const zone of gridZones(view)) {
        const { box } = zone
        const [west, south, east, north] = box
        const edges = [
          [west, north],
          [west, south],
          [east, south],
        ] as const
        strokePaths(context, frame, shift, [edges], withAlpha(palette.selected, 0.85), 1.6)
        if (finest === undefined) {
          const middle = [(west + east) / 2, (south + north) / 2] as const
          if (pxOf(600_000) > 40) write(`${zone.zone}${zone.band}`, pixelAt(frame, shift, middle), 600)
          continue
        }
        for (const step of steps) {
          const lines = gridLines(zone, view, step)
          const color = withAlpha(palette.selected, step === finest ? 0.55 : 0.8)
          const paths = lines.map(({ path }) => path)
          strokePaths(context, frame, shift, paths, color, step === 100_000 ? 1.2 : 0.7)
          if (step === finest && step < 100_000)
            for (const line of lines) writeFigures(frame, shift, line, write)
        }
        if (pxOf(100_000) < namedPx) continue
        for (const at of squareMiddles(zone, view)) {
          const name = formatMgrs(at, 1)?.split(' ').slice(0, 2).join(' ')
          if (name !== undefined) write(name, pixelAt(frame, shift, at), 600)
        }
      }
    }
  }

/** The two figures by which people call a line of 10 km or 1 km, where it comes into the view. */
function writeFigures(
  frame: Frame,
  shift: number,
  { axis, metres, path }: GridLine,
  write: (words: string, at: readonly [number, number], weight: number) => void,
): void {
  const from = path[0]
  const to = path.at(-1)
  if (!from || !to) return
  const seen = clipLine(pixelAt(frame, shift, from), pixelAt(frame, shift, to), frame.width, frame.height)
  if (!seen) return
  const km = Math.round(metres / 1000)
  const figures = String(((km % 100) + 100) % 100).padStart(2, '0')
  // Eastings at their southern end, northings at their western one: clear of the graticule's degrees.
  const [x, y] = seen[0]
  write(
    figures,
    [
      Math.min(frame.width - 16, Math.max(16, x + (axis === 'northing' ? 70 : 0))),
      Math.min(frame.height - 40, Math.max(16, y)),
    ],
    500,
  )
}

function degreesInView({ plane, extent }: Frame, shift: number): Extent | undefined {
  const worldWidth = plane.worldWidth ?? 1
  const west = Math.max(-180, ((extent[0] - shift) / worldWidth) * 360)
  const east = Math.min(180, ((extent[2] - shift) / worldWidth) * 360)
  const [, south] = plane.positionOf([0, extent[1]])
  const [, north] = plane.positionOf([0, extent[3]])
  return west < east ? [west, Math.max(-80, south), east, Math.min(84, north)] : undefined
}

function pixelAt(
  { plane, pixelOf }: Frame,
  shift: number,
  [lng, lat]: readonly [number, number],
): readonly [number, number] {
  // The eastern edge of the world is not its western one here.
  const turns = lng - normalLng(lng)
  const [x, y] = plane.spotOf([lng - turns, lat])
  return pixelOf([x + (turns / 360) * (plane.worldWidth ?? 0), y], shift)
}

function strokePaths(
  context: CanvasRenderingContext2D,
  frame: Frame,
  shift: number,
  paths: readonly (readonly (readonly [number, number])[])[],
  color: string,
  width: number,
): void {
  context.beginPath()
  for (const path of paths)
    path.forEach((at, i) => {
      const pixel = pixelAt(frame, shift, at)
      if (i === 0) context.moveTo(...pixel)
      else context.lineTo(...pixel)
    })
  context.strokeStyle = color
  context.lineWidth = width
  context.stroke()
}
