import type TileLayer from 'ol/layer/Tile.js'
import type OlMap from 'ol/Map.js'
import type { Pin } from '../plan/lay-image.ts'
import type { Position } from '../plan/position.ts'
import type { Frame } from './frame.ts'
import type { HostImage, HostLayer, HostTiles } from './host-layer.ts'
import { paintImage } from './image-painter.ts'
import { loadPicture } from './load-picture.ts'
import type { Plane } from './plane.ts'

/** A user's own image with the places that it is pinned to; drawn as soon as its pins say how it lies. */
export type LaidImage = {
  readonly id: string
  readonly picture: ImageBitmap
  readonly pins: readonly { readonly pixel: Pin['pixel']; readonly at: Position }[]
  /** 0 to 1 */
  readonly opacity: number
}

/** What lies between the chart and the plan: first the host's layers, over these the user's own images, each list from below to above. */
export type Backdrop = {
  readonly layers: readonly HostLayer[]
  readonly images: readonly LaidImage[]
}

export type BackdropView = {
  readonly show: (plane: Plane, backdrop: Backdrop) => void
  readonly paint: (context: CanvasRenderingContext2D, frame: Frame) => void
  readonly dispose: () => void
}

type TilesEntry = { readonly plane: Plane; tiles: HostTiles; layer: TileLayer | undefined; isWanted: boolean }

/**
 * `target` says in `data-pictures` how many of the layers and images have something to show, for tests.
 * @param onMissing hears once of each layer of which something did not come
 */
export function createBackdrop(
  map: OlMap,
  target: HTMLElement,
  onMissing: (name: string, address: string, cause: unknown) => void,
): BackdropView {
  const entries = new Map<string, TilesEntry>()
  const pictures = new Map<string, Promise<HTMLImageElement>>()
  const ready = new Map<string, HTMLImageElement>()
  const arrived = new Set<string>()
  const missing = new Set<string>()
  let shown: { readonly plane: Plane; readonly backdrop: Backdrop } | undefined

  function tell(): void {
    if (!shown) return
    const { layers, images } = shown.backdrop
    const there = layers.filter((layer) => (layer.type === 'tiles' ? arrived : ready).has(keyOf(layer)))
    target.dataset.pictures = String(there.length + images.length)
    map.render()
  }

  function miss(layer: HostLayer, address: string, cause: unknown): void {
    const key = keyOf(layer)
    if (missing.has(key)) return
    missing.add(key)
    onMissing(layer.name, address, cause)
  }

  async function addTiles(key: string, entry: TilesEntry): Promise<void> {
    const { hostTilesLayer } = await import('./host-tiles.ts')
    if (!entry.isWanted) return
    const { tiles, plane } = entry
    entry.layer = hostTilesLayer(
      plane,
      tiles,
      () => {
        arrived.add(key)
        tell()
      },
      (address) => miss(tiles, address, undefined),
    )
    dress(entry)
    map.addLayer(entry.layer)
  }

  function dress({ layer, tiles }: TilesEntry): void {
    const index = shown?.backdrop.layers.findIndex((each) => keyOf(each) === keyOf(tiles)) ?? 0
    layer?.setZIndex(0.5 + index / 1000)
    layer?.setOpacity(tiles.opacity)
  }

  function loadImage(image: HostImage): void {
    const key = keyOf(image)
    if (pictures.has(key)) return
    const loading = loadPicture(image.url)
    pictures.set(key, loading)
    loading.then(
      (picture) => {
        ready.set(key, picture)
        tell()
      },
      (cause: unknown) => {
        // Asked for again when it is chosen the next time.
        pictures.delete(key)
        miss(image, image.url, cause)
      },
    )
  }

  function leave(key: string, entry: TilesEntry): void {
    entry.isWanted = false
    if (entry.layer) map.removeLayer(entry.layer)
    entry.layer?.dispose()
    entries.delete(key)
    arrived.delete(key)
  }

  return {
    show: (plane, backdrop) => {
      shown = { plane, backdrop }
      const wanted = new Map(backdrop.layers.map((layer) => [keyOf(layer), layer]))
      for (const [key, entry] of entries) if (entry.plane !== plane || !wanted.has(key)) leave(key, entry)
      for (const key of missing) if (!wanted.has(key)) missing.delete(key)
      for (const [key, layer] of wanted) {
        if (layer.type === 'image') {
          loadImage(layer)
          continue
        }
        const known = entries.get(key)
        if (known) {
          known.tiles = layer
          dress(known)
          continue
        }
        const entry: TilesEntry = { plane, tiles: layer, layer: undefined, isWanted: true }
        entries.set(key, entry)
        addTiles(key, entry).catch((cause: unknown) => miss(layer, layer.url, cause))
      }
      tell()
    },
    paint: (context, frame) => {
      if (!shown || shown.plane !== frame.plane) return
      const { plane, backdrop } = shown
      for (const layer of backdrop.layers) {
        const picture = layer.type === 'image' ? ready.get(keyOf(layer)) : undefined
        if (layer.type !== 'image' || !picture) continue
        const [west, south, east, north] = layer.extent
        const pins: LaidImage['pins'] = [
          { pixel: [0, 0], at: [west, north] },
          { pixel: [picture.naturalWidth, 0], at: [east, north] },
          { pixel: [0, picture.naturalHeight], at: [west, south] },
        ]
        paintImage(context, frame, { picture, pins: spotPins(plane, pins), opacity: layer.opacity })
      }
      for (const { picture, pins, opacity } of backdrop.images)
        paintImage(context, frame, { picture, pins: spotPins(plane, pins), opacity })
    },
    dispose: () => {
      for (const [key, entry] of entries) leave(key, entry)
    },
  }
}

const keyOf = ({ name, url }: HostLayer): string => `${name}\n${url}`

const spotPins = (plane: Plane, pins: LaidImage['pins']): readonly Pin[] =>
  pins.map(({ pixel, at }) => ({ pixel, spot: plane.spotOf(at) }))
