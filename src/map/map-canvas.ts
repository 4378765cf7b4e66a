import DoubleClickZoom from 'ol/interaction/DoubleClickZoom.js'
import DragPan from 'ol/interaction/DragPan.js'
import DragRotate from 'ol/interaction/DragRotate.js'
import type Interaction from 'ol/interaction/Interaction.js'
import KeyboardPan from 'ol/interaction/KeyboardPan.js'
import KeyboardZoom from 'ol/interaction/KeyboardZoom.js'
import MouseWheelZoom from 'ol/interaction/MouseWheelZoom.js'
import PinchRotate from 'ol/interaction/PinchRotate.js'
import PinchZoom from 'ol/interaction/PinchZoom.js'
import Kinetic from 'ol/Kinetic.js'
import type Layer from 'ol/layer/Layer.js'
import VectorLayer from 'ol/layer/Vector.js'
import OlMap from 'ol/Map.js'
import type RenderEvent from 'ol/render/Event.js'
import VectorSource from 'ol/source/Vector.js'
import View from 'ol/View.js'
import type { Position } from '../plan/position.ts'
import { edgePx } from './chart-painter.ts'
import { frameOf, type Painter } from './frame.ts'
import type { MapLook } from './map-look.ts'
import { prefersStillness } from './motion.ts'
import type { PictureView, Size } from './picture-frame.ts'
import type { Extent, Plane, Spot } from './plane.ts'

/** The OpenLayers map with its view, and ways between it and the page. */
export type MapCanvas = {
  readonly map: OlMap
  /** Gives the map another plane, of which the `home` is shown at first. */
  readonly setPlane: (plane: Plane) => void
  /** Brings an extent into view, with room around it; at once where the user wants no motion. */
  readonly fitTo: (extent: Extent, animated: boolean) => void
  readonly zoomBy: (levels: number) => void
  readonly look: () => MapLook | undefined
  readonly lookAt: (look: MapLook) => void
  /** Brings a spot into the middle, and near enough to see what is there. */
  readonly flyTo: (spot: Spot) => void
  readonly turnTo: (deg: number) => void
  readonly unitsPerPx: () => number | undefined
  readonly centre: () => Spot | undefined
  readonly pixelOf: (at: Position) => readonly [number, number] | undefined
  readonly positionAt: (pixel: readonly [number, number]) => Position | undefined
  readonly shownView: () => (PictureView & Size) | undefined
  /** Paints over the land of the world's map, below tiles. */
  readonly paintGround: (painter: Painter) => void
  /** Paints over the base map with its tiles, below everything else. */
  readonly paintBelow: (painter: Painter) => void
  /** Paints after a layer has been drawn. */
  readonly paintAfter: (layer: Layer, painter: Painter) => void
  /** The colour where nothing is painted. */
  readonly setBackground: (color: string) => void
  readonly dispose: () => void
}

/** Phones have three pixels to a CSS pixel, and no eye sees the third: it only costs frames. */
export const pixelRatioOf = (deviceRatio: number): number => Math.min(2, Math.max(1, deviceRatio || 1))

/** Room around what is brought into view. */
const fitPaddingPx = 56
const controlsPx = 40
/** A phone on its side has no height for one column of buttons: they lie in a block. */
const onItsSide = '(max-height: 480px)'
const controlsBlockPx = 132
/** Nothing is brought nearer than this, or a single point would fill the screen with nothing. */
const nearestKmPerPx = 0.03
/** From so near a place is looked at that is flown to: a town fills the screen, a square of a game's grid most of it. */
const placeKmPerPx = 0.04
const flightMs = 700

export function createMapCanvas(
  target: HTMLElement,
  startPlane: Plane,
  gestures: readonly Interaction[],
): MapCanvas {
  let plane = startPlane
  let awaited: Extent | undefined
  let goalZoom: number | undefined
  const duration = (): number => (prefersStillness() ? 0 : 250)
  const map = new OlMap({
    controls: [],
    // The last one is asked first.
    interactions: [
      new DoubleClickZoom({ duration: duration() }),
      new DragPan(prefersStillness() ? {} : { kinetic: new Kinetic(-0.005, 0.05, 100) }),
      new DragRotate({ duration: duration() }),
      // A pinch that means to zoom turns a little as well: it takes more than that to turn the map.
      new PinchRotate({ duration: duration(), threshold: 0.35 }),
      new PinchZoom({ duration: duration() }),
      new KeyboardPan({ duration: duration() }),
      new KeyboardZoom({ duration: duration() }),
      new MouseWheelZoom({ duration: duration() }),
      ...gestures,
    ],
    // A press that trembles is still a press.
    moveTolerance: 4,
    pixelRatio: pixelRatioOf(window.devicePixelRatio),
    view: viewOf(plane),
  })
  map.setTarget(target)

  const hasSize = (): boolean =>
    (map.getSize() ?? []).every((side) => side > 0) && map.getSize() !== undefined
  function fitTo(extent: Extent, animated: boolean): void {
    if (!hasSize()) {
      awaited = extent
      return
    }
    const view = map.getView()
    const kmPerUnit = plane.kmPerUnit([(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2]) ?? 1
    const [width = 0, height = 0] = map.getSize() ?? []
    const padding = Math.min(fitPaddingPx, width / 6, height / 6)
    // A chart's row and column numbers lie over what is at its left and top.
    const edge = plane.map?.type === 'game' ? edgePx : 0
    // The buttons lie over what is at its right.
    const controls = matchMedia(onItsSide).matches
      ? Math.min(controlsBlockPx, width / 3)
      : Math.min(controlsPx, width / 10)
    view.cancelAnimations()
    view.fit([...extent], {
      padding: [padding + edge, padding + controls, padding, padding + edge],
      minResolution: nearestKmPerPx / kmPerUnit,
      duration: animated ? duration() : 0,
    })
  }
  map.on('change:size', () => {
    map.setPixelRatio(pixelRatioOf(window.devicePixelRatio))
    if (!awaited || !hasSize()) return
    const extent = awaited
    awaited = undefined
    fitTo(extent, false)
  })

  function paint({ context, frameState, inversePixelTransform }: RenderEvent, painter: Painter): void {
    const frame = frameState && frameOf(frameState, plane)
    if (!frame || !(context instanceof CanvasRenderingContext2D)) return
    const ratio = frameState.pixelRatio
    context.save()
    const [a = ratio, b = 0, c = 0, d = ratio, e = 0, f = 0] = inversePixelTransform ?? []
    // A layer's canvas is turned as a whole; what is painted has its place in the view, upright.
    if (frame.turnRad === 0) context.setTransform(ratio, 0, 0, ratio, 0, 0)
    else context.setTransform(a, b, c, d, e, f)
    painter(context, frame)
    context.restore()
  }

  function paintAt(zIndex: number, painter: Painter): void {
    // A layer without features: its only use is the moment at which it would be drawn.
    const layer = new VectorLayer({ source: new VectorSource(), zIndex })
    layer.on('prerender', (event) => paint(event, painter))
    map.addLayer(layer)
  }

  return {
    map,
    setPlane: (next) => {
      plane = next
      map.setView(viewOf(plane))
      fitTo(plane.home, false)
    },
    fitTo,
    zoomBy: (levels) => {
      const view = map.getView()
      const zoom = view.getZoom()
      if (zoom === undefined) return
      // Pressed again before it is there: on from where it is going.
      const goal = view.getConstrainedZoom((goalZoom ?? zoom) + levels) ?? zoom
      view.cancelAnimations()
      goalZoom = goal
      view.animate({ zoom: goal, duration: duration() }, () => {
        goalZoom = undefined
      })
    },
    look: () => {
      const view = map.getView()
      const [x, y] = view.getCenter() ?? []
      const unitsPerPx = view.getResolution()
      if (x === undefined || y === undefined || unitsPerPx === undefined) return undefined
      return { centre: plane.positionOf([x, y]), unitsPerPx, turnDeg: degreesOf(view.getRotation()) }
    },
    lookAt: ({ centre, unitsPerPx, turnDeg }) => {
      awaited = undefined
      const view = map.getView()
      view.cancelAnimations()
      view.setRotation((turnDeg * Math.PI) / 180)
      view.setResolution(unitsPerPx)
      view.setCenter([...plane.spotOf(centre)])
    },
    flyTo: ([x, y]) => {
      const view = map.getView()
      const resolution = view.getResolution() ?? Infinity
      const [centreX = 0] = view.getCenter() ?? []
      const { worldWidth } = plane
      const shift = worldWidth === undefined ? 0 : worldWidth * Math.round((centreX - x) / worldWidth)
      awaited = undefined
      view.cancelAnimations()
      view.animate({
        center: [x + shift, y],
        resolution: Math.min(resolution, placeKmPerPx / (plane.kmPerUnit([x, y]) ?? placeKmPerPx)),
        duration: prefersStillness() ? 0 : flightMs,
      })
    },
    turnTo: (deg) => {
      const view = map.getView()
      view.cancelAnimations()
      const now = degreesOf(view.getRotation())
      // The shorter way round.
      const by = normalDegrees(deg - now)
      view.animate({ rotation: ((now + by) * Math.PI) / 180, duration: duration() })
    },
    unitsPerPx: () => map.getView().getResolution(),
    centre: () => {
      const [x, y] = map.getView().getCenter() ?? []
      return x === undefined || y === undefined ? undefined : [x, y]
    },
    pixelOf: (at) => {
      const [x, y] = plane.spotOf(at)
      const { worldWidth } = plane
      const [centreX = 0] = map.getView().getCenter() ?? []
      const shift = worldWidth === undefined ? 0 : worldWidth * Math.round((centreX - x) / worldWidth)
      const [left, top] = map.getPixelFromCoordinate([x + shift, y]) ?? []
      return left === undefined || top === undefined ? undefined : [left, top]
    },
    positionAt: (pixel) => {
      const [x, y] = map.getCoordinateFromPixel([...pixel]) ?? []
      return x === undefined || y === undefined ? undefined : plane.positionOf([x, y])
    },
    shownView: () => {
      const view = map.getView()
      const [x, y] = view.getCenter() ?? []
      const unitsPerPx = view.getResolution()
      const [width, height] = map.getSize() ?? []
      if (x === undefined || y === undefined || unitsPerPx === undefined) return undefined
      if (width === undefined || height === undefined) return undefined
      return { centre: [x, y], unitsPerPx, turnRad: view.getRotation(), width, height }
    },
    paintGround: (painter) => paintAt(0.2, painter),
    paintBelow: (painter) => paintAt(1, painter),
    paintAfter: (layer, painter) => {
      layer.on('postrender', (event) => paint(event, painter))
    },
    setBackground: (color) => {
      target.style.backgroundColor = color
    },
    dispose: () => {
      map.setTarget(undefined)
      map.dispose()
    },
  }
}

/** From −180 up to, but not including, 180. */
const normalDegrees = (deg: number): number => ((((deg + 180) % 360) + 360) % 360) - 180

/** Whole tenths: nobody sees less, and north is exactly 0. */
const degreesOf = (rad: number): number => normalDegrees(Math.round((rad * 1800) / Math.PI) / 10)

function viewOf(plane: Plane): View {
  const [minX, minY, maxX, maxY] = plane.extent
  const shared = {
    projection: plane.projection,
    center: [(minX + maxX) / 2, (minY + maxY) / 2],
    // A course of 3° is not north.
    constrainRotation: false,
  }
  if (plane.worldWidth !== undefined) return new View({ ...shared, zoom: 2, maxZoom: 18 })
  const size = Math.max(maxX - minX, maxY - minY)
  const margin = size * (plane.map ? 0.3 : 4)
  return new View({
    ...shared,
    extent: [minX - margin, minY - margin, maxX + margin, maxY + margin],
    showFullExtent: true,
    maxResolution: size / 80,
    minResolution: size / 300_000,
    resolution: size / 800,
  })
}
