import { defaults } from '../plan/drawn-element.ts'
import type { Route } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import { noteSpeed } from './assumed-speed.ts'
import type { TakeNote } from './file-problem.ts'
import type { ItemsRead } from './qgc-items.ts'
import { rounded } from './rounded.ts'
import type { Found } from './world-plan.ts'

const missionName = 'Mission'

/** The fields of a route that a mission holds, and those that are as they will be read again. */
export const heldOfRoute = ({ name, color }: Route): readonly string[] => [
  ...['speed', 'altitude'],
  ...(name === missionName ? ['name'] : []),
  ...(color === defaults.color ? ['color'] : []),
]

/** The route of a mission's items, in metric units; none where there are no waypoints. */
export function missionRoute(
  { waypoints, speedMs }: ItemsRead,
  extra: string | undefined,
  where: Place,
  note: TakeNote,
): readonly Found[] {
  if (waypoints.length === 0) return []
  if (speedMs === undefined) noteSpeed(defaults.metric.speed, where, note)
  const speed = speedMs === undefined ? defaults.metric.speed : rounded(speedMs * 3.6)
  const value = {
    kind: 'route',
    name: missionName,
    flightPlan: true,
    speed,
    waypoints,
    color: defaults.color,
    ...(extra !== undefined && { extra }),
  }
  return [{ where, value }]
}
