import { elementView, heightShare, wholeView } from '../../map/picture-extent.ts'
import { canvasLimits, isTooLarge, longestSvgSide } from '../../map/picture-file.ts'
import type { PictureView, Size } from '../../map/picture-frame.ts'
import type { ElementId } from '../../plan/element.ts'
import type { Plan } from '../../plan/plan.ts'

/** What the dialog for pictures was told. */
export type PictureWish = {
  readonly format: 'png' | 'svg'
  /** pixels, as it was typed */
  readonly width: string
  /** the whole plan, what is on the screen, or an element */
  readonly extent: 'plan' | 'screen' | { readonly id: ElementId }
  /** how many pixels of the picture are one of the screen, for letters and lines */
  readonly lettering: number
}

type Shown = PictureView & Size

/** The widest that a picture can be, pixels. Tiles are drawn on a canvas first, in vectors too. */
export const mostWidth = (format: PictureWish['format'], hasTiles: boolean): number =>
  format === 'svg' && !hasTiles ? longestSvgSide : canvasLimits.side

/** The size and the view of a picture, or what is wrong with its width. Sizes in pixels of the screen; the file has `lettering` times as many. */
export function layOut(
  plan: Plan,
  { format, width, extent, lettering }: PictureWish,
  shown: Shown | undefined,
  hasTiles = false,
):
  | { readonly size: Size; readonly view: PictureView }
  | { readonly problem: 'width' }
  | { readonly problem: 'too-large'; readonly size: Size } {
  const pixels = Number(width.trim() || Number.NaN)
  if (!Number.isInteger(pixels) || pixels < leastWidth || pixels > mostWidth(format, hasTiles))
    return { problem: 'width' }
  const seen = extent === 'screen' ? shown : undefined
  const id = typeof extent === 'object' ? extent.id : undefined
  const share = seen ? seen.height / seen.width : heightShare(plan, id)
  const file = { width: pixels, height: Math.round(pixels * share) }
  const isOverCanvas = (format === 'png' || hasTiles) && isTooLarge(file)
  if (isOverCanvas || file.height > longestSvgSide) return { problem: 'too-large', size: file }
  const size = { width: file.width / lettering, height: file.height / lettering }
  if (seen) {
    const { centre, turnRad } = seen
    return { size, view: { centre, turnRad, unitsPerPx: (seen.unitsPerPx * seen.width) / size.width } }
  }
  return { size, view: id === undefined ? wholeView(plan, size) : elementView(plan, id, size) }
}

export const leastWidth = 200
