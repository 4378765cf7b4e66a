type Pixel = readonly [x: number, y: number]

/**
 * A line or ring of pixels with what nobody sees left out: places nearer than a third of a pixel to the last one, and those
 * in a row of three that lie all beyond the same side of the box, which no line between them enters.
 */
export function visibleLine(
  pixels: readonly Pixel[],
  box: { readonly width: number; readonly height: number; readonly margin: number },
): readonly Pixel[] {
  const kept: Pixel[] = []
  for (const [index, pixel] of pixels.entries()) {
    const last = kept.at(-1)
    const next = pixels[index + 1]
    if (last && next) {
      if (Math.abs(pixel[0] - last[0]) + Math.abs(pixel[1] - last[1]) < 1 / 3) continue
      if ((sidesOf(last, box) & sidesOf(pixel, box) & sidesOf(next, box)) !== 0) continue
    }
    kept.push(pixel)
  }
  return kept
}

/** Beyond which sides a place lies, a bit for each (Cohen and Sutherland). */
function sidesOf(
  [x, y]: Pixel,
  { width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number },
): number {
  return (
    (x < -margin ? 1 : 0) |
    (x > width + margin ? 2 : 0) |
    (y < -margin ? 4 : 0) |
    (y > height + margin ? 8 : 0)
  )
}
