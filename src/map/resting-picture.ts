import type { Frame, Painter } from './frame.ts'
import { pictureFrame } from './picture-frame.ts'
import type { Extent, Spot } from './plane.ts'

/** Paints what has its place in a box of the plane, or reaches into it; what reaches out of the box is clipped. */
export type BoxPainter = (context: CanvasRenderingContext2D, frame: Frame, box: Extent) => void

/**
 * A picture of what seldom changes, somewhat larger than the view. Only what is spoiled is painted anew: the boxes in
 * which something has changed, and the strips that a pan uncovers; so a change costs what lies near it, however much
 * there is.
 */
export type RestingPicture = {
  /** Paints the picture, and mends it before. */
  readonly paint: Painter
  /** In this box of the plane, and so many pixels around it, something is not any more as it was painted. */
  readonly spoil: (box: Extent, reachPx: number) => void
  readonly spoilAll: () => void
  /** Gives its memory back until it is painted again. */
  readonly forget: () => void
}

/** Around the view: what a pan may uncover before anything is painted. */
const marginPx = 128
/** A pan that has come so far is followed: narrow strips cost no frame. */
const followPx = 64
/** What was painted so near the edge may have been cut off there. */
const edgePx = 24
/** So many boxes are mended one by one; more are a new picture. */
const mostBoxes = 60

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** @param again asks for another frame: while the scale changes the picture is stretched, and painted when it is still */
export function createRestingPicture(paintBox: BoxPainter, again: () => void): RestingPicture {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  let painted: { readonly frame: Frame; readonly ratio: number; readonly size: string } | undefined
  let spoiled: { readonly box: Extent; readonly reachPx: number }[] = []
  let lastUnitsPerPx: number | undefined

  const forget = (): void => {
    painted = undefined
    spoiled = []
    canvas.width = canvas.height = 0
  }

  function paintAll(view: Frame, ratio: number): void {
    const size = { width: view.width + 2 * marginPx, height: view.height + 2 * marginPx }
    painted = {
      frame: pictureFrame(
        view.plane,
        { centre: middleOf(view.extent), unitsPerPx: view.unitsPerPx, turnRad: 0 },
        size,
      ),
      ratio,
      size: `${view.width} ${view.height}`,
    }
    spoiled = []
    canvas.width = Math.ceil(size.width * ratio)
    canvas.height = Math.ceil(size.height * ratio)
    mend({ left: 0, top: 0, right: canvas.width, bottom: canvas.height })
  }

  /** Moves what is painted so that the view is in its middle again; what comes into it is spoiled. */
  function follow(view: Frame): void {
    if (!painted || !context) return
    const { frame, ratio } = painted
    const unit = frame.unitsPerPx / ratio
    const [x, y] = middleOf(frame.extent)
    const [toX, toY] = middleOf(view.extent)
    const [right, down] = [Math.round((toX - x) / unit), Math.round((y - toY) / unit)]
    const { width, height } = canvas
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalCompositeOperation = 'copy'
    context.drawImage(canvas, -right, -down)
    context.globalCompositeOperation = 'source-over'
    const centre: Spot = [x + right * unit, y - down * unit]
    painted = {
      ...painted,
      frame: pictureFrame(frame.plane, { centre, unitsPerPx: frame.unitsPerPx, turnRad: 0 }, frame),
    }
    if (Math.abs(right) >= width || Math.abs(down) >= height) {
      mend({ left: 0, top: 0, right: width, bottom: height })
      return
    }
    const edge = edgePx * ratio
    const [top, bottom] = [0, height]
    if (right > 0) mend({ left: Math.max(0, width - right - edge), right: width, top, bottom })
    if (right < 0) mend({ left: 0, right: Math.min(width, edge - right), top, bottom })
    if (down > 0) mend({ left: 0, right: width, top: Math.max(0, height - down - edge), bottom })
    if (down < 0) mend({ left: 0, right: width, top, bottom: Math.min(height, edge - down) })
  }

  /** Paints a box anew, in the canvas' own pixels. */
  function mend({ left, top, right, bottom }: Box): void {
    if (!painted || !context || right <= left || bottom <= top) return
    const { frame, ratio } = painted
    const unit = frame.unitsPerPx / ratio
    const [minX, , , maxY] = frame.extent
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.save()
    context.beginPath()
    context.rect(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)
    context.clip()
    context.clearRect(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)
    paintBox(context, frame, [
      minX + left * unit,
      maxY - bottom * unit,
      minX + right * unit,
      maxY - top * unit,
    ])
    context.restore()
  }

  function mendSpoiled(): void {
    if (!painted) return
    const { frame, ratio } = painted
    const [boxes, { shifts }] = [spoiled, frame]
    spoiled = []
    for (const { box, reachPx } of boxes)
      for (const shift of shifts) {
        const [left, top] = frame.pixelOf([box[0], box[3]], shift)
        const [right, bottom] = frame.pixelOf([box[2], box[1]], shift)
        mend({
          left: Math.max(0, Math.floor((left - reachPx) * ratio)),
          top: Math.max(0, Math.floor((top - reachPx) * ratio)),
          right: Math.min(canvas.width, Math.ceil((right + reachPx) * ratio)),
          bottom: Math.min(canvas.height, Math.ceil((bottom + reachPx) * ratio)),
        })
      }
  }

  return {
    paint: (target, view) => {
      const ratio = target.getTransform().a
      const isStill = lastUnitsPerPx === undefined || lastUnitsPerPx === view.unitsPerPx
      lastUnitsPerPx = view.unitsPerPx
      const isSame =
        painted?.ratio === ratio &&
        painted.frame.plane === view.plane &&
        painted.size === `${view.width} ${view.height}`
      if (!isSame || (isStill && painted?.frame.unitsPerPx !== view.unitsPerPx)) paintAll(view, ratio)
      if (!painted) return
      if (painted.frame.unitsPerPx !== view.unitsPerPx) again()
      else {
        if (isOff(painted.frame, view)) follow(view)
        mendSpoiled()
      }
      const { frame } = painted
      const scale = frame.unitsPerPx / view.unitsPerPx
      const [left, top] = view.pixelOf([frame.extent[0], frame.extent[3]])
      const [x, y] = scale === 1 ? [left, top].map((px) => Math.round(px * ratio) / ratio) : [left, top]
      const [width, height] = [canvas.width, canvas.height].map((side) => (side / ratio) * scale)
      if (width && height) target.drawImage(canvas, x ?? 0, y ?? 0, width, height)
    },
    spoil: (box, reachPx) => {
      if (!painted) return
      if (spoiled.length < mostBoxes) spoiled.push({ box, reachPx })
      else painted = undefined
    },
    spoilAll: () => {
      painted = undefined
    },
    forget,
  }
}

const middleOf = ([minX, minY, maxX, maxY]: Extent): Spot => [(minX + maxX) / 2, (minY + maxY) / 2]

/** Whether the view has left the middle of what is painted. */
const isOff = (painted: Frame, view: Frame): boolean => {
  const [x, y] = middleOf(painted.extent)
  const [toX, toY] = middleOf(view.extent)
  return Math.max(Math.abs(toX - x), Math.abs(toY - y)) > followPx * view.unitsPerPx
}
