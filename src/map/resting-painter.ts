import type Feature from 'ol/Feature.js'
import Icon from 'ol/style/Icon.js'
import type Style from 'ol/style/Style.js'
import type { ElementGeometry } from './element-geometry.ts'
import type { Frame } from './frame.ts'
import { paintStyled } from './styled-painter.ts'

export type StyledFeature = {
  readonly feature: Feature<ElementGeometry>
  readonly styles: readonly Style[]
  /** how far from its place it may be seen, CSS pixels */
  readonly reachPx: number
}

/**
 * Paints features, of which each lies over those before it, as OpenLayers would draw them together: areas first, then
 * lines, symbols, words, and last what has a renderer of its own.
 * @param ratio pixels of the canvas to a CSS pixel
 */
export function paintFeatures(
  context: CanvasRenderingContext2D,
  frame: Frame,
  features: readonly StyledFeature[],
  ratio: number,
): void {
  const passes: (readonly [StyledFeature, Style])[][] = [[], [], [], [], []]
  for (const styled of features)
    for (const style of styled.styles) passes[passOf(styled.feature, style)]?.push([styled, style])
  for (const [{ feature, reachPx }, style] of passes.flat()) {
    const image = style.getImage()
    if (image instanceof Icon) paintIcon(context, frame, feature, image.getImage(ratio), ratio)
    else paintStyled(context, frame, feature, style, reachPx)
  }
}

function passOf(feature: Feature<ElementGeometry>, style: Style): number {
  if (style.getRenderer()) return 4
  if (style.getText()) return 3
  if (style.getImage()) return 2
  return feature.getGeometry()?.getType() === 'Polygon' ? 0 : 1
}

/** In whole pixels of the canvas, in which it is sharp. */
function paintIcon(
  context: CanvasRenderingContext2D,
  frame: Frame,
  feature: Feature<ElementGeometry>,
  image: unknown,
  ratio: number,
): void {
  const geometry = feature.getGeometry()
  if (geometry?.getType() !== 'Point' || !(image instanceof HTMLCanvasElement)) return
  const [x = 0, y = 0] = geometry.getFlatCoordinates()
  const side = image.width / ratio
  const whole = (px: number): number => Math.round((px - side / 2) * ratio) / ratio
  for (const shift of frame.shifts) {
    const [left, top] = frame.pixelOf([x, y], shift)
    if (left < -side || top < -side || left > frame.width + side || top > frame.height + side) continue
    context.drawImage(image, whole(left), whole(top), side, side)
  }
}
