import Feature from 'ol/Feature.js'
import Icon from 'ol/style/Icon.js'
import type { ElementId } from '../plan/element.ts'
import { type Plan, sheetOf } from '../plan/plan.ts'
import { planMapById } from '../plan/plan-map.ts'
import type { ShownUnits } from '../plan/units.ts'
import type { Target } from './aim.ts'
import type { Backdrop } from './backdrop.ts'
import { gridPainter, paperPainter, sheetPainter } from './chart-painter.ts'
import { geometryOf } from './element-geometry.ts'
import { labelsOf } from './element-label.ts'
import { styleOf } from './element-style.ts'
import type { BasePainter, Frame } from './frame.ts'
import { paintLabels, placeLabels } from './label-painter.ts'
import { LabelRoom } from './label-room.ts'
import { type Palette, palettes, type Theme } from './palette.ts'
import { type PictureView, pictureFrame, type Size } from './picture-frame.ts'
import { furnitureRooms, type LegendRow, paintLegend, paintNorth, paintScale } from './picture-furniture.ts'
import { type Plane, planeOf } from './plane.ts'
import { shapeOf } from './shape.ts'
import { isInView } from './shape-painter.ts'
import { drawingSequence } from './shown-plan.ts'
import { paintStyled } from './styled-painter.ts'
import { paintSymbol, symbolPx } from './symbol-painter.ts'

/** A picture of a plan on its base map; `size` is in CSS pixels, in which letters and lines have the size they have on the screen. */
export type Picture = {
  readonly plan: Plan
  readonly theme: Theme
  readonly units: ShownUnits
  readonly view: PictureView
  readonly size: Size
  /** names, and numbers of legs */
  readonly labels: boolean
  /** routes whose words come first, and whose legs have theirs wherever there is room */
  readonly important: readonly ElementId[]
  /** empty: no legend */
  readonly legend: readonly LegendRow[]
  /** what the user sees on the chart: tiles and images */
  readonly backdrop: Backdrop
  /** hears which layer of the backdrop did not come in time, and so is not in the picture, or not whole */
  readonly tellMissing: (name: string) => void
  /** who made the base map, to be named in the picture */
  readonly credit: string
  readonly words: { readonly noMap: string; readonly north: string }
}

/** Paints from the context's origin on; the picture's own size is clipped. */
export type PicturePainter = (context: CanvasRenderingContext2D) => void

/** Loads what the picture needs, at so many pixels to one of its own; rejects if the world's map does not come. */
export async function preparePicture(picture: Picture, ratio: number): Promise<PicturePainter> {
  const plane = planeOf(planMapById(sheetOf(picture.plan).map))
  const palette = palettes[picture.theme]
  const ground = await groundOf(plane, palette, picture, ratio)
  return (context) => {
    context.save()
    context.beginPath()
    context.rect(0, 0, picture.size.width, picture.size.height)
    context.clip()
    paintPicture(context, pictureFrame(plane, picture.view, picture.size), picture, ground)
    context.restore()
  }
}

async function groundOf(
  plane: Plane,
  palette: Palette,
  { view, size, words, backdrop, tellMissing }: Picture,
  ratio: number,
): Promise<BasePainter> {
  const { map } = plane
  if (!map) return paperPainter(palette, words.noMap)
  const isBare = backdrop.layers.length + backdrop.images.length === 0
  const paintBackdrop = isBare
    ? () => undefined
    : await (await import('./picture-backdrop.ts')).loadBackdropPainter(plane, backdrop, {
        view,
        size,
        ratio,
        tellMissing,
      })
  if (map.type === 'game') {
    const [paintSheet, paintGrid] = [sheetPainter(palette), gridPainter(map, palette)]
    return (context, frame) => {
      paintSheet(context, frame)
      paintBackdrop(context, frame)
      paintGrid(context, frame)
    }
  }
  const { loadWorldPainter } = await import('./picture-world.ts')
  return loadWorldPainter(plane, view.unitsPerPx, palette, paintBackdrop)
}

function paintPicture(
  context: CanvasRenderingContext2D,
  frame: Frame,
  picture: Picture,
  ground: BasePainter,
): void {
  const palette = palettes[picture.theme]
  const targets = drawingSequence(picture.plan).map(
    ([id, element]): Target => ({ id, element, shape: shapeOf(frame.plane, element) }),
  )
  const room = new LabelRoom()
  const furniture = { rows: picture.legend, credit: creditOf(picture) }
  for (const taken of furnitureRooms(context, frame, furniture)) room.take(taken)
  const placed = picture.labels ? placeNames(context, frame, picture, targets, room) : []
  ground(context, frame, room)
  for (const target of targets) paintTarget(context, frame, target, palette)
  paintLabels(context, placed, palette)
  paintScale(context, frame, picture.units, palette)
  if (frame.turnRad !== 0) paintNorth(context, frame, picture.words.north, palette)
  paintLegend(context, frame, furniture, palette)
}

const creditOf = ({ credit, backdrop }: Picture): string =>
  [credit, ...backdrop.layers.map(({ attribution }) => attribution)]
    .filter((words) => words !== '')
    .join(' · ')

function paintTarget(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { element, shape }: Target,
  palette: Palette,
): void {
  const feature = new Feature(geometryOf(shape))
  for (const style of styleOf(element, shape, { palette, pixelRatio: 1, isPlain: false })) {
    if (element.kind !== 'point' || shape.type !== 'spot' || !(style.getImage() instanceof Icon)) {
      paintStyled(context, frame, feature, style)
      continue
    }
    for (const shift of frame.shifts) {
      if (!isInView(frame, [...shape.at, ...shape.at], shift, symbolPx)) continue
      const [x, y] = frame.pixelOf(shape.at, shift)
      paintSymbol(context, element.type, element.color, palette, x - symbolPx / 2, y - symbolPx / 2)
    }
  }
}

function placeNames(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { plan, theme, units, important }: Picture,
  targets: readonly Target[],
  room: LabelRoom,
): ReturnType<typeof placeLabels> {
  const shifted = targets.flatMap((target) => frame.shifts.map((shift) => [target, shift] as const))
  const first = new Set(important)
  const sheet = sheetOf(plan)
  // A picture cannot be asked: everything is named for which there is room, however much it is.
  const sorted = shifted.toSorted(([a], [b]) => Number(first.has(b.id)) - Number(first.has(a.id)))
  return placeLabels(
    context,
    frame,
    {
      palette: palettes[theme],
      targets: sorted,
      isSelected: () => true,
      isWanted: () => false,
      labelsOf: (target) => labelsOf(frame.plane, sheet, units, target),
    },
    room,
  )
}
