import type { ElementId } from '../plan/element.ts'
import { elementPlaces } from '../plan/place.ts'
import { drawnElements, type Plan } from '../plan/plan.ts'
import type { Note, TakeNote } from './file-problem.ts'
import type { FormatId } from './format-list.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { isObject } from './parse-json.ts'
import type { Home } from './qgc-items.ts'
import { noteUnwritten } from './unwritten.ts'
import { type Found, worldPlan } from './world-plan.ts'

const name = 'Home'

/** Home as a point of the type `base`, unless the route begins there. */
export function homePoint(home: Home | undefined, route: object | undefined): readonly Found[] {
  if (!home) return []
  const at = [home[1], home[0]]
  const waypoints = isObject(route) && Array.isArray(route.waypoints) ? route.waypoints : []
  const first: unknown = waypoints[0]
  if (isObject(first) && JSON.stringify(first.at) === JSON.stringify(at)) return []
  const notes = typeof home[2] === 'number' ? `${home[2]} m` : ''
  const value = { kind: 'point', name, at, type: 'base', color: 'black', notes }
  return [{ where: [{ part: 'point', name }], value }]
}

/** The plan of a mission and its home, which alone would be no plan: then what is wrong with the rest is the problem. */
export function missionPlan(
  format: FormatId,
  found: readonly Found[],
  home: readonly Found[],
  notes: Note[],
  options: OpenOptions,
): OpenResult {
  const sheet = { units: 'metric' } as const
  const alone = home.length > 0 ? worldPlan(format, sheet, found, [], options) : undefined
  return alone?.type === 'failed' ? alone : worldPlan(format, sheet, [...found, ...home], notes, options)
}

/** That point again: latitude, longitude, and metres above sea level. */
export function homeToWrite(
  plan: Plan,
  note: TakeNote,
): { readonly id: ElementId; readonly home: readonly [number, number, number] } | undefined {
  for (const [id, element] of drawnElements(plan)) {
    if (element.kind !== 'point' || element.type !== 'base' || element.name !== name) continue
    const where = elementPlaces(plan).get(id) ?? []
    noteUnwritten(element, ['at', 'name', 'type', 'notes', 'color'], where, note)
    const [lng, lat] = element.at
    return { id, home: [lat, lng, numberBefore(element.notes, / m$/) ?? 0] }
  }
  return undefined
}

/** The number of a text like `50 m`; undefined if it is any other text. */
export function numberBefore(text: string, unit: RegExp): number | undefined {
  const number = text.replace(unit, '')
  return unit.test(text) && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(number) ? Number(number) : undefined
}
