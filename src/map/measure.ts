import { legBetween } from '../plan/leg.ts'
import { formatCourses, formatDistance } from '../plan/leg-label.ts'
import type { PlanMap } from '../plan/plan-map.ts'
import type { Position } from '../plan/position.ts'
import type { Units } from '../plan/units.ts'
import { type Grip, pathsOf } from './handle.ts'
import type { Measure } from './map-view.ts'
import type { DrawnElement } from './shape.ts'
import type { Sketch } from './sketch.ts'

/**
 * Numbers of what is being drawn: its last leg, which leads to where the pointer is (to the last position where there is
 * no pointer, as on a touch screen), and the whole way with it. Undefined before there is a leg.
 */
export function measureSketch(map: PlanMap, { kind, positions, hover }: Sketch): Measure | undefined {
  const way = hover ? [...positions, hover] : positions
  const [from, to] = way.slice(-2)
  if (!from || !to) return undefined
  if (kind === 'circle') return { radiusKm: legBetween(map, from, to).distanceKm }
  return { ...legMeasure(map, from, to), totalKm: lengthKm(map, way) }
}

/**
 * Numbers of what is being dragged: for a position the leg that leads to it (for the first one the leg that leaves it)
 * and the whole way; for a circle's edge its radius; for anything that is moved whole, how far it has come.
 */
export function measureDrag(
  map: PlanMap,
  before: DrawnElement,
  now: DrawnElement,
  grip: Grip,
): Measure | undefined {
  if (grip.type === 'radius') {
    if (now.kind !== 'circle') return undefined
    return { radiusKm: map.type === 'world' ? now.radius / 1000 : now.radius * map.scaleKm }
  }
  if (grip.type === 'whole') {
    const [from, to] = [anyPosition(before), anyPosition(now)]
    return from && to && legMeasure(map, from, to)
  }
  const way = pathsOf(now)[grip.path] ?? []
  const closed = now.kind === 'polygon'
  const index = grip.type === 'leg' ? grip.index + 1 : grip.index
  const at = way[index]
  const previous = way[index - 1] ?? (closed ? way.at(-1) : undefined)
  const next = way[index + 1]
  const totalKm = lengthKm(map, closed && way[0] ? [...way, way[0]] : way)
  if (at && previous) return { ...legMeasure(map, previous, at), totalKm }
  if (at && next) return { ...legMeasure(map, at, next), totalKm }
  return { totalKm }
}

/** A measure in a line or two, of numbers and signs only: they need no translation. */
export function measureLines(measure: Measure, units: Units): readonly string[] {
  const { distanceKm, courseDeg, totalKm, radiusKm } = measure
  const leg = [
    distanceKm === undefined ? '' : formatDistance(distanceKm, units),
    courseDeg === undefined ? '' : formatCourses(courseDeg),
  ]
  const isWholeWay = distanceKm !== undefined && totalKm !== undefined && totalKm - distanceKm < 1e-9
  return [
    leg.filter((part) => part !== '').join('  '),
    totalKm === undefined || isWholeWay ? '' : `Σ ${formatDistance(totalKm, units)}`,
    radiusKm === undefined ? '' : `r ${formatDistance(radiusKm, units)}`,
  ].filter((line) => line !== '')
}

/** A leg of no length has no course. */
function legMeasure(map: PlanMap, from: Position, to: Position): Measure {
  const { distanceKm, courseDeg, reciprocalDeg } = legBetween(map, from, to)
  return distanceKm === 0 ? { distanceKm } : { distanceKm, courseDeg, reciprocalDeg }
}

function lengthKm(map: PlanMap, way: readonly Position[]): number {
  let km = 0
  way.forEach((at, i) => {
    const previous = way[i - 1]
    if (previous) km += legBetween(map, previous, at).distanceKm
  })
  return km
}

const anyPosition = (element: DrawnElement): Position | undefined =>
  'at' in element ? element.at : pathsOf(element).flat()[0]
