import type { Element, ElementId, Kind, Layer, Sheet } from '../../plan/element.ts'
import { layerOf } from '../../plan/layer.ts'
import { kindOrder } from './kind-order.ts'

export type Entry = readonly [ElementId, Exclude<Element, Sheet>]

/** Elements under one heading: those of a kind, of a layer, or (`undefined`) of no layer in a plan that has layers. */
export type EntryGroup = {
  readonly key: string
  readonly of:
    | { readonly type: 'kind'; readonly kind: Kind }
    | { readonly type: 'layer'; readonly layer: Layer | undefined }
  readonly entries: readonly Entry[]
}

/** By layer where the plan has any, the uppermost first, and those of no layer last; else by kind. Within a layer by kind. */
export function groupEntries(sheet: Sheet, entries: readonly Entry[]): readonly EntryGroup[] {
  const { layers = [] } = sheet
  if (layers.length === 0) {
    const ofKind = gathered(entries, ([, { kind }]) => kind)
    return kindOrder.flatMap((kind) => {
      const found = ofKind.get(kind)
      return found ? [{ key: kind, of: { type: 'kind', kind }, entries: found }] : []
    })
  }
  const ofLayer = gathered(entries, ([, element]) => layerOf(sheet, element))
  return [...layers.toReversed(), undefined].flatMap((layer) => {
    const found = ofLayer.get(layer)
    return found ? [{ key: layer?.id ?? '', of: { type: 'layer', layer }, entries: byKind(found) }] : []
  })
}

/** Entries by what they have in common, in one walk: there may be thousands, at every edit. */
function gathered<Key>(entries: readonly Entry[], keyOf: (entry: Entry) => Key): ReadonlyMap<Key, Entry[]> {
  const groups = new Map<Key, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}

/** The first so many entries, in their groups. */
export function firstEntries(groups: readonly EntryGroup[], count: number): readonly EntryGroup[] {
  let left = count
  return groups.flatMap((group) => {
    const entries = group.entries.slice(0, Math.max(0, left))
    left -= entries.length
    return entries.length === 0 ? [] : [{ ...group, entries }]
  })
}

const byKind = (entries: readonly Entry[]): readonly Entry[] =>
  kindOrder.flatMap((kind) => entries.filter(([, element]) => element.kind === kind))
