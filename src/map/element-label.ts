import type { Route } from '../plan/element.ts'
import type { FlightSheet } from '../plan/flight-legs.ts'
import { formatCourses, formatDistance, formatDuration, formatSpeed } from '../plan/leg-label.ts'
import type { PlanMap } from '../plan/plan-map.ts'
import { routeLegs } from '../plan/route-legs.ts'
import type { ShownUnits } from '../plan/units.ts'
import type { Target } from './aim.ts'
import { alongLeg, type LegPath } from './path.ts'
import type { Plane, Spot } from './plane.ts'
import { extentOf } from './shape.ts'

/** Words that belong to an element, and where they may be put: around a spot, on it, or on a leg if it is long enough. */
export type ElementLabel = {
  readonly type: 'name' | 'waypoint' | 'leg' | 'area'
  readonly lines: readonly string[]
  readonly at: Spot
  /** both ends of the leg that the words are about */
  readonly leg?: readonly [Spot, Spot]
  /** which leg of its route that is */
  readonly legIndex?: number
  /** in which direction there is most room: away from the lines that meet there */
  readonly away?: Spot
}

/** Names of an element and its waypoints; of a flown route also its legs' distance, course, speed and time. */
export function labelsOf(
  plane: Plane,
  sheet: FlightSheet,
  units: ShownUnits,
  { element, shape }: Target,
): readonly ElementLabel[] {
  if (element.kind === 'text') return []
  if (shape.type === 'spot') return named('name', element.name, shape.at)
  if (shape.type === 'area') {
    const box = extentOf(shape)
    return box ? named('area', element.name, [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]) : []
  }
  const [first = []] = shape.paths
  if (element.kind !== 'route') {
    const middle = first[Math.floor(first.length / 2)]
    return middle ? named('name', element.name, middle) : []
  }
  const names = element.waypoints.flatMap((waypoint, i) => {
    const at = shape.stops[i]
    return at ? named('waypoint', waypoint.name, at, awayFrom(shape.stops, i)) : []
  })
  const start = shape.stops[0]
  return [
    ...(start ? named('name', element.name, start, awayFrom(shape.stops, 0)) : []),
    ...names,
    ...(plane.map && element.flightPlan ? legLabels(plane.map, sheet, units, element, shape.legs) : []),
  ]
}

function named(type: ElementLabel['type'], name: string | undefined, at: Spot, away?: Spot): ElementLabel[] {
  const words = (name ?? '').trim()
  if (words === '') return []
  const line = words.length > mostLetters ? `${words.slice(0, mostLetters - 1)}…` : words
  return [{ type, lines: [line], at, ...(away && { away }) }]
}

/** Opposite to where the ways to the stops before and after lead. */
function awayFrom(stops: readonly Spot[], index: number): Spot | undefined {
  const at = stops[index]
  if (!at) return undefined
  let [x, y] = [0, 0]
  for (const other of [stops[index - 1], stops[index + 1]]) {
    const length = other ? Math.hypot(other[0] - at[0], other[1] - at[1]) : 0
    if (!other || length === 0) continue
    x -= (other[0] - at[0]) / length
    y -= (other[1] - at[1]) / length
  }
  return [x, y]
}

const mostLetters = 32

function legLabels(
  map: PlanMap,
  sheet: FlightSheet,
  units: ShownUnits,
  route: Route,
  paths: readonly LegPath[],
): ElementLabel[] {
  return routeLegs(map, sheet, route).legs.flatMap((leg, i): ElementLabel[] => {
    const path = paths[i] ?? []
    const [from, to, at] = [path[0], path.at(-1), alongLeg(path, 0.5)]
    if (!from || !to || !at || leg.distanceKm === 0) return []
    const lines = [
      `${formatDistance(leg.distanceKm, units)}  ${formatCourses(leg.courseDeg)}`,
      `${formatSpeed(leg.speedKmh, units)}  ${formatDuration(leg.hours)}`,
    ]
    return [{ type: 'leg', lines, at, leg: [from, to], legIndex: i }]
  })
}
