import type { Extent, Plane } from './plane.ts'
import { extentOf, type Shape } from './shape.ts'

/**
 * The least box around shapes; undefined if there are none. On the world, things on both sides of 180° are near each
 * other: the box goes that way round if it is narrower so.
 */
export function fitExtent({ worldWidth }: Plane, shapes: Iterable<Shape>): Extent | undefined {
  const boxes = [...shapes].flatMap((shape) => {
    const box = extentOf(shape)
    return box ? [box] : []
  })
  const here = around(boxes)
  if (!here || worldWidth === undefined) return here
  const across = around(
    boxes.map(([minX, minY, maxX, maxY]) =>
      (minX + maxX) / 2 < 0 ? [minX + worldWidth, minY, maxX + worldWidth, maxY] : [minX, minY, maxX, maxY],
    ),
  )
  return across && across[2] - across[0] < here[2] - here[0] ? across : here
}

const around = (boxes: readonly Extent[]): Extent | undefined =>
  boxes.length === 0
    ? undefined
    : [
        Math.min(...boxes.map((box) => box[0])),
        Math.min(...boxes.map((box) => box[1])),
        Math.max(...boxes.map((box) => box[2])),
        Math.max(...boxes.map((box) => box[3])),
      ]
