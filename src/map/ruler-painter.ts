import type { ShownUnits } from '../plan/units.ts'
import { mapFont } from './font.ts'
import type { Frame } from './frame.ts'
import { roomAround } from './label-room.ts'
import { legMeasure, legWords } from './measure.ts'
import type { Palette } from './palette.ts'
import { alongLeg, legPaths } from './path.ts'
import type { Sketch } from './sketch.ts'
import { paintPill, paintPlainText, textWidth } from './words-painter.ts'

/** Paints the numbers of a ruler's legs at their middles; those of the last one stand at its end. */
export function paintRuler(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { positions, hover }: Sketch,
  speedKmh: number | undefined,
  units: ShownUnits,
  palette: Palette,
): void {
  const { map } = frame.plane
  if (!map) return
  const way = hover ? [...positions, hover] : positions
  legPaths(frame.plane, way)
    .slice(0, -1)
    .forEach((leg, i) => {
      const [from, to, middle] = [way[i], way[i + 1], alongLeg(leg, 0.5)]
      if (!from || !to || !middle) return
      const words = legWords(legMeasure(map, from, to, speedKmh), units)
      for (const shift of frame.shifts) paintPlate(context, words, frame.pixelOf(middle, shift), palette)
    })
}

/** On the leg itself: there is no doubt which one it is about. */
function paintPlate(
  context: CanvasRenderingContext2D,
  words: string,
  [x, y]: readonly [number, number],
  palette: Palette,
): void {
  const font = mapFont(600, 12)
  const room = roomAround(x, y, textWidth(context, font, words) + 12, 20)
  paintPill(context, room, palette.pill, palette.selected)
  context.font = font
  paintPlainText(context, words, x, y, palette.text)
}
