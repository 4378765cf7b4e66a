import { clipLine } from './clip-line.ts'
import { mapFont } from './font.ts'
import type { BasePainter, Frame } from './frame.ts'
import { graticuleLabel, graticuleLines, graticuleStep } from './graticule.ts'
import { roomAround } from './label-room.ts'
import type { Palette } from './palette.ts'
import { normalLng } from './plane.ts'
import { paintHaloText } from './words-painter.ts'

const leastPx = 110
/** Room for `150°30′W`. */
const labelPx = 48

/** Paints meridians and parallels at a distance that suits the zoom, with degrees where they leave the view in the north and west. */
export const graticulePainter =
  (palette: Palette): BasePainter =>
  (context, frame, room) => {
    const { plane, extent, width, height, unitsPerPx } = frame
    const [minX, minY, maxX, maxY] = extent
    const worldWidth = plane.worldWidth ?? 1
    const lngOf = (x: number): number => (x / worldWidth) * 360
    const step = graticuleStep((360 / worldWidth) * unitsPerPx, leastPx)
    const meridians = graticuleLines(lngOf(minX), lngOf(maxX), step).flatMap((lng) => {
      const x = (lng / 360) * worldWidth
      const line = clipLine(
        sharp(frame, frame.pixelOf([x, maxY])),
        sharp(frame, frame.pixelOf([x, minY])),
        width,
        height,
      )
      return line ? [{ words: graticuleLabel(normalLng(lng), 'lng'), line }] : []
    })
    const parallels = graticuleLines(latOf(frame, minY), latOf(frame, maxY), step)
      .filter((lat) => Math.abs(lat) < 85)
      .flatMap((lat) => {
        const [, y] = plane.spotOf([0, lat])
        const line = clipLine(
          sharp(frame, frame.pixelOf([minX, y])),
          sharp(frame, frame.pixelOf([maxX, y])),
          width,
          height,
        )
        return line ? [{ words: graticuleLabel(lat, 'lat'), line }] : []
      })
    context.beginPath()
    for (const { line } of [...meridians, ...parallels]) {
      context.moveTo(...line[0])
      context.lineTo(...line[1])
    }
    context.strokeStyle = palette.graticule
    context.lineWidth = 0.6
    context.stroke()
    context.font = mapFont(400, 11)
    for (const { words, line } of [...meridians, ...parallels]) {
      const x = Math.min(width - labelPx / 2 - 2, Math.max(labelPx / 2 + 2, line[0][0]))
      const y = Math.min(height - 11, Math.max(11, line[0][1]))
      if (room.takeFree([roomAround(x, y, labelPx, 14)])) {
        paintHaloText(context, words, x, y, palette.city, palette.cityHalo)
      }
    }
  }

/** On whole pixels, so that it is sharp; a turned line is not. */
const sharp = ({ turnRad }: Frame, [x, y]: readonly [number, number]): readonly [number, number] =>
  turnRad === 0 ? [Math.round(x) + 0.5, Math.round(y) + 0.5] : [x, y]

const latOf = ({ plane }: Frame, y: number): number => plane.positionOf([0, y])[1]
