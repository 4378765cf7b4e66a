import type { Kind } from './element.ts'
import { destination, legBetween } from './leg.ts'
import type { Draft } from './new-element.ts'
import type { PlanMap } from './plan-map.ts'
import type { Position } from './position.ts'
import type { Units } from './units.ts'

/** What a person has drawn with one of the tools; one position for point, text and circle. */
export type Drawing = {
  readonly kind: Kind
  readonly positions: readonly Position[]
  /** circle only; game map: in map units, world: metres */
  readonly radius?: number
  /** line only: with a head at its last position */
  readonly arrow?: true
}

/** What new elements are before anybody says otherwise. */
export const defaults = {
  metric: { speed: 300, altitude: 1000 },
  imperial: { speed: 190, altitude: 3000 },
  color: 'red',
  pointType: 'marker',
  fillOpacity: 0.2,
} as const

/** The width of the no man's land between the two lines of a new front. */
const frontGapKm = 2

/**
 * The element that a drawing becomes. `name` is its default name in the user's language, for a text its first words.
 * Undefined while too little is drawn: a route, line or front of one position, a polygon of two.
 */
export function drawnElement(
  map: PlanMap,
  sheet: { readonly units: Units },
  drawing: Drawing,
  name: string,
): Draft | undefined {
  const { kind, positions } = drawing
  const [at, second, third] = positions
  const { color, fillOpacity } = defaults
  if (!at) return undefined
  switch (kind) {
    case 'point':
      return { kind, name, at, type: defaults.pointType, color, notes: '' }
    case 'text':
      return { kind, at, text: name, color }
    case 'circle':
      return { kind, at, radius: drawing.radius ?? 0, color, fillOpacity }
    case 'route': {
      if (!second) return undefined
      const waypoints = positions.map((position) => ({ at: position }))
      return { kind, name, color, flightPlan: true, ...defaults[sheet.units], waypoints }
    }
    case 'line':
      return second && { kind, path: positions, color, ...(drawing.arrow && { arrow: true }) }
    case 'front':
      return second && { kind, blue: positions, red: facingLine(map, positions) }
    case 'polygon':
      return third && { kind, rings: [positions], color, fillOpacity }
  }
}

/** A line beside another, to its right by the gap: each position is moved across the mean course of the legs that meet there. */
function facingLine(map: PlanMap, path: readonly Position[]): readonly Position[] {
  return path.map((at, index) => {
    const before = path[index - 1] ?? at
    const after = path[index + 1] ?? at
    return destination(map, at, legBetween(map, before, after).courseDeg + 90, frontGapKm)
  })
}
