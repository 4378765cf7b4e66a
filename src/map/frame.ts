import type { FrameState } from 'ol/Map.js'
import type { LabelRoom } from './label-room.ts'
import type { Extent, Plane, Spot } from './plane.ts'

/** What a painter needs to know of the moment: sizes are CSS pixels, `x` to the right and `y` down. */
export type Frame = {
  readonly width: number
  readonly height: number
  /** units of the plane in a CSS pixel */
  readonly unitsPerPx: number
  readonly extent: Extent
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
  const { resolution } = viewState
  return {
    width,
    height,
    unitsPerPx: resolution,
    extent: [minX, minY, maxX, maxY],
    plane,
    shifts: shiftsIn(plane, minX, maxX),
    pixelOf: ([x, y], shift = 0) => [(x + shift - minX) / resolution, (maxY - y) / resolution],
  }
}

/** What is drawn may lie up to one world beside the first one, for ways that cross 180°. */
function shiftsIn({ extent, worldWidth }: Plane, minX: number, maxX: number): readonly number[] {
  if (worldWidth === undefined) return [0]
  const first = Math.floor((minX - extent[2]) / worldWidth)
  const last = Math.ceil((maxX - extent[0]) / worldWidth)
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * worldWidth)
}
