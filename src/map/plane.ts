import Projection from 'ol/proj/Projection.js'
import { fromLonLat, get as getProjection, toLonLat } from 'ol/proj.js'
import type { PlanMap } from '../plan/plan-map.ts'
import type { Position } from '../plan/position.ts'

/** A place on the drawing plane: map units on a game map, Web Mercator metres on the world. */
export type Spot = readonly [x: number, y: number]

export type Extent = readonly [minX: number, minY: number, maxX: number, maxY: number]

/** The plane a plan is drawn on, and the ways between it and positions. */
export type Plane = {
  /** undefined while nobody has said which map it is: then there are no distances */
  readonly map: PlanMap | undefined
  readonly projection: Projection
  readonly extent: Extent
  /** what to show of it when nothing else is asked for */
  readonly home: Extent
  /** width of one world where the plane repeats itself to both sides */
  readonly worldWidth: number | undefined
  readonly spotOf: (at: Position) => Spot
  /** The position at a spot, rounded to what a hand can aim at (0.1 m) so that edits stay short. */
  readonly positionOf: (spot: Spot) => Position
  /** Kilometres in one unit of the plane at a spot; undefined without a map. */
  readonly kmPerUnit: (spot: Spot) => number | undefined
}

/** The plane of a map, or an empty sheet of paper when there is none. */
export function planeOf(map: PlanMap | undefined): Plane {
  if (map?.type === 'world') return worldPlane(map)
  if (map) return flatPlane(map, `game:${map.id}`, [0, -map.height, map.width, 0], map.scaleKm)
  return flatPlane(undefined, 'paper', [0, -256, 256, 0], undefined)
}

function flatPlane(
  map: PlanMap | undefined,
  code: string,
  extent: Extent,
  scaleKm: number | undefined,
): Plane {
  return {
    map,
    projection: new Projection({
      code,
      units: 'm',
      extent: [...extent],
      metersPerUnit: (scaleKm ?? 1) * 1000,
      global: false,
    }),
    extent,
    home: extent,
    worldWidth: undefined,
    spotOf: (at) => at,
    positionOf: ([x, y]) => [rounded(x), rounded(y)],
    kmPerUnit: () => scaleKm,
  }
}

/** Radius of the sphere that Web Mercator is drawn from, metres. */
const sphereM = 6_378_137

function worldPlane(map: PlanMap): Plane {
  const projection = getProjection('EPSG:3857')
  if (!projection) throw new Error('OpenLayers knows no Web Mercator')
  const half = Math.PI * sphereM
  return {
    map,
    projection,
    extent: [-half, -half, half, half],
    // From Cape Horn to Spitsbergen: Mercator makes more of Antarctica than anybody plans there.
    home: [-half, -7_800_000, half, 14_500_000],
    worldWidth: 2 * half,
    spotOf: ([lng, lat]) => {
      const [x = 0, y = 0] = fromLonLat([lng, lat])
      // What lies beyond 85° has no place on the plane: it is drawn on its edge.
      return [x, Math.min(half, Math.max(-half, y))]
    },
    positionOf: (spot) => {
      const [lng = 0, lat = 0] = toLonLat([...spot])
      return [rounded(normalLng(lng)), rounded(lat)]
    },
    // A metre of the plane is a metre at the equator and shrinks with the latitude's cosine.
    kmPerUnit: ([, y]) => 1 / Math.cosh(y / sphereM) / 1000,
  }
}

/** Longitude from −180 up to but not including 180. */
export const normalLng = (lng: number): number => ((((lng + 180) % 360) + 360) % 360) - 180

/** Six decimals: 0.1 m in degrees of the world, a few millimetres in game units; never a negative nought. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6 || 0
