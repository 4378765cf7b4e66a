import type { ShownUnits } from '../plan/units.ts'
import type { Frame } from './frame.ts'
import { legMeasure, legWords } from './measure.ts'
import { paintMeasure } from './measure-painter.ts'
import type { Palette } from './palette.ts'
import { alongLeg, legPaths } from './path.ts'
import type { Sketch } from './sketch.ts'

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
      paintMeasure(context, frame, [legWords(legMeasure(map, from, to, speedKmh), units)], middle, palette)
    })
}
