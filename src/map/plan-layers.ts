import Feature from 'ol/Feature.js'
import VectorLayer from 'ol/layer/Vector.js'
import VectorSource from 'ol/source/Vector.js'
import type Style from 'ol/style/Style.js'
import type { ElementId } from '../plan/element.ts'
import type { Target } from './aim.ts'
import { type ElementGeometry, geometryOf, reuseGeometry } from './element-geometry.ts'
import { styleOf } from './element-style.ts'
import type { Palette } from './palette.ts'
import type { Extent, Plane } from './plane.ts'
import { type DrawnElement, shapeOf } from './shape.ts'

type Layer = VectorLayer<VectorSource<Feature<ElementGeometry>>, Feature<ElementGeometry>>

type Entry = Target & {
  readonly feature: Feature<ElementGeometry>
  element: DrawnElement
  shape: Target['shape']
  styles: Style[] | undefined
  rank: number
  changedMs: number
}

/** An element that has not changed for so long goes back to the layer of those at rest. */
const restAfterMs = 4_000

/**
 * The elements as OpenLayers features, in two layers: those at rest, and those that have been dragged or streamed
 * lately, so that a change draws few features anew and not thousands.
 */
export type PlanLayers = {
  readonly layers: readonly [resting: Layer, moving: Layer]
  /** Forgets everything: the plane is another one. */
  readonly clear: (plane: Plane) => void
  readonly put: (elements: readonly (readonly [ElementId, DrawnElement])[]) => void
  readonly remove: (ids: readonly ElementId[]) => void
  readonly rank: (ranks: ReadonlyMap<ElementId, number>) => void
  readonly restyle: (palette: Palette, pixelRatio: number) => void
  readonly get: (id: ElementId) => Target | undefined
  /** Elements whose box meets the extent, in the sequence in which they are drawn. */
  readonly within: (extent: Extent) => readonly Target[]
  readonly all: () => Iterable<Target>
  readonly size: () => number
  readonly dispose: () => void
}

export function createPlanLayers(startPlane: Plane, startPalette: Palette, startRatio: number): PlanLayers {
  let plane = startPlane
  let palette = startPalette
  let pixelRatio = startRatio
  let timer: ReturnType<typeof setTimeout> | undefined
  const entries = new Map<ElementId, Entry>()
  const entryOf = (feature: { getId: () => unknown }): Entry | undefined =>
    entries.get(String(feature.getId()))

  const newLayer = (zIndex: number): Layer =>
    new VectorLayer({
      source: new VectorSource<Feature<ElementGeometry>>(),
      zIndex,
      // Wide enough that a pan seldom leaves what is prepared.
      renderBuffer: 300,
      updateWhileInteracting: true,
      renderOrder: (a, b) => (entryOf(a)?.rank ?? 0) - (entryOf(b)?.rank ?? 0),
      style: (feature) => {
        const entry = entryOf(feature)
        if (!entry) return undefined
        entry.styles ??= styleOf(entry.element, entry.shape, palette, pixelRatio)
        return entry.styles
      },
    })
  const resting = newLayer(1)
  const moving = newLayer(2)
  const sourceOf = (layer: Layer): VectorSource<Feature<ElementGeometry>> => {
    const source = layer.getSource()
    if (!source) throw new Error('a plan layer has no source')
    return source
  }
  const restingSource = sourceOf(resting)
  const movingSource = sourceOf(moving)

  function putChanged(entry: Entry, element: DrawnElement): void {
    entry.element = element
    entry.shape = shapeOf(plane, element)
    entry.styles = undefined
    entry.changedMs = performance.now()
    if (restingSource.hasFeature(entry.feature)) {
      restingSource.removeFeature(entry.feature)
      movingSource.addFeature(entry.feature)
    }
    const geometry = entry.feature.getGeometry()
    if (geometry && reuseGeometry(geometry, entry.shape)) entry.feature.changed()
    else entry.feature.setGeometry(geometryOf(entry.shape))
    timer ??= setTimeout(rest, restAfterMs)
  }

  function rest(): void {
    const rested = movingSource.getFeatures().filter((feature) => {
      const entry = entryOf(feature)
      return entry && performance.now() - entry.changedMs > restAfterMs
    })
    movingSource.removeFeatures(rested)
    restingSource.addFeatures(rested)
    timer = movingSource.isEmpty() ? undefined : setTimeout(rest, restAfterMs)
  }

  return {
    layers: [resting, moving],
    clear: (next) => {
      plane = next
      entries.clear()
      restingSource.clear(true)
      movingSource.clear(true)
    },
    put: (elements) => {
      const added: Feature<ElementGeometry>[] = []
      for (const [id, element] of elements) {
        const entry = entries.get(id)
        if (entry) {
          if (entry.element !== element) putChanged(entry, element)
          continue
        }
        const shape = shapeOf(plane, element)
        const feature = new Feature(geometryOf(shape))
        feature.setId(id)
        entries.set(id, { id, element, shape, feature, styles: undefined, rank: entries.size, changedMs: 0 })
        added.push(feature)
      }
      restingSource.addFeatures(added)
    },
    remove: (ids) => {
      for (const id of ids) {
        const entry = entries.get(id)
        if (!entry) continue
        const source = restingSource.hasFeature(entry.feature) ? restingSource : movingSource
        source.removeFeature(entry.feature)
        entries.delete(id)
      }
    },
    rank: (ranks) => {
      for (const entry of entries.values()) entry.rank = ranks.get(entry.id) ?? entries.size
      resting.changed()
      moving.changed()
    },
    restyle: (nextPalette, nextRatio) => {
      palette = nextPalette
      pixelRatio = nextRatio
      for (const entry of entries.values()) entry.styles = undefined
      resting.changed()
      moving.changed()
    },
    get: (id) => entries.get(id),
    within: (extent) => {
      const found: Entry[] = []
      for (const source of [restingSource, movingSource]) {
        source.forEachFeatureInExtent([...extent], (feature) => {
          const entry = entryOf(feature)
          if (entry) found.push(entry)
        })
      }
      return found.sort((a, b) => a.rank - b.rank)
    },
    all: () => entries.values(),
    size: () => entries.size,
    dispose: () => {
      clearTimeout(timer)
      resting.dispose()
      moving.dispose()
    },
  }
}
