import TileLayer from 'ol/layer/Tile.js'
import TileImage from 'ol/source/TileImage.js'
import TileGrid from 'ol/tilegrid/TileGrid.js'
import type { HostTiles } from './host-layer.ts'
import { corsOf } from './load-picture.ts'
import type { Plane } from './plane.ts'
import { planTiles, tileAddress } from './tile-grid.ts'

/** So many zoom levels further out than its coarsest a layer would ask for thousands of tiles: it is not drawn there. */
const levelsBeyond = 2

/** A host's tiles as a layer; `onTile` hears of the first that came, `onMissing` of the first that did not. */
export function hostTilesLayer(
  plane: Plane,
  tiles: HostTiles,
  onTile: () => void,
  onMissing: (address: string) => void,
): TileLayer {
  const { extent, origin, resolutions } = planTiles(plane, tiles)
  const { minZoom, tileSize } = tiles
  const source = new TileImage({
    projection: plane.projection,
    tileGrid: new TileGrid({
      extent: [...extent],
      origin: [...origin],
      resolutions: [...resolutions],
      minZoom,
      tileSize,
    }),
    tileUrlFunction: ([zoom = 0, column = 0, down = 0]) => tileAddress(tiles, zoom, column, down),
    crossOrigin: corsOf(tiles.url),
    wrapX: plane.worldWidth !== undefined,
  })
  source.on('tileloadend', onTile)
  source.on('tileloaderror', ({ tile }) => {
    const [zoom = 0, column = 0, down = 0] = tile.getTileCoord()
    onMissing(tileAddress(tiles, zoom, column, down))
  })
  const coarsest = resolutions[minZoom]
  return new TileLayer({
    source,
    extent: [...extent],
    ...(coarsest !== undefined && minZoom > 0 && { maxResolution: coarsest * 2 ** levelsBeyond }),
  })
}
