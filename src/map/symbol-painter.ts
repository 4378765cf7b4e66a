import { inkOf, inkOn } from './ink.ts'
import type { Palette } from './palette.ts'
import { symbolOf } from './symbol.ts'
import { symbolPath } from './symbol-path.ts'

/** Side of a point's symbol as it is drawn, CSS pixels; its halo comes to that. */
export const symbolPx = 27

/** Paints a point's symbol with its left top corner at a place. */
export function paintSymbol(
  context: CanvasRenderingContext2D,
  type: string,
  color: string,
  palette: Palette,
  left: number,
  top: number,
): void {
  const symbol = symbolOf(type, color)
  const ink = inkOf(color, palette.theme)
  context.save()
  context.translate(left, top)
  context.scale(symbolPx / 24, symbolPx / 24)
  const frame = symbolPath(symbol.frame)
  context.lineJoin = 'round'
  context.strokeStyle = palette.halo
  context.lineWidth = 3.2
  context.stroke(frame)
  context.fillStyle = ink
  context.fill(frame)
  context.fillStyle = inkOn(ink)
  context.save()
  context.translate(12, 12)
  context.scale(symbol.signScale, symbol.signScale)
  context.translate(-12, -12)
  context.fill(symbolPath(symbol.sign), 'evenodd')
  context.restore()
  if (symbol.outline !== '') {
    context.fillStyle = symbol.sign === '' ? ink : inkOn(ink)
    context.fill(symbolPath(symbol.outline), 'evenodd')
  }
  context.restore()
}
