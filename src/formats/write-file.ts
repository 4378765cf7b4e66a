import { type Plan, sheetOf } from '../plan/plan.ts'
import { formatCode } from './format-code.ts'
import { type FormatId, fitsMap, formatById } from './format-list.ts'
import type { WriteOptions, WriteResult } from './open-result.ts'

/** Writes a plan as a file of a format that `writes`. */
export function writeFile(id: FormatId, plan: Plan, options: WriteOptions): WriteResult {
  const format = formatById(id)
  const { write } = formatCode[id]
  if (!write) throw new RangeError(`${format.title} is not written.`)
  if (fitsMap(format, plan)) return write(plan, options)
  const detail = { map: sheetOf(plan).map }
  return { type: 'failed', problem: { code: 'no-game-map', where: [], detail } }
}
