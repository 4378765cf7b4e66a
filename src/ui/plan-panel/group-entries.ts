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
  const groups: readonly EntryGroup[] =
    layers.length === 0
      ? kindOrder.map((kind) => ({
          key: kind,
          of: { type: 'kind', kind },
          entries: entries.filter(([, element]) => element.kind === kind),
        }))
      : [...layers.toReversed(), undefined].map((layer) => ({
          key: layer?.id ?? '',
          of: { type: 'layer', layer },
          entries: byKind(entries.filter(([, element]) => layerOf(sheet, element) === layer)),
        }))
  return groups.filter((group) => group.entries.length > 0)
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
