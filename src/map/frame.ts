import type { FrameState } from 'ol/Map.js'
import type { LabelRoom } from './label-room.ts'
import type { Extent, Plane, Spot } from './plane.ts'

/** What a painter needs to know of the moment: sizes are CSS pixels, `x` to the right and `y` down. */
export type Frame = {
  readonly width: number
  readonly height: number
  /** units of the plane in a CSS pixel */
  readonly unitsPerPx: number
  /** the box around all that is in view; larger than the view while the map is turned */
  readonly extent: Extent
  /** by how much the map is turned clockwise, radians */
  readonly turnRad: number
  readonly plane: Plane
  /** by how much things are shifted sideways to appear in each world in view; `[0]` where there is but one */
  readonly shifts: readonly number[]
  readonly pixelOf: (spot: Spot, shift?: number) => readonly [x: number, y: number]
}

/** Paints over what is there, in CSS pixels from the left top corner. */
export type Painter = (context: CanvasRenderingContext2D, frame: Frame) => void

/** Paints what lies below the plan, and leaves out words where the plan has taken the room. */
export type BasePainter = (context: CanvasRenderingContext2D, frame: Frame, room: LabelRoom) => void

export function frameOf(state: FrameState, plane: Plane): Frame | undefined {
  const { extent, size, viewState } = state
  const [width = 0, height = 0] = size
  if (!extent) return undefined
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = extent
  const { resolution, rotation } = viewState
  return {
    width,
    height,
    unitsPerPx: resolution,
    extent: [minX, minY, maxX, maxY],
    turnRad: rotation,
    plane,
    shifts: shiftsIn(plane, minX, maxX),
    pixelOf:
      rotation === 0
        ? ([x, y], shift = 0) => [(x + shift - minX) / resolution, (maxY - y) / resolution]
        : turnedPixels([(minX + maxX) / 2, (minY + maxY) / 2], resolution, rotation, [width, height]),
  }
}

/** The same turned clockwise around the middle of the view. */
export function turnedPixels(
  [centreX, centreY]: Spot,
  resolution: number,
  turnRad: number,
  [width, height]: readonly [number, number],
): Frame['pixelOf'] {
  const [sin, cos] = [Math.sin(turnRad) / resolution, Math.cos(turnRad) / resolution]
  return ([x, y], shift = 0) => {
    const [dx, dy] = [x + shift - centreX, y - centreY]
    return [width / 2 + dx * cos + dy * sin, height / 2 + dx * sin - dy * cos]
  }
}

/** What is drawn may lie up to one world beside the first one, for ways that cross 180°. */
export function shiftsIn({ extent, worldWidth }: Plane, minX: number, maxX: number): readonly number[] {
  if (worldWidth === undefined) return [0]
  const first = Math.floor((minX - extent[2]) / worldWidth)
  const last = Math.ceil((maxX - extent[0]) / worldWidth)
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * worldWidth)
}
