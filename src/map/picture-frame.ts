import { type Frame, shiftsIn, turnedPixels } from './frame.ts'
import type { Extent, Plane, Spot } from './plane.ts'

/** What a picture shows: the spot in its middle, its scale, and by how much the map is turned clockwise. */
export type PictureView = { readonly centre: Spot; readonly unitsPerPx: number; readonly turnRad: number }

/** Of a picture, in CSS pixels. */
export type Size = { readonly width: number; readonly height: number }

/** The frame of a picture, for the painters of the map. */
export function pictureFrame(
  plane: Plane,
  { centre, unitsPerPx, turnRad }: PictureView,
  { width, height }: Size,
): Frame {
  const [sin, cos] = [Math.abs(Math.sin(turnRad)), Math.abs(Math.cos(turnRad))]
  const reachX = ((width * cos + height * sin) / 2) * unitsPerPx
  const reachY = ((width * sin + height * cos) / 2) * unitsPerPx
  const extent: Extent = [centre[0] - reachX, centre[1] - reachY, centre[0] + reachX, centre[1] + reachY]
  return {
    ...{ width, height, unitsPerPx, extent, turnRad, plane },
    shifts: shiftsIn(plane, extent[0], extent[2]),
    pixelOf: turnedPixels(centre, unitsPerPx, turnRad, [width, height]),
  }
}

/** The view in which a box of the plane fills a picture, with room around it; never nearer than 30 m to a pixel. */
export function viewOfExtent(
  plane: Plane,
  [minX, minY, maxX, maxY]: Extent,
  { width, height }: Size,
  marginPx: number,
): PictureView {
  const centre: Spot = [(minX + maxX) / 2, (minY + maxY) / 2]
  const room = (side: number): number => Math.max(side - 2 * marginPx, side / 4)
  const fitting = Math.max((maxX - minX) / room(width), (maxY - minY) / room(height))
  return { centre, unitsPerPx: Math.max(fitting, nearestUnitsPerPx(plane, centre)), turnRad: 0 }
}

/** A single point would fill the picture with nothing. */
export const nearestUnitsPerPx = (plane: Plane, at: Spot): number => 0.03 / (plane.kmPerUnit(at) ?? 1)
