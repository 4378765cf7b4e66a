import type { ElementId } from '../plan/element.ts'
import type { Target } from './aim.ts'
import type { ElementLabel } from './element-label.ts'
import { mapFont } from './font.ts'
import type { Frame } from './frame.ts'
import { inkOf } from './ink.ts'
import { type LabelRoom, type Room, roomAround } from './label-room.ts'
import type { Palette } from './palette.ts'
import type { Spot } from './plane.ts'
import { textBoxPx } from './text-box.ts'
import { paintHaloText, paintPill, paintPlainText, textWidth } from './words-painter.ts'

export type LabelScene = {
  readonly palette: Palette
  /** in drawing sequence, as many as are in view */
  readonly targets: readonly (readonly [target: Target, shift: number])[]
  readonly isSelected: (id: ElementId) => boolean
  /** whether the user looks for this leg's numbers: they are shown, room or not */
  readonly isWanted: (id: ElementId, legIndex: number) => boolean
  readonly labelsOf: (target: Target) => readonly ElementLabel[]
}

/** With more elements than this in view only the selected ones are named: names would cover the map and cost the frame. */
const mostNamed = 150
/** Legs that are shorter on the screen say nothing, unless their route is selected. */
const leastLegPx = 170
const leastSelectedLegPx = 56
const lineHeightPx = 15
const pillPaddingPx = 2.5
const symbolBoxPx = { width: 22, height: 22 }

type Wish = {
  readonly target: Target
  readonly label: ElementLabel
  readonly shift: number
  readonly rank: number
  readonly isWanted: boolean
}

/** A label with the room it has got. */
export type PlacedLabel = {
  readonly label: ElementLabel
  readonly room: Room
  readonly font: string
  /** the colour of what it belongs to */
  readonly ink: string
}

/**
 * Finds room for names and legs, those of selected elements first. Symbols and texts keep their own room, whether or
 * not something is written beside them.
 */
export function placeLabels(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: LabelScene,
  room: LabelRoom,
): readonly PlacedLabel[] {
  const isMarked = ({ id, element }: Target): boolean =>
    scene.isSelected(id) ||
    (element.kind === 'route' && element.waypoints.some((_, leg) => scene.isWanted(id, leg)))
  const named =
    scene.targets.length > mostNamed ? scene.targets.filter(([target]) => isMarked(target)) : scene.targets
  for (const [{ element, shape }, shift] of named) {
    if (shape.type !== 'spot') continue
    const box = element.kind === 'text' ? textBoxPx(element.text) : symbolBoxPx
    room.take(roomAround(...frame.pixelOf(shape.at, shift), box.width, box.height))
  }
  const wishes = named.flatMap(([target, shift]) => {
    const selected = scene.isSelected(target.id)
    return scene.labelsOf(target).flatMap((label): Wish[] => {
      const isWanted = label.legIndex !== undefined && scene.isWanted(target.id, label.legIndex)
      if (!isWanted && !isLongEnough(frame, label, selected)) return []
      const rank = isWanted ? -1 : (selected ? 0 : 10) + ranks[label.type]
      return [{ target, label, shift, rank, isWanted }]
    })
  })
  wishes.sort((a, b) => a.rank - b.rank)
  return wishes.flatMap((wish) => placed(context, frame, wish, room, scene.palette) ?? [])
}

const ranks: Readonly<Record<ElementLabel['type'], number>> = { leg: 0, name: 1, area: 2, waypoint: 3 }

function isLongEnough(frame: Frame, { leg }: ElementLabel, selected: boolean): boolean {
  if (!leg) return true
  const [[x1, y1], [x2, y2]] = leg
  return Math.hypot(x2 - x1, y2 - y1) / frame.unitsPerPx >= (selected ? leastSelectedLegPx : leastLegPx)
}

function placed(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { target: { element }, label, shift, isWanted }: Wish,
  room: LabelRoom,
  palette: Palette,
): PlacedLabel | undefined {
  const { leg, lines, type } = label
  const font = leg ? mapFont(500, 11.5) : mapFont(type === 'waypoint' ? 500 : 600, 12.5)
  const width = Math.max(...lines.map((line) => textWidth(context, font, line))) + (leg ? 12 : 4)
  const height = lines.length * lineHeightPx + (leg ? 2 * pillPaddingPx : 0)
  const [x, y] = frame.pixelOf(label.at, shift)
  if (x < -width || y < -height || x > frame.width + width || y > frame.height + height) return undefined
  const rooms = leg
    ? placesBeside(legPixels(frame, leg), x, y, width, height)
    : placesAround(frame, label, x, y, width, height)
  const whole = rooms.filter((each) => isWhole(frame, each))
  const choice = whole.length > 0 ? whole : rooms
  const free = room.takeFree(choice) ?? (isWanted ? choice[0] : undefined)
  const color = 'color' in element ? element.color : undefined
  return free && { label, room: free, font, ink: inkOf(color, palette.theme) }
}

/** Writes labels: names with a halo, legs on a plate. */
export function paintLabels(
  context: CanvasRenderingContext2D,
  labels: readonly PlacedLabel[],
  palette: Palette,
): void {
  for (const { label, room, font, ink } of labels) {
    const x = (room.left + room.right) / 2
    const top = room.top + (label.leg ? pillPaddingPx : 0)
    if (label.leg) paintPill(context, room, palette.pill, ink)
    context.font = font
    label.lines.forEach((line, i) => {
      const y = top + (i + 0.5) * lineHeightPx
      if (label.leg) paintPlainText(context, line, x, y, palette.text)
      else paintHaloText(context, line, x, y, palette.text, palette.halo)
    })
  }
}

const isWhole = (frame: Frame, { left, top, right, bottom }: Room): boolean =>
  left >= 0 && top >= 0 && right <= frame.width && bottom <= frame.height

type Pixel = readonly [x: number, y: number]

const legPixels = (frame: Frame, [from, to]: readonly [Spot, Spot]): readonly [Pixel, Pixel] => [
  frame.pixelOf(from),
  frame.pixelOf(to),
]

/** On either side of a leg, so that neither the line nor its arrow is covered; on it where neither side is free. */
function placesBeside(
  [from, to]: readonly [Pixel, Pixel],
  x: number,
  y: number,
  width: number,
  height: number,
): Room[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const [nx, ny] = [(from[1] - to[1]) / length, (to[0] - from[0]) / length]
  const off = (Math.abs(nx) * width + Math.abs(ny) * height) / 2 + besideLegPx
  // Above rather than below, and to the right rather than to the left.
  const side = ny > 0.3 || (ny > -0.3 && nx < 0) ? -1 : 1
  return [side, -side, 0].map((step) => roomAround(x + step * off * nx, y + step * off * ny, width, height))
}

const besideLegPx = 9

/** Below a symbol, else above it or to a side; at a waypoint away from its lines. An area has its name in the middle. */
function placesAround(
  { turnRad }: Frame,
  { type, away }: ElementLabel,
  x: number,
  y: number,
  width: number,
  height: number,
): Room[] {
  if (type === 'area') return [0, 1.2, -1.2].map((step) => roomAround(x, y + step * height, width, height))
  const off = away ? 9 : 13
  const sides: readonly Spot[] = [
    [0, 1],
    [0, -1],
    [1, 0],
    [-1, 0],
  ]
  // The plane's y points up, the screen's down.
  const [sin, cos] = [Math.sin(turnRad), Math.cos(turnRad)]
  const fitness = ([dx, dy]: Spot): number =>
    away ? dx * (away[0] * cos + away[1] * sin) + dy * (away[0] * sin - away[1] * cos) : 0
  return sides
    .toSorted((a, b) => fitness(b) - fitness(a))
    .map(([dx, dy]) => roomAround(x + dx * (off + 2 + width / 2), y + dy * (off + height / 2), width, height))
}
