import type { Place } from '../plan/place.ts'
import { kindOf } from '../plan/read-element.ts'
import type { TakeNote } from './file-problem.ts'

/** Names the speed that is used where the file says none, and a route must have one. */
export function noteSpeed(speed: number, where: Place, note: TakeNote): void {
  const detail = { field: 'speed', found: kindOf(undefined), used: String(speed) }
  note({ code: 'value-replaced', where, detail })
}
