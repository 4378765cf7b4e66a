import type { WaypointPatch } from '../../plan/flight-edit.ts'
import type { CardField } from './card-fields.ts'

export type PastedCells =
  | {
      readonly type: 'patches'
      readonly patches: ReadonlyMap<number, WaypointPatch>
      readonly leftOver: number
    }
  /** the row of the card, from 1, and its column */
  | { readonly type: 'problem'; readonly row: number; readonly column: string; readonly problem: string }

/** Whether a text on the clipboard is several cells of a spreadsheet: rows by line ends, columns by tabs. */
export const isCells = (text: string): boolean => /[\t\r\n]/.test(text.replace(/\r?\n$/, ''))

/**
 * Cells of a spreadsheet, laid on the card from one cell on, to the right and down. Either all that fits is taken or, where one
 * cell cannot be read, none; `leftOver` counts the filled cells beyond the card's edge.
 */
export function pastedCells(
  text: string,
  fields: readonly CardField[],
  rows: number,
  from: { readonly row: number; readonly column: number },
): PastedCells {
  const patches = new Map<number, WaypointPatch>()
  let leftOver = 0
  const lines = text.replace(/\r?\n$/, '').split(/\r\n|[\n\r]/)
  for (const [down, line] of lines.entries()) {
    for (const [right, cell] of line.split('\t').entries()) {
      const row = from.row + down
      const field = fields[from.column + right]
      const waypoint = field && row < rows ? field.waypointOf(row) : -1
      if (!field || waypoint < 0) {
        if (cell.trim() !== '') leftOver++
        continue
      }
      const parsed = field.parse(cell)
      if (!parsed.ok) {
        return { type: 'problem', row: row + 1, column: field.title, problem: parsed.problem }
      }
      patches.set(waypoint, { ...patches.get(waypoint), ...parsed.value })
    }
  }
  return { type: 'patches', patches, leftOver }
}
