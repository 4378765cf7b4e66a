import { inkOf, inkOn } from './ink.ts'
import { type Palette, palettes } from './palette.ts'
import { symbolOf } from './symbol.ts'

/** Side of a symbol's picture, CSS pixels: the box of 24 and room for the halo around it. */
const symbolImagePx = 32
const drawnPx = 27

const cache = new Map<string, HTMLCanvasElement>()

/** A point's symbol as a picture of so many pixels to a CSS pixel. The same look gives the same canvas again. */
export function symbolImage(
  type: string,
  color: string,
  palette: Palette,
  pixelRatio: number,
): HTMLCanvasElement {
  const key = `${type} ${color} ${palette.theme} ${pixelRatio}`
  const known = cache.get(key)
  if (known) return known
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = symbolImagePx * pixelRatio
  const context = canvas.getContext('2d')
  if (context) paintSymbol(context, type, color, palette, pixelRatio)
  // Colours are anybody's choice: a plan with thousands of them must not fill the memory.
  if (cache.size > 500) cache.clear()
  cache.set(key, canvas)
  return canvas
}

function paintSymbol(
  context: CanvasRenderingContext2D,
  type: string,
  color: string,
  palette: Palette,
  pixelRatio: number,
): void {
  const symbol = symbolOf(type, color)
  const ink = inkOf(color, palette.theme)
  const scale = (drawnPx / 24) * pixelRatio
  const margin = ((symbolImagePx - drawnPx) / 2) * pixelRatio
  context.setTransform(scale, 0, 0, scale, margin, margin)
  const frame = new Path2D(symbol.frame)
  context.lineJoin = 'round'
  context.strokeStyle = palettes[palette.theme].halo
  context.lineWidth = 3.2
  context.stroke(frame)
  context.fillStyle = ink
  context.fill(frame)
  context.fillStyle = inkOn(ink)
  context.save()
  context.translate(12, 12)
  context.scale(symbol.signScale, symbol.signScale)
  context.translate(-12, -12)
  context.fill(new Path2D(symbol.sign), 'evenodd')
  context.restore()
  if (symbol.outline === '') return
  context.fillStyle = symbol.sign === '' ? ink : inkOn(ink)
  context.fill(new Path2D(symbol.outline), 'evenodd')
}
