import type Feature from 'ol/Feature.js'
import type Style from 'ol/style/Style.js'
import type { Target } from './aim.ts'
import type { ElementGeometry } from './element-geometry.ts'
import { type DrawnElement, extentOf } from './shape.ts'
import { textLines, textSizePx } from './text-box.ts'

export type ElementFeature = Feature<ElementGeometry>

/** An element as it is on the map. */
export type PlanEntry = Target & {
  readonly feature: ElementFeature
  element: DrawnElement
  shape: Target['shape']
  /** in units of the plane */
  size: number
  /** beyond its shape, CSS pixels */
  reachPx: number
  styles: Style[] | undefined
  plainStyles: Style[] | undefined
  rank: number
  changedMs: number
}

/** Symbols, dots, arrows, teeth and wide lines reach no further than this from where an element is. */
export const leastReachPx = 24

export function forgetStyles(entry: PlanEntry): void {
  entry.styles = undefined
  entry.plainStyles = undefined
}

/** The longer side of a shape's box. */
export function sizeOf(shape: Target['shape']): number {
  const box = extentOf(shape)
  return box ? Math.max(box[2] - box[0], box[3] - box[1]) : 0
}

/** How far beyond its shape an element reaches, CSS pixels; letters may be as wide as they are high. */
export function reachOf(element: DrawnElement): number {
  if (element.kind !== 'text') return leastReachPx
  const lines = textLines(element.text)
  return leastReachPx + (Math.max(lines.length, ...lines.map((line) => line.length)) * textSizePx) / 2
}

/** Whether an element differs from another in nothing but its place in the drawing sequence. */
export const isSameButPlace = (one: DrawnElement, other: DrawnElement): boolean =>
  placeless(one) === placeless(other)

const placeless = (element: DrawnElement): string =>
  JSON.stringify(element, (key, value) => (key === 'order' || key === 'layer' ? undefined : value))

/** Above all, until it is known where. */
export const unranked = Number.MAX_SAFE_INTEGER
