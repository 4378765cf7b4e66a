import type { Palette } from './palette.ts'
import { paintSymbol, symbolPx } from './symbol-painter.ts'

/** Side of a symbol's picture, CSS pixels: the box of 24 and room for the halo around it. */
const symbolImagePx = 32

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
  if (context) {
    context.scale(pixelRatio, pixelRatio)
    paintSymbol(context, type, color, palette, (symbolImagePx - symbolPx) / 2, (symbolImagePx - symbolPx) / 2)
  }
  // Colours are anybody's choice: a plan with thousands of them must not fill the memory.
  if (cache.size > 500) cache.clear()
  cache.set(key, canvas)
  return canvas
}
