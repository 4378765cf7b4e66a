import { layImage, type Pin, spotAt } from '../plan/lay-image.ts'
import type { Frame } from './frame.ts'

/** Paints a picture where its pins say; nothing while they do not. */
export function paintImage(
  context: CanvasRenderingContext2D,
  frame: Frame,
  {
    picture,
    pins,
    opacity,
  }: {
    readonly picture: HTMLImageElement | ImageBitmap
    readonly pins: readonly Pin[]
    readonly opacity: number
  },
): void {
  const how = layImage(pins)
  if (typeof how === 'string') return
  const { width, height } = picture
  // One that was freed meanwhile.
  if (width === 0 || height === 0) return
  for (const shift of frame.shifts) {
    const [x, y] = frame.pixelOf(spotAt(how, [0, 0]), shift)
    const [rightX, rightY] = frame.pixelOf(spotAt(how, [width, 0]), shift)
    const [downX, downY] = frame.pixelOf(spotAt(how, [0, height]), shift)
    const [acrossX, acrossY] = [rightX + downX - x, rightY + downY - y]
    const [xs, ys] = [
      [x, rightX, downX, acrossX],
      [y, rightY, downY, acrossY],
    ]
    if (Math.max(...xs) < 0 || Math.min(...xs) > frame.width) continue
    if (Math.max(...ys) < 0 || Math.min(...ys) > frame.height) continue
    context.save()
    context.globalAlpha = opacity
    context.imageSmoothingQuality = 'high'
    context.transform(
      (rightX - x) / width,
      (rightY - y) / width,
      (downX - x) / height,
      (downY - y) / height,
      x,
      y,
    )
    context.drawImage(picture, 0, 0)
    context.restore()
  }
}
