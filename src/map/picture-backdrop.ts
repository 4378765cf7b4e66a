import type TileLayer from 'ol/layer/Tile.js'
import OlMap from 'ol/Map.js'
import View from 'ol/View.js'
import type { Backdrop, LaidImage } from './backdrop.ts'
import type { Painter } from './frame.ts'
import type { HostImage } from './host-layer.ts'
import { hostTilesLayer } from './host-tiles.ts'
import { paintImage } from './image-painter.ts'
import { inTime, LateError } from './in-time.ts'
import { loadPicture } from './load-picture.ts'
import type { PictureView, Size } from './picture-frame.ts'
import type { Plane } from './plane.ts'

/** How long a layer is waited for: whoever wants a picture looks at a button that says «Drawing …» meanwhile. */
const patienceMs = 20_000

type Wish = {
  readonly view: PictureView
  readonly size: Size
  readonly ratio: number
  readonly tellMissing: (name: string) => void
}

/**
 * Loads what lies between a picture's chart and its plan: tiles, and images of the host and of the user. What does not come in time is
 * left out, and told by the name of its layer.
 * @param ratio pixels of the picture's tiles to one of its own
 */
export async function loadBackdropPainter(
  plane: Plane,
  { layers, images }: Backdrop,
  { view, size, ratio, tellMissing }: Wish,
): Promise<Painter> {
  const below = await Promise.all(
    layers.map(async (layer): Promise<Painter> => {
      try {
        if (layer.type === 'image') return await inTime(hostImagePainter(plane, layer), patienceMs)
        const tiles = hostTilesLayer(
          plane,
          layer,
          () => {},
          () => {},
        )
        const { canvas, isWhole } = await drawnTiles(plane, tiles, view, size, ratio)
        if (!isWhole) tellMissing(layer.name)
        return (context) => {
          context.globalAlpha = layer.opacity
          context.drawImage(canvas, 0, 0, size.width, size.height)
          context.globalAlpha = 1
        }
      } catch (cause) {
        console.error(`the map layer “${layer.name}” is not in the picture`, cause)
        tellMissing(layer.name)
        return () => undefined
      }
    }),
  )
  const laid = images.map((image): Painter => laidPainter(plane, image))
  return (context, frame) => {
    for (const paint of [...below, ...laid]) paint(context, frame)
  }
}

async function hostImagePainter(plane: Plane, { url, extent, opacity }: HostImage): Promise<Painter> {
  const picture = await loadPicture(url)
  const [west, south, east, north] = extent
  const pins: LaidImage['pins'] = [
    { pixel: [0, 0], at: [west, north] },
    { pixel: [picture.naturalWidth, 0], at: [east, north] },
    { pixel: [0, picture.naturalHeight], at: [west, south] },
  ]
  return laidPainter(plane, { picture, pins, opacity })
}

const laidPainter =
  (
    plane: Plane,
    {
      picture,
      pins,
      opacity,
    }: {
      readonly picture: HTMLImageElement | ImageBitmap
      readonly pins: LaidImage['pins']
      readonly opacity: number
    },
  ): Painter =>
  (context, frame) =>
    paintImage(context, frame, {
      ...{ picture, opacity },
      pins: pins.map(({ pixel, at }) => ({ pixel, spot: plane.spotOf(at) })),
    })

/** Has a map off the screen draw tiles until all of them are there or have failed, or what is there when it has been waited for long enough. */
async function drawnTiles(
  plane: Plane,
  layer: TileLayer,
  { centre, unitsPerPx, turnRad }: PictureView,
  { width, height }: Size,
  ratio: number,
): Promise<{ readonly canvas: HTMLCanvasElement; readonly isWhole: boolean }> {
  const target = document.createElement('div')
  Object.assign(target.style, {
    ...{ position: 'fixed', left: '-100000px', top: '0' },
    ...{ width: `${width}px`, height: `${height}px` },
  })
  document.body.append(target)
  const map = new OlMap({
    target,
    layers: [layer],
    controls: [],
    interactions: [],
    pixelRatio: ratio,
    view: new View({
      projection: plane.projection,
      center: [...centre],
      resolution: unitsPerPx,
      rotation: turnRad,
      constrainRotation: false,
      minResolution: unitsPerPx / 2,
      maxResolution: unitsPerPx * 2,
      multiWorld: true,
    }),
  })
  try {
    const complete = new Promise<true>((resolve) => {
      map.once('rendercomplete', () => resolve(true))
      map.render()
    })
    const isWhole = await inTime(complete, patienceMs).catch((cause: unknown) => {
      if (cause instanceof LateError) return false
      throw cause
    })
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    const context = canvas.getContext('2d')
    for (const drawn of target.querySelectorAll<HTMLCanvasElement>('.ol-layer canvas')) {
      if (drawn.width === 0 || !context) continue
      // A turned layer's canvas is larger than the map, and is turned by its style.
      const toMap = new DOMMatrix(drawn.style.transform || `scale(${width / drawn.width})`)
      context.setTransform(new DOMMatrix([ratio, 0, 0, ratio, 0, 0]).multiply(toMap))
      context.drawImage(drawn, 0, 0)
    }
    return { canvas, isWhole }
  } finally {
    map.setTarget(undefined)
    map.dispose()
    target.remove()
  }
}
