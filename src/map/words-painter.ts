const widths = new Map<string, number>()

/** The width of a text in a font; each is measured once. */
export function textWidth(context: CanvasRenderingContext2D, font: string, text: string): number {
  const key = `${font}\n${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  context.font = font
  const { width } = context.measureText(text)
  if (widths.size > 5_000) widths.clear()
  widths.set(key, width)
  return width
}

/** Paints a text, centred, with a halo that lifts it off whatever is below. */
export function paintHaloText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  ink: string,
  halo: string,
): void {
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.lineWidth = 3
  context.strokeStyle = halo
  context.strokeText(text, x, y)
  context.fillStyle = ink
  context.fillText(text, x, y)
}

/** Paints a text, centred. */
export function paintPlainText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  ink: string,
): void {
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = ink
  context.fillText(text, x, y)
}

/** Paints a rounded box for words. */
export function paintPill(
  context: CanvasRenderingContext2D,
  room: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  fill: string,
  edge: string,
): void {
  context.beginPath()
  context.roundRect(room.left, room.top, room.right - room.left, room.bottom - room.top, 5)
  context.fillStyle = fill
  context.fill()
  context.strokeStyle = edge
  context.lineWidth = 1
  context.stroke()
}
