import { mapFont } from './font.ts'
import type { BasePainter, Frame } from './frame.ts'
import { type LabelRoom, roomAround } from './label-room.ts'
import type { Palette } from './palette.ts'
import type { Plane, Spot } from './plane.ts'
import { paintHaloText, textWidth } from './words-painter.ts'

/** A row of `cities.json`: name, longitude, latitude, thousands of people, 1 for a capital. */
export type CityRow = readonly [name: string, lng: number, lat: number, thousands: number, capital: 0 | 1]

type City = {
  readonly name: string
  readonly at: Spot
  readonly thousands: number
  readonly isCapital: boolean
}

/** Places by importance: capitals count as if they were twice as large. */
export const citiesByImportance = (plane: Plane, rows: readonly CityRow[]): readonly City[] =>
  rows
    .map(([name, lng, lat, thousands, capital]) => ({
      name,
      at: plane.spotOf([lng, lat]),
      thousands: capital ? thousands * 2 : thousands,
      isCapital: capital === 1,
    }))
    .sort((a, b) => b.thousands - a.thousands)

/** How many thousands of people make a place worth its name at a resolution, metres of the equator in a pixel. */
const leastThousands = (unitsPerPx: number): number => {
  // Several millions with the whole world in view, half as many a zoom level further in, everything from level 6 on.
  const level = Math.log2(156_543 / unitsPerPx)
  return level >= 6 ? 0 : 30_000 / 2 ** (level * 1.3)
}

/** Paints dots and names of towns: the larger ones first, and none over another. */
export const citiesPainter =
  (cities: readonly City[], palette: Palette): BasePainter =>
  (context, frame, room) => {
    const least = leastThousands(frame.unitsPerPx)
    for (const city of cities) {
      if (city.thousands < least) break
      for (const shift of frame.shifts) paintCity(context, frame, city, shift, room, palette)
    }
  }

function paintCity(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { name, at, thousands, isCapital }: City,
  shift: number,
  room: LabelRoom,
  palette: Palette,
): void {
  const [x, y] = frame.pixelOf(at, shift)
  // Names begin to be placed before they come into view, so that they do not change places while the map moves.
  if (x < -150 || y < -40 || x > frame.width + 150 || y > frame.height + 40) return
  const font = mapFont(isCapital ? 600 : 400, thousands > 5_000 ? 12.5 : 11.5)
  const width = textWidth(context, font, name) + 4
  const dot = isCapital ? 3 : 2.2
  const free = room.takeFree([
    roomAround(x + dot + 3 + width / 2, y, width, 14),
    roomAround(x - dot - 3 - width / 2, y, width, 14),
  ])
  if (!free) return
  room.take(roomAround(x, y, 8, 8))
  context.font = font
  paintHaloText(context, name, (free.left + free.right) / 2, y, palette.city, palette.cityHalo)
  context.beginPath()
  if (isCapital) context.rect(x - dot, y - dot, 2 * dot, 2 * dot)
  else context.arc(x, y, dot, 0, 2 * Math.PI)
  context.strokeStyle = palette.cityHalo
  context.lineWidth = 2
  context.stroke()
  context.fillStyle = palette.city
  context.fill()
}
