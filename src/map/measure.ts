import { areaKm2, formatArea } from '../plan/area.ts'
import type { Route } from '../plan/element.ts'
import type { FlightSheet } from '../plan/flight-legs.ts'
import { legBetween, legHours } from '../plan/leg.ts'
import { formatCourses, formatDistance, formatDuration } from '../plan/leg-label.ts'
import type { PlanMap } from '../plan/plan-map.ts'
import type { Position } from '../plan/position.ts'
import { routeLegs } from '../plan/route-legs.ts'
import type { ShownUnits } from '../plan/units.ts'
import { type Grip, pathsOf } from './handle.ts'
import type { LegMeasure, Measure } from './map-view.ts'
import type { DrawnElement } from './shape.ts'
import type { Sketch } from './sketch.ts'

/** How fast what is drawn will be gone: at a speed in still air, or as a route in the plan's wind, of which the sketch is one end. */
export type Pace =
  | { readonly type: 'speed'; readonly kmh: number }
  | {
      readonly type: 'flight'
      readonly sheet: FlightSheet
      readonly route: Route
      readonly end: 'first' | 'last'
    }

/**
 * Numbers of what is being drawn: its last leg, which leads to where the pointer is (to the last position where there is
 * no pointer, as on a touch screen), and the whole way with it; of an area what it holds. Times where its pace is known, and of
 * a route those of its card. Undefined before there is a leg.
 */
export function measureSketch(
  map: PlanMap,
  { kind, form, positions, hover, strokeKm }: Sketch,
  pace?: Pace,
): Measure | undefined {
  const way = hover ? [...positions, hover] : positions
  const [from, to] = way.slice(-2)
  if (!from || !to) return undefined
  if (kind === 'circle') return { radiusKm: legBetween(map, from, to).distanceKm }
  // The legs of a free hand are as short as its tremble.
  if (form === 'freehand') return { totalKm: strokeKm ?? lengthKm(map, way) }
  if (pace?.type === 'flight') return measureFlight(map, pace, way.length - 1)
  const totalKm = lengthKm(map, way)
  const speedKmh = pace?.kmh
  return {
    ...legMeasure(map, from, to, speedKmh),
    totalKm,
    ...(speedKmh !== undefined && withHours('totalHours', legHours(totalKm, speedKmh))),
    ...(kind === 'polygon' && way.length > 2 && { areaKm2: areaKm2(map, [way]) }),
  }
}

/** The legs at one end of a route, as many as have been drawn: the outermost, in the way that it is flown, and all of them. */
function measureFlight(
  map: PlanMap,
  { sheet, route, end }: Extract<Pace, { type: 'flight' }>,
  count: number,
): Measure {
  const { legs } = routeLegs(map, sheet, route)
  const drawn = end === 'first' ? legs.slice(0, count) : legs.slice(-count)
  const leg = end === 'first' ? drawn[0] : drawn.at(-1)
  let [totalKm, totalHours]: [number, number | undefined] = [0, 0]
  for (const { distanceKm, hours } of drawn) {
    totalKm += distanceKm
    totalHours = totalHours === undefined || hours === undefined ? undefined : totalHours + hours
  }
  return {
    ...(leg && { ...numbersOf(leg), ...withHours('hours', leg.hours) }),
    totalKm,
    ...withHours('totalHours', totalHours),
  }
}

/**
 * Numbers of what is being dragged: for a position the leg that leads to it and the one that leaves it (`next`; alone
 * for the first one) and the whole way; for a circle's edge its radius; for anything that is moved whole, how far it
 * has come.
 */
export function measureDrag(
  map: PlanMap,
  sheet: FlightSheet,
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
  const index = grip.type === 'leg' ? grip.index + 1 : grip.index
  const [arriving, leaving] = legsAt(map, sheet, now, way, index)
  const leg = arriving ?? leaving
  return {
    ...leg,
    ...(arriving && leaving && { next: leaving }),
    ...wholeWay(map, sheet, now, way),
  }
}

/** The leg that leads to a position of a way, and the one that leaves it. */
function legsAt(
  map: PlanMap,
  sheet: FlightSheet,
  element: DrawnElement,
  way: readonly Position[],
  index: number,
): readonly [LegMeasure | undefined, LegMeasure | undefined] {
  const at = way[index]
  if (!at) return [undefined, undefined]
  if (element.kind === 'route' && element.flightPlan) {
    const { legs } = routeLegs(map, sheet, element)
    const measured = (leg: (typeof legs)[number] | undefined): LegMeasure | undefined =>
      leg && { ...numbersOf(leg), ...withHours('hours', leg.hours) }
    return [measured(legs[index - 1]), measured(legs[index])]
  }
  const closed = element.kind === 'polygon'
  const previous = way[index - 1] ?? (closed ? way.at(-1) : undefined)
  const next = way[index + 1] ?? (closed ? way[0] : undefined)
  return [previous && legMeasure(map, previous, at), next && legMeasure(map, at, next)]
}

function wholeWay(
  map: PlanMap,
  sheet: FlightSheet,
  element: DrawnElement,
  way: readonly Position[],
): Measure {
  if (element.kind === 'route' && element.flightPlan) {
    const { totalKm, totalHours } = routeLegs(map, sheet, element)
    return { totalKm, ...withHours('totalHours', totalHours) }
  }
  if (element.kind !== 'polygon') return { totalKm: lengthKm(map, way) }
  const around = way[0] ? [...way, way[0]] : way
  return { totalKm: lengthKm(map, around), areaKm2: areaKm2(map, element.rings) }
}

/** A measure in a few lines of numbers and signs only: they need no translation. */
export function measureLines(measure: Measure, units: ShownUnits): readonly string[] {
  const { distanceKm, next, totalKm, totalHours, radiusKm, areaKm2: area } = measure
  const isWholeWay = distanceKm !== undefined && totalKm !== undefined && totalKm - distanceKm < 1e-9
  const total = totalKm === undefined || isWholeWay ? '' : `Σ ${formatDistance(totalKm, units)}`
  return [
    legWords(measure, units),
    next ? `→ ${legWords(next, units)}` : '',
    total === '' || totalHours === undefined ? total : `${total}  ${formatDuration(totalHours)}`,
    radiusKm === undefined ? '' : `r ${formatDistance(radiusKm, units)}`,
    area === undefined ? '' : formatArea(area, units),
  ].filter((line) => line !== '')
}

/** `12.3km  045°/225°  2:30`, of which there is what is known */
export const legWords = ({ distanceKm, courseDeg, hours }: LegMeasure, units: ShownUnits): string =>
  [
    distanceKm === undefined ? '' : formatDistance(distanceKm, units),
    courseDeg === undefined ? '' : formatCourses(courseDeg),
    hours === undefined ? '' : formatDuration(hours),
  ]
    .filter((part) => part !== '')
    .join('  ')

export function legMeasure(map: PlanMap, from: Position, to: Position, speedKmh?: number): LegMeasure {
  const leg = legBetween(map, from, to)
  const hours = speedKmh === undefined ? undefined : legHours(leg.distanceKm, speedKmh)
  return { ...numbersOf(leg), ...withHours('hours', hours) }
}

/** A leg of no length has no course. */
const numbersOf = ({
  distanceKm,
  courseDeg,
  reciprocalDeg,
}: Required<Omit<LegMeasure, 'hours'>>): LegMeasure =>
  distanceKm === 0 ? { distanceKm } : { distanceKm, courseDeg, reciprocalDeg }

const withHours = (
  name: 'hours' | 'totalHours',
  hours: number | undefined,
): { readonly hours?: number; readonly totalHours?: number } => (hours === undefined ? {} : { [name]: hours })

function lengthKm(map: PlanMap, way: readonly Position[]): number {
  let km = 0
  way.forEach((at, i) => {
    const previous = way[i - 1]
    if (previous) km += legBetween(map, previous, at).distanceKm
  })
  return km
}

/** Where an element begins, or stands. */
export const anyPosition = (element: DrawnElement): Position | undefined =>
  'at' in element ? element.at : pathsOf(element).flat()[0]
