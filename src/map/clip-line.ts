type Pixel = readonly [x: number, y: number]

/** The part of a straight line that is in a view of `width` by `height`; undefined if none is (Liang and Barsky, 1984). */
export function clipLine(
  [x1, y1]: Pixel,
  [x2, y2]: Pixel,
  width: number,
  height: number,
): readonly [Pixel, Pixel] | undefined {
  const [dx, dy] = [x2 - x1, y2 - y1]
  let [enters, leaves] = [0, 1]
  // Towards each side: how fast the line goes there, and how far it has to.
  for (const [speed, way] of [
    [-dx, x1],
    [dx, width - x1],
    [-dy, y1],
    [dy, height - y1],
  ] as const) {
    if (speed === 0) {
      if (way < 0) return undefined
      continue
    }
    const at = way / speed
    if (speed < 0) enters = Math.max(enters, at)
    else leaves = Math.min(leaves, at)
  }
  if (enters > leaves) return undefined
  return [
    [x1 + enters * dx, y1 + enters * dy],
    [x1 + leaves * dx, y1 + leaves * dy],
  ]
}
