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

/** Paints meridians and parallels at a distance that suits the zoom, with degrees along the view's edges. */
export const graticulePainter =
  (palette: Palette): BasePainter =>
  (context, frame, room) => {
    const { plane, extent, width, height, unitsPerPx } = frame
    const worldWidth = plane.worldWidth ?? 1
    const lngOf = (x: number): number => (x / worldWidth) * 360
    const step = graticuleStep((360 / worldWidth) * unitsPerPx, leastPx)
    const lngs = graticuleLines(lngOf(extent[0]), lngOf(extent[2]), step)
    const lats = graticuleLines(latAt(frame, height), latAt(frame, 0), step).filter(
      (lat) => Math.abs(lat) < 85,
    )
    const xs = lngs.map((lng) => Math.round(frame.pixelOf([(lng / 360) * worldWidth, 0])[0]) + 0.5)
    const ys = lats.map((lat) => Math.round(frame.pixelOf(plane.spotOf([0, lat]))[1]) + 0.5)
    context.beginPath()
    for (const x of xs) {
      context.moveTo(x, 0)
      context.lineTo(x, height)
    }
    for (const y of ys) {
      context.moveTo(0, y)
      context.lineTo(width, y)
    }
    context.strokeStyle = palette.graticule
    context.lineWidth = 0.6
    context.stroke()
    context.font = mapFont(400, 11)
    const write = (words: string, x: number, y: number): void => {
      if (room.takeFree([roomAround(x, y, labelPx, 14)])) {
        paintHaloText(context, words, x, y, palette.city, palette.cityHalo)
      }
    }
    lngs.forEach((lng, i) => {
      write(graticuleLabel(normalLng(lng), 'lng'), xs[i] ?? 0, 11)
    })
    lats.forEach((lat, i) => {
      write(graticuleLabel(lat, 'lat'), labelPx / 2 + 2, ys[i] ?? 0)
    })
  }

const latAt = ({ plane, extent, unitsPerPx }: Frame, y: number): number =>
  plane.positionOf([0, extent[3] - y * unitsPerPx])[1]
