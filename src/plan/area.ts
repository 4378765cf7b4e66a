import geographiclib from 'geographiclib-geodesic'
import type { PlanMap } from './plan-map.ts'
import type { Position } from './position.ts'
import { distanceIn, type ShownUnits, unitSigns } from './units.ts'

const wgs84 = geographiclib.Geodesic.WGS84

/**
 * Square kilometres within an outer ring and without its holes; rings are not closed: the first position is not repeated.
 * Game map: on the plane. World: between geodesics on WGS 84 (Karney 2013, «Algorithms for geodesics», section 6), of
 * the smaller part that the ring cuts off the globe.
 */
export function areaKm2(map: PlanMap, rings: readonly (readonly Position[])[]): number {
  const [outer = 0, ...holes] = rings.map((ring) => ringKm2(map, ring))
  return Math.max(
    0,
    holes.reduce((left, hole) => left - hole, outer),
  )
}

function ringKm2(map: PlanMap, ring: readonly Position[]): number {
  if (ring.length < 3) return 0
  if (map.type === 'game') return Math.abs(shoelace(ring)) * map.scaleKm ** 2
  const polygon = wgs84.Polygon(false)
  for (const [lng, lat] of ring) polygon.AddPoint(lat, lng)
  return Math.abs(polygon.Compute(false, true).area ?? 0) / 1e6
}

/** Area in squared map units, its sign that of the direction of rotation (Gauss). */
function shoelace(ring: readonly Position[]): number {
  let twice = 0
  ring.forEach(([x, y], i) => {
    const [px, py] = ring.at(i - 1) ?? [x, y]
    twice += px * y - x * py
  })
  return twice / 2
}

/** `12.3km²`, `4.7mi²` or `3.6nm²`: fewer decimals the larger it is */
export function formatArea(km2: number, units: ShownUnits): string {
  const side = distanceIn(units, 1)
  const area = km2 * side * side
  return `${area.toFixed(area < 10 ? 2 : area < 1000 ? 1 : 0)}${unitSigns[units].distance}²`
}
