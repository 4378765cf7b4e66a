import type { Position } from '../plan/position.ts'
import type { Plane, Spot } from './plane.ts'

/** Spots of one leg, both ends included. */
export type LegPath = readonly Spot[]

/**
 * The legs of a way through positions, as they are drawn; closed, a last leg leads back to the first position.
 * On the world each position takes the way round that is shorter, beyond 180° if need be, and a long leg bends as the
 * great circle does, so that what is drawn is what is measured.
 */
export function legPaths(plane: Plane, positions: readonly Position[], closed = false): readonly LegPath[] {
  const stops = plane.worldWidth === undefined ? positions : unwrapped(positions)
  const legs: LegPath[] = []
  stops.forEach((to, index) => {
    const from = stops[index - 1]
    if (from) legs.push(legPath(plane, from, to))
  })
  const first = stops[0]
  const last = stops.at(-1)
  if (closed && first && last && stops.length > 1) {
    const home = plane.worldWidth === undefined ? first : nearest(last, first)
    legs.push(legPath(plane, last, home))
  }
  return legs
}

/** Every spot of the way in a row; a single position is a way of one spot. */
export function wholePath(plane: Plane, positions: readonly Position[], closed = false): readonly Spot[] {
  const [first] = positions
  if (!first) return []
  const legs = legPaths(plane, positions, closed)
  return [plane.spotOf(first), ...legs.flatMap((leg) => leg.slice(1))]
}

/** The spot at a fraction of a leg, counted in chords, which are of about the same length. */
export function alongLeg(leg: LegPath, fraction: number): Spot | undefined {
  const place = Math.min(1, Math.max(0, fraction)) * (leg.length - 1)
  const from = leg[Math.floor(place)]
  const to = leg[Math.ceil(place)]
  const share = place - Math.floor(place)
  return from && to && [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

/** The spot of each position, where `legPaths` draws it. */
export const stopsOf = (plane: Plane, positions: readonly Position[]): readonly Spot[] =>
  (plane.worldWidth === undefined ? positions : unwrapped(positions)).map(plane.spotOf)

/**
 * Several ways of one element, all of them in the world of the first: a hole, or the other line of a front, that begins beyond 180°
 * is not drawn a world away. Elsewhere as they are.
 */
export function besideFirst(
  { worldWidth }: Plane,
  ways: readonly (readonly Position[])[],
): readonly (readonly Position[])[] {
  const [first = [], ...others] = ways
  if (worldWidth === undefined || others.length === 0 || first.length === 0) return ways
  const lngs = unwrapped(first).map(([lng]) => lng)
  const middle = (Math.min(...lngs) + Math.max(...lngs)) / 2
  return ways.map((way, index) => {
    const shift = 360 * Math.round((middle - (way[0]?.[0] ?? middle)) / 360)
    return index === 0 || shift === 0 ? way : way.map(([lng, lat]): Position => [lng + shift, lat])
  })
}

/** Longitudes made continuous: none is more than half a world from the one before it. */
function unwrapped(positions: readonly Position[]): readonly Position[] {
  let last: Position | undefined
  return positions.map((at) => {
    last = last ? nearest(last, at) : at
    return last
  })
}

const nearest = (from: Position, [lng, lat]: Position): Position => [
  lng + 360 * Math.round((from[0] - lng) / 360),
  lat,
]

/** One chord for every 150 km or so keeps a great circle smooth at any zoom that shows it whole. */
const chordRad = 150 / 6371

function legPath(plane: Plane, from: Position, to: Position): LegPath {
  if (plane.worldWidth === undefined) return [from, to]
  const arc = arcRad(from, to)
  const chords = Math.min(128, Math.ceil(arc / chordRad))
  if (chords < 2) return [plane.spotOf(from), plane.spotOf(to)]
  const between: Position[] = []
  let last = from
  for (let i = 1; i < chords; i++) {
    last = nearest(last, alongArc(from, to, arc, i / chords))
    between.push(last)
  }
  return [from, ...between, to].map(plane.spotOf)
}

const rad = Math.PI / 180

/** Angle between two positions at the globe's centre, haversine. */
function arcRad([lng1, lat1]: Position, [lng2, lat2]: Position): number {
  const h =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lng2 - lng1) * rad) / 2) ** 2
  return 2 * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The position at a fraction of a great circle's arc (Williams, Aviation Formulary, «Intermediate points»). */
function alongArc([lng1, lat1]: Position, [lng2, lat2]: Position, arc: number, fraction: number): Position {
  const a = Math.sin((1 - fraction) * arc) / Math.sin(arc)
  const b = Math.sin(fraction * arc) / Math.sin(arc)
  const x = a * Math.cos(lat1 * rad) * Math.cos(lng1 * rad) + b * Math.cos(lat2 * rad) * Math.cos(lng2 * rad)
  const y = a * Math.cos(lat1 * rad) * Math.sin(lng1 * rad) + b * Math.cos(lat2 * rad) * Math.sin(lng2 * rad)
  const z = a * Math.sin(lat1 * rad) + b * Math.sin(lat2 * rad)
  return [Math.atan2(y, x) / rad, Math.atan2(z, Math.hypot(x, y)) / rad]
}
