import type { ElementId, Layer, Sheet } from '../plan/element.ts'
import type { Feature, FoundFeature } from './feature.ts'
import { differs } from './kept-element.ts'
import { isObject } from './parse-json.ts'

/** What the ticks of a file say of the layers that it keeps. */
export type TickedLayers = {
  /** with those shown of which something is ticked */
  readonly sheet: Sheet
  /** the names of those that come to be hidden with all that is in them, also of such as the sheet does not have */
  readonly hiddenLayers: ReadonlySet<string>
}

/**
 * A layer that was hidden is shown again where another program has ticked something in it: what else is in it, and is not
 * ticked, is hidden alone. One of which nothing in its folders is shown is hidden.
 */
export function tickedLayers(sheet: Sheet, features: readonly FoundFeature[]): TickedLayers {
  const ticked = new Set<ElementId>()
  const hiddenLayers = new Set<string>()
  for (const { feature } of features) {
    const layer = feature.hidden === false ? layerInPlan(sheet, feature) : undefined
    if (layer) ticked.add(layer.id)
    if (feature.isLayerHidden && feature.layer) hiddenLayers.add(feature.layer)
  }
  for (const { feature } of features)
    if (!feature.isLayerHidden && feature.layer) hiddenLayers.delete(feature.layer)
  const layers = sheet.layers?.map((layer) => {
    if (!ticked.has(layer.id)) return layer
    hiddenLayers.delete(layer.name)
    return layer.hidden ? { ...layer, hidden: false } : layer
  })
  return { sheet: { ...sheet, ...(layers && { layers }) }, hiddenLayers }
}

/** The layer that its element comes to be in: of several of one name that which is kept. */
function layerInPlan({ layers = [] }: Sheet, { layer: name, kept }: Feature): Layer | undefined {
  const own = isObject(kept) ? layers.find(({ id }) => id === kept.layer) : undefined
  return own && !differs(name, own.name) ? own : layers.find((layer) => layer.name === name)
}
