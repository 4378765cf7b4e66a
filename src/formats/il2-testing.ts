import type { Element } from '../plan/element.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import type { Note } from './file-problem.ts'
import { pointColor } from './il2-color.ts'
import { openIl2 } from './il2-read.ts'
import { writeIl2 } from './il2-write.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'

// What the tests of reading and writing IL-2 Mission Planner files share.

export const options = (map?: string): OpenOptions => {
  let count = 0
  return { newId: () => `e${count++}`, ...(map !== undefined && { map }) }
}

export const open = (file: unknown, map?: string): OpenResult => openIl2(JSON.stringify(file), options(map))

export function opened(result: OpenResult): { plan: Plan; notes: readonly Note[] } {
  if (result.type !== 'opened') throw new Error(`not opened: ${JSON.stringify(result)}`)
  return result
}

export function written(plan: Plan): { file: Record<string, unknown>; text: string; notes: readonly Note[] } {
  const result = writeIl2(plan)
  if (result.type !== 'written') throw new Error(`not written: ${JSON.stringify(result)}`)
  return { file: JSON.parse(result.content), text: result.content, notes: result.notes }
}

export const elements = (plan: Plan): Element[] => drawnElements(plan).map(([, element]) => element)

export const codes = (notes: readonly Note[]): string[] => notes.map(({ code }) => code)

export const kuban = { revision: 2, mapHash: '#kuban', units: 'metric' }

/** What of a plan an IL-2 file holds, in a form that can be compared. */
export function comparable(plan: Plan): unknown[] {
  const drawn = elements(plan).map((element) => {
    const { order: _, ...rest } = element
    if (rest.kind === 'polygon') return { ...rest, rings: rest.rings.map(unclosed) }
    if (rest.kind === 'point' || rest.kind === 'text') return { ...rest, color: pointColor(rest.color) }
    if (rest.kind === 'line') return { ...rest, ...(rest.name === '' && { name: undefined }) }
    if (rest.kind !== 'route') return rest
    return {
      ...rest,
      waypoints: rest.waypoints.map((waypoint) => ({
        ...waypoint,
        ...(waypoint.speed === rest.speed && { speed: undefined }),
        ...(waypoint.altitude === rest.altitude && { altitude: undefined }),
      })),
    }
  })
  return [sheetOf(plan), ...drawn]
    .map((element) => JSON.stringify(sorted(JSON.parse(JSON.stringify(element)))))
    .sort()
}

const unclosed = <T>(ring: readonly T[]): readonly T[] =>
  ring.length > 1 && JSON.stringify(ring[0]) === JSON.stringify(ring.at(-1)) ? ring.slice(0, -1) : ring

/** With the keys of all objects in order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)])
}
