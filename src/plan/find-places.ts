import type { ElementId, Kind } from './element.ts'
import { drawnElements, type Plan, sheetOf } from './plan.ts'
import type { PlanMap } from './plan-map.ts'
import type { Position } from './position.ts'
import { readPlace } from './precise-entry.ts'
import type { ShownUnits } from './units.ts'

export type Town = { readonly name: string; readonly at: Position }

/** Something to go to. */
export type FoundPlace =
  /** a place that was written as coordinates, grid or MGRS */
  | { readonly type: 'position'; readonly at: Position }
  | { readonly type: 'town' | 'waypoint'; readonly name: string; readonly at: Position }
  | {
      readonly type: 'element'
      readonly name: string
      readonly kind: Kind
      readonly ids: readonly ElementId[]
    }
  /** with all that is on it; never an empty one */
  | { readonly type: 'layer'; readonly name: string; readonly ids: readonly ElementId[] }

const most = 12

/**
 * What a text may mean on a map: a written position first, then names of elements, waypoints, layers and (on the world) towns;
 * those that begin with the text before those that have it further on. Case and accents do not matter.
 */
export function findPlaces(
  {
    map,
    units,
    plan,
    towns,
  }: {
    readonly map: PlanMap
    readonly units: ShownUnits
    readonly plan: Plan
    /** the largest first */
    readonly towns: readonly Town[]
  },
  text: string,
): readonly FoundPlace[] {
  const wanted = plain(text)
  if (wanted === '') return []
  const read = readPlace(map, units, text)
  const named: readonly FoundPlace[] = [
    ...elementsOf(plan),
    ...layersOf(plan),
    ...(map.type === 'world' ? towns.map((town) => ({ type: 'town', ...town }) as const) : []),
  ]
  const found = named.flatMap((place) => {
    const rank = 'name' in place ? rankOf(plain(place.name), wanted) : undefined
    return rank === undefined ? [] : [{ place, rank }]
  })
  const byRank = found.toSorted((a, b) => a.rank - b.rank).map(({ place }) => place)
  return [...(read.ok ? [{ type: 'position', at: read.at } as const] : []), ...byRank].slice(0, most)
}

/** Whole name, its beginning, the beginning of a word in it, anywhere. */
function rankOf(name: string, wanted: string): number | undefined {
  const at = name.indexOf(wanted)
  if (at < 0) return undefined
  if (name === wanted) return 0
  if (at === 0) return 1
  return /[\s-]/.test(name[at - 1] ?? '') ? 2 : 3
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()

const elementsOf = (plan: Plan): readonly FoundPlace[] =>
  drawnElements(plan).flatMap(([id, element]): FoundPlace[] => {
    const name = element.kind === 'text' ? element.text : 'name' in element ? (element.name ?? '') : ''
    const own = name.trim() === '' ? [] : [{ type: 'element', name, kind: element.kind, ids: [id] } as const]
    const waypoints = element.kind === 'route' ? element.waypoints : []
    return [
      ...own,
      ...waypoints.flatMap(({ name: itsName, at }): FoundPlace[] =>
        itsName?.trim() ? [{ type: 'waypoint', name: itsName, at }] : [],
      ),
    ]
  })

function layersOf(plan: Plan): readonly FoundPlace[] {
  const idsOn = new Map<ElementId, ElementId[]>()
  for (const [id, { layer }] of drawnElements(plan)) {
    if (layer === undefined) continue
    const ids = idsOn.get(layer)
    if (ids) ids.push(id)
    else idsOn.set(layer, [id])
  }
  return (sheetOf(plan).layers ?? []).flatMap(({ id, name }): FoundPlace[] => {
    const ids = idsOn.get(id)
    return ids ? [{ type: 'layer', name, ids }] : []
  })
}
