import type { Town } from '../plan/find-places.ts'
import type { CityRow } from './cities.ts'

/** The towns that the world's map knows, the largest first; rejects if they do not come. */
export async function loadTowns(): Promise<readonly Town[]> {
  const rows = JSON.parse((await import('./data/cities.json?raw')).default) as CityRow[]
  return rows.toSorted((a, b) => b[3] - a[3]).map(([name, lng, lat]) => ({ name, at: [lng, lat] }))
}
