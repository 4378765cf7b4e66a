import type { HostTiles } from './host-layer.ts'
import type { Extent, Plane, Spot } from './plane.ts'

/** Where tiles lie on a plane. */
export type TilePlan = {
  readonly extent: Extent
  /** the corner that tiles are counted from: the upper left one, or the lower left one where rows count upwards */
  readonly origin: Spot
  /** units of the plane in a CSS pixel by zoom, from zoom 0 on */
  readonly resolutions: readonly number[]
}

export function planTiles(plane: Plane, tiles: HostTiles): TilePlan {
  const extent = tiles.extent ? spotExtent(plane, tiles.extent) : plane.extent
  const [minX, minY, maxX, maxY] = plane.worldWidth === undefined ? extent : plane.extent
  const coarsest = tiles.unitsPerPx ?? Math.max(maxX - minX, maxY - minY) / tiles.tileSize
  return {
    extent,
    origin: tiles.rows === 'down' ? [minX, maxY] : [minX, minY],
    resolutions: Array.from({ length: tiles.maxZoom + 1 }, (_, zoom) => coarsest / 2 ** zoom),
  }
}

function spotExtent(plane: Plane, [west, south, east, north]: Extent): Extent {
  const [minX, minY] = plane.spotOf([west, south])
  const [maxX, maxY] = plane.spotOf([east, north])
  return [minX, minY, maxX, maxY]
}

/** The address of a tile; `down` counts tiles downwards from the origin, and so is negative above it. */
export const tileAddress = (
  { url, rows }: Pick<HostTiles, 'url' | 'rows'>,
  zoom: number,
  column: number,
  down: number,
): string =>
  url
    .replaceAll('{z}', String(zoom))
    .replaceAll('{x}', String(column))
    .replaceAll('{y}', String(rows === 'down' ? down : -down - 1))
