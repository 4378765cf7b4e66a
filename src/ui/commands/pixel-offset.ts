import type { MapView } from '../../map/map-view.ts'
import type { ElementId } from '../../plan/element.ts'
import { elementPositions } from '../../plan/element-positions.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Position } from '../../plan/position.ts'

/** By how much elements go on the map (its units or degrees) when they are moved by CSS pixels; nothing where the map is not drawn yet. */
export function aside(
  map: Pick<MapView, 'pixelOf' | 'positionAt'> | undefined,
  plan: Plan,
  ids: readonly ElementId[],
  [dx, dy]: readonly [x: number, y: number],
): Position {
  for (const id of ids) {
    const element = plan.get(id)
    const from = element && elementPositions(element)[0]?.at
    const pixel = from && map?.pixelOf(from)
    const to = pixel && map?.positionAt([pixel[0] + dx, pixel[1] + dy])
    if (from && to) return [to[0] - from[0], to[1] - from[1]]
  }
  return [0, 0]
}
