import { intersects } from 'ol/extent.js'
import Feature from 'ol/Feature.js'
import type BaseLayer from 'ol/layer/Base.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import type { ElementId } from '../plan/element.ts'
import type { Target } from './aim.ts'
import { geometryOf, reuseGeometry } from './element-geometry.ts'
import { styleOf } from './element-style.ts'
import type { Frame, Painter } from './frame.ts'
import type { Palette } from './palette.ts'
import {
  type ElementFeature,
  forgetStyles,
  isSameButPlace,
  leastReachPx,
  type PlanEntry,
  reachOf,
  sizeOf,
  unranked,
} from './plan-entry.ts'
import type { Extent, Plane } from './plane.ts'
import { paintFeatures } from './resting-painter.ts'
import { createRestingPicture } from './resting-picture.ts'
import { type DrawnElement, extentOf, shapeOf } from './shape.ts'

type Source = VectorSource<ElementFeature>
type Layer = VectorLayer<Source, ElementFeature>

/** An element that has not changed for so long goes back to those at rest. */
const restAfterMs = 4_000
/** How often they are looked for, and how many of them go back at once, or else a tenth: a few cost no frame. */
const restEveryMs = 200
const restAtOnce = 4

/**
 * With more elements than this, those at rest are kept as a picture, so that a frame costs the same however many there
 * are. With fewer they are drawn afresh in each frame, which is sharper while the map is being zoomed.
 */
const manyFrom = 400
/** And of so many, those that are smaller than this on the screen are drawn without finery. */
const plainBelowPx = 160
/**
 * The elements as OpenLayers features in two sources: those at rest, and those that have been dragged or streamed
 * lately, so that a change draws few features anew and not thousands.
 */
export type PlanLayers = {
  readonly layers: readonly BaseLayer[]
  /** Paints those at rest while no layer shows them; below all layers. */
  readonly paintResting: Painter
  /** the topmost of them */
  readonly top: Layer
  /** Forgets everything: the plane is another one. */
  readonly clear: (plane: Plane) => void
  readonly put: (elements: readonly (readonly [ElementId, DrawnElement])[]) => void
  readonly remove: (ids: readonly ElementId[]) => void
  /** Says in which sequence they are drawn: every element's place, the lowest first. */
  readonly rank: (ranks: ReadonlyMap<ElementId, number>) => void
  readonly restyle: (palette: Palette, pixelRatio: number) => void
  /** While the map is turned nothing is kept as a picture: its symbols would lean. */
  readonly setTurned: (turned: boolean) => void
  readonly get: (id: ElementId) => Target | undefined
  /** Elements whose box meets the extent, in the sequence in which they are drawn. */
  readonly within: (extent: Extent) => readonly Target[]
  readonly all: () => Iterable<Target>
  readonly size: () => number
  readonly dispose: () => void
}

/** @param render asks for another frame */
export function createPlanLayers(
  startPlane: Plane,
  startPalette: Palette,
  startRatio: number,
  render: () => void,
): PlanLayers {
  let plane = startPlane
  let palette = startPalette
  let pixelRatio = startRatio
  let timer: ReturnType<typeof setTimeout> | undefined
  let isMany = false
  let isTurned = false
  let longestReachPx = leastReachPx
  const entries = new Map<ElementId, PlanEntry>()
  const byFeature = new WeakMap<object, PlanEntry>()
  const rankOf = (feature: object): number => byFeature.get(feature)?.rank ?? 0

  const restingSource: Source = new VectorSource()
  const movingSource: Source = new VectorSource()
  const drawn = {
    renderOrder: (a: object, b: object) => rankOf(a) - rankOf(b),
    style: (feature: object, resolution: number) => {
      const entry = byFeature.get(feature)
      if (!entry) return undefined
      const { element, shape } = entry
      if (isMany && entry.size / resolution < plainBelowPx) {
        entry.plainStyles ??= styleOf(element, shape, { palette, pixelRatio, isPlain: true })
        return entry.plainStyles
      }
      entry.styles ??= styleOf(element, shape, { palette, pixelRatio, isPlain: false })
      return entry.styles
    },
  }
  // Wide enough that a pan seldom leaves what is prepared.
  const fresh = { ...drawn, renderBuffer: 300, updateWhileInteracting: true }
  const resting: Layer = new VectorLayer({ ...fresh, source: restingSource, zIndex: 2 })
  const moving: Layer = new VectorLayer({ ...fresh, source: movingSource, zIndex: 3 })
  const layers = [resting, moving]

  const picture = createRestingPicture(paintBox, render)
  function spoil(entry: PlanEntry): void {
    const box = extentOf(entry.shape)
    if (box) picture.spoil(box, entry.reachPx)
  }
  for (const change of ['addfeature', 'removefeature'] as const)
    restingSource.on(change, ({ feature }) => {
      const entry = feature && byFeature.get(feature)
      if (entry) spoil(entry)
    })

  function paintBox(context: CanvasRenderingContext2D, frame: Frame, [minX, minY, maxX, maxY]: Extent): void {
    const met = new Map<ElementFeature, PlanEntry>()
    for (const shift of frame.shifts) {
      const box = (reach: number): [number, number, number, number] => {
        const by = reach * frame.unitsPerPx
        return [minX - shift - by, minY - by, maxX - shift + by, maxY + by]
      }
      restingSource.forEachFeatureInExtent(box(longestReachPx), (feature) => {
        const entry = byFeature.get(feature)
        const own = entry && feature.getGeometry()?.getExtent()
        if (own && intersects(own, box(entry.reachPx))) met.set(feature, entry)
      })
    }
    const features = [...met.values()]
      .sort((a, b) => a.rank - b.rank)
      .map(({ feature, reachPx }) => ({
        feature,
        styles: drawn.style(feature, frame.unitsPerPx) ?? [],
        reachPx,
      }))
    paintFeatures(context, frame, features, pixelRatio)
  }

  /** Whether those at rest are kept as a picture. */
  const hasPicture = (): boolean => isMany && !isTurned

  function choosePicture(): void {
    if (resting.getVisible() !== hasPicture()) return
    resting.setVisible(!hasPicture())
    if (!hasPicture()) picture.forget()
  }

  function restyleAll(): void {
    for (const entry of entries.values()) forgetStyles(entry)
    picture.spoilAll()
    restingSource.changed()
    movingSource.changed()
  }

  function countAgain(): void {
    if (isMany === entries.size > manyFrom) return
    isMany = entries.size > manyFrom
    choosePicture()
    restyleAll()
  }

  function putChanged(entry: PlanEntry, element: DrawnElement): void {
    if (isSameButPlace(entry.element, element)) {
      entry.element = element
      // Above those at rest it would not be seen where it has been put.
      if (restingSource.hasFeature(entry.feature)) return
      movingSource.removeFeature(entry.feature)
      restingSource.addFeature(entry.feature)
      return
    }
    if (restingSource.hasFeature(entry.feature)) {
      restingSource.removeFeature(entry.feature)
      movingSource.addFeature(entry.feature)
    }
    entry.element = element
    entry.shape = shapeOf(plane, element)
    entry.size = sizeOf(entry.shape)
    entry.reachPx = reachOf(element)
    longestReachPx = Math.max(longestReachPx, entry.reachPx)
    forgetStyles(entry)
    entry.changedMs = performance.now()
    const geometry = entry.feature.getGeometry()
    if (geometry && reuseGeometry(geometry, entry.shape)) entry.feature.changed()
    else entry.feature.setGeometry(geometryOf(entry.shape))
    timer ??= setTimeout(rest, restEveryMs)
  }

  function rest(): void {
    const now = performance.now()
    // Those that have moved for the longest time are the first.
    const still = movingSource
      .getFeatures()
      .filter((feature) => now - (byFeature.get(feature)?.changedMs ?? now) > restAfterMs)
    const rested = still.slice(0, Math.max(restAtOnce, Math.ceil(still.length / 10)))
    if (rested.length > 0) {
      movingSource.removeFeatures(rested)
      restingSource.addFeatures(rested)
    }
    timer = movingSource.isEmpty() ? undefined : setTimeout(rest, restEveryMs)
  }

  return {
    layers,
    paintResting: (context, frame) => {
      if (hasPicture()) picture.paint(context, frame)
    },
    top: moving,
    clear: (next) => {
      plane = next
      entries.clear()
      longestReachPx = leastReachPx
      picture.spoilAll()
      restingSource.clear(true)
      movingSource.clear(true)
    },
    put: (elements) => {
      const added: ElementFeature[] = []
      for (const [id, element] of elements) {
        const known = entries.get(id)
        if (known) {
          if (known.element !== element) putChanged(known, element)
          continue
        }
        const shape = shapeOf(plane, element)
        const feature = new Feature(geometryOf(shape))
        const entry: PlanEntry = {
          id,
          element,
          shape,
          feature,
          size: sizeOf(shape),
          reachPx: reachOf(element),
          styles: undefined,
          plainStyles: undefined,
          rank: unranked,
          changedMs: 0,
        }
        longestReachPx = Math.max(longestReachPx, entry.reachPx)
        entries.set(id, entry)
        byFeature.set(feature, entry)
        added.push(feature)
      }
      if (added.length > 0) restingSource.addFeatures(added)
      countAgain()
    },
    remove: (ids) => {
      for (const id of ids) {
        const entry = entries.get(id)
        if (!entry) continue
        const source = restingSource.hasFeature(entry.feature) ? restingSource : movingSource
        source.removeFeature(entry.feature)
        entries.delete(id)
      }
      countAgain()
    },
    rank: (ranks) => {
      let highest = -1
      for (const [id, rank] of ranks) {
        const entry = entries.get(id)
        if (!entry) continue
        if (entry.rank < highest) spoil(entry)
        else if (entry.rank !== unranked) highest = entry.rank
        entry.rank = rank
      }
      restingSource.changed()
      movingSource.changed()
    },
    restyle: (nextPalette, nextRatio) => {
      palette = nextPalette
      pixelRatio = nextRatio
      restyleAll()
    },
    setTurned: (turned) => {
      if (turned === isTurned) return
      isTurned = turned
      choosePicture()
    },
    get: (id) => entries.get(id),
    within: (extent) => {
      const found: PlanEntry[] = []
      for (const source of [restingSource, movingSource]) {
        source.forEachFeatureInExtent([...extent], (feature) => {
          const entry = byFeature.get(feature)
          if (entry) found.push(entry)
        })
      }
      return found.sort((a, b) => a.rank - b.rank)
    },
    all: () => entries.values(),
    size: () => entries.size,
    dispose: () => {
      clearTimeout(timer)
      for (const layer of layers) layer.dispose()
    },
  }
}
