import { type GameMap, gameMaps, planMapById } from '../plan/plan-map.ts'
import type { FileProblem, TakeNote } from './file-problem.ts'

export type Il2Map =
  | { readonly type: 'map'; readonly map: GameMap }
  | { readonly type: 'needs-map'; readonly hash: string }
  | { readonly type: 'failed'; readonly problem: FileProblem }

/** The map of a file by its `mapHash`; where that names none that is known, the caller's choice, if there is one. */
export function il2Map(mapHash: unknown, chosen: string | undefined, note: TakeNote): Il2Map {
  const hash = typeof mapHash === 'string' ? mapHash : ''
  const named = mapOfHash(hash)
  if (named) {
    if (hash !== `#${named.id}`) {
      note({ code: 'map-read-as', where: [], detail: { text: hash, map: named.id } })
    }
    return { type: 'map', map: named }
  }
  if (!chosen) return { type: 'needs-map', hash }
  const map = planMapById(chosen)
  if (map?.type === 'game') return { type: 'map', map }
  return { type: 'failed', problem: { code: 'unfit-map', where: [], detail: { map: chosen } } }
}

/**
 * `#kuban`, also with an address before it, more behind it, in capitals, or with a hyphen as in the names of tiles. A
 * planner that was opened through a game server's own link writes that server's name here: no map.
 */
function mapOfHash(hash: string): GameMap | undefined {
  const word = /^[a-z_-]+(?![a-z0-9_-])/.exec(hash.slice(hash.lastIndexOf('#') + 1).toLowerCase())?.[0]
  const id = word?.replaceAll('-', '_')
  return gameMaps.find((map) => map.id === id)
}
