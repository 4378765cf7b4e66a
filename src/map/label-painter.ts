import type { ElementId } from '../plan/element.ts'
import type { Target } from './aim.ts'
import type { ElementLabel } from './element-label.ts'
import { mapFont } from './font.ts'
import type { Frame } from './frame.ts'
import { inkOf } from './ink.ts'
import { LabelRoom, type Room, roomAround } from './label-room.ts'
import type { Palette } from './palette.ts'
import { paintHaloText, paintPill, textWidth } from './words-painter.ts'

export type LabelScene = {
  readonly palette: Palette
  /** in drawing sequence, as many as are in view */
  readonly targets: readonly (readonly [target: Target, shift: number])[]
  readonly isSelected: (id: ElementId) => boolean
  readonly labelsOf: (target: Target) => readonly ElementLabel[]
}

/** With more elements than this in view only the selected ones are named: names would cover the map and cost the frame. */
const mostNamed = 150
/** Legs that are shorter on the screen say nothing, unless their route is selected. */
const leastLegPx = 150
const leastSelectedLegPx = 56
const lineHeightPx = 15
const symbolRoomPx = 22

type Wish = {
  readonly target: Target
  readonly label: ElementLabel
  readonly shift: number
  readonly rank: number
}

/** Writes names and legs where there is room, those of selected elements first. */
export function paintLabels(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: LabelScene,
  room = new LabelRoom(),
): void {
  const named =
    scene.targets.length > mostNamed
      ? scene.targets.filter(([target]) => scene.isSelected(target.id))
      : scene.targets
  for (const [{ shape }, shift] of named) {
    if (shape.type !== 'spot') continue
    room.take(roomAround(...frame.pixelOf(shape.at, shift), symbolRoomPx, symbolRoomPx))
  }
  const wishes = named.flatMap(([target, shift]) => {
    const selected = scene.isSelected(target.id)
    return scene
      .labelsOf(target)
      .filter((label) => isLongEnough(frame, label, selected))
      .map((label): Wish => ({ target, label, shift, rank: (selected ? 0 : 10) + ranks[label.type] }))
  })
  wishes.sort((a, b) => a.rank - b.rank)
  for (const wish of wishes) paintLabel(context, frame, wish, room, scene.palette)
}

const ranks: Readonly<Record<ElementLabel['type'], number>> = { leg: 0, name: 1, area: 2, waypoint: 3 }

function isLongEnough(frame: Frame, { leg }: ElementLabel, selected: boolean): boolean {
  if (!leg) return true
  const [[x1, y1], [x2, y2]] = leg
  return Math.hypot(x2 - x1, y2 - y1) / frame.unitsPerPx >= (selected ? leastSelectedLegPx : leastLegPx)
}

function paintLabel(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { target, label, shift }: Wish,
  room: LabelRoom,
  palette: Palette,
): void {
  const isLeg = label.type === 'leg'
  const font = isLeg ? mapFont(500, 11.5) : mapFont(label.type === 'waypoint' ? 500 : 600, 12.5)
  const width = Math.max(...label.lines.map((line) => textWidth(context, font, line))) + (isLeg ? 12 : 4)
  const height = label.lines.length * lineHeightPx + (isLeg ? 5 : 0)
  const [x, y] = frame.pixelOf(label.at, shift)
  if (x < -width || y < -height || x > frame.width + width || y > frame.height + height) return
  const free = room.takeFree(placesFor(label.type, x, y, width, height))
  if (!free) return
  const middleX = (free.left + free.right) / 2
  const top = free.top + (isLeg ? 2.5 : 0)
  context.font = font
  if (isLeg)
    paintPill(
      context,
      free,
      palette.pill,
      'color' in target.element ? inkOf(target.element.color, palette.theme) : palette.grid,
    )
  label.lines.forEach((line, i) => {
    const middleY = top + (i + 0.5) * lineHeightPx
    if (!isLeg) {
      paintHaloText(context, line, middleX, middleY, palette.text, palette.halo)
      return
    }
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillStyle = palette.text
    context.fillText(line, middleX, middleY)
  })
}

/** Rooms that would do, the best first: a name stands below its symbol, else above it or to a side. */
function placesFor(type: ElementLabel['type'], x: number, y: number, width: number, height: number): Room[] {
  if (type === 'area') return [roomAround(x, y, width, height)]
  if (type === 'leg') {
    return [0, -0.6, 0.6].map((step) => roomAround(x, y + step * height, width, height))
  }
  const off = type === 'waypoint' ? 6 : 13
  return [
    roomAround(x, y + off + height / 2, width, height),
    roomAround(x, y - off - height / 2, width, height),
    roomAround(x + off + 2 + width / 2, y, width, height),
    roomAround(x - off - 2 - width / 2, y, width, height),
  ]
}
