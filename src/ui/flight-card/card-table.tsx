import { useLingui } from '@lingui/react'
import { useRef } from 'react'
import type { ElementId, Route } from '../../plan/element.ts'
import { patchWaypoints, type WaypointPatch } from '../../plan/flight-edit.ts'
import type { FlightLog, FlightRow } from '../../plan/flight-log.ts'
import { useApp } from '../app-context.ts'
import { useToast } from '../kit/use-toast.ts'
import { useUnitNumbers } from '../unit-numbers.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit } from '../use-stores.ts'
import { elementPhrase } from '../words/element-words.ts'
import { CardCell, type Step } from './card-cell.tsx'
import { type CardColumn, cardColumns } from './card-columns.ts'
import { type CardField, cardFields } from './card-fields.ts'
import styles from './card-table.module.css'
import { isCells, pastedCells } from './paste-cells.ts'

/** The legs of a route as a table that is edited in place; on a phone each waypoint is a block of its own. */
export function CardTable({ id, route, log }: { id: ElementId; route: Route; log: FlightLog }) {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const toast = useToast()
  const edit = useEdit()
  const mayEdit = useMayEdit()
  const numbers = useUnitNumbers()
  const table = useRef<HTMLTableElement>(null)
  const fields = cardFields(i18n, numbers, route)
  const columns = cardColumns(i18n, log, numbers.shown)
  const [name, altitude, speed, time, notes] = fields
  const note = i18n._('Change {element}', { element: elementPhrase(i18n, route) })

  const change = (patches: ReadonlyMap<number, WaypointPatch>) =>
    edit((plan) => patchWaypoints(plan, id, patches), note)

  /** Goes on over places that have no cell; at the edge it stays. */
  const walk = (row: number, column: number, { down, right }: Step): void => {
    const [nextRow, nextColumn] = [row + down, column + right]
    if (nextRow < 0 || nextRow >= log.rows.length || nextColumn < 0 || nextColumn >= fields.length) return
    const next = table.current?.querySelector<HTMLInputElement>(`[data-cell="${nextRow}-${nextColumn}"]`)
    if (next) next.focus()
    else walk(nextRow, nextColumn, { down, right })
  }

  const paste = (text: string, row: number, column: number): boolean => {
    if (!isCells(text)) return false
    const pasted = pastedCells(text, fields, log.rows.length, { row, column })
    if (pasted.type === 'problem') {
      const place = i18n._('Row {row}, {column}', pasted)
      toast.error(
        i18n._('Nothing was pasted'),
        i18n._('{where}: {what}', { where: place, what: pasted.problem }),
      )
    } else if (change(pasted.patches) && pasted.leftOver > 0) {
      toast.info(
        i18n._('{count, plural, one {# cell was} other {# cells were}} left out: the card ends there', {
          count: pasted.leftOver,
        }),
      )
    }
    return true
  }

  const cell = (field: CardField | undefined, row: number) => {
    if (!field) return null
    const column = fields.indexOf(field)
    const waypoint = field.waypointOf(row)
    return (
      <td key={field.key} data-label={field.title} data-wide={field.isNumber ? undefined : true}>
        {waypoint >= 0 && (
          <CardCell
            label={field.label(row)}
            value={field.text(row)}
            place={`${row}-${column}`}
            placeholder={field.placeholder}
            isNumber={field.isNumber}
            readOnly={!mayEdit}
            parse={field.parse}
            onCommit={(patch) => change(new Map([[waypoint, patch]]))}
            onStep={(step) => walk(row, column, step)}
            onPaste={(text) => paste(text, row, column)}
          />
        )}
      </td>
    )
  }

  const reckoned = (column: CardColumn, row: FlightRow) => {
    const text = column.text(row, log.rows[row.index - 1])
    return (
      <td
        key={column.key}
        className={styles.reckoned}
        data-label={[column.title, column.sign].filter(Boolean).join(', ')}
        data-column={column.key}
        data-empty={text === '' || undefined}
        data-bad={column.isBad?.(row) || undefined}
      >
        {text}
      </td>
    )
  }

  const heading = ({ title, sign }: { title: string; sign: string }) => (
    <th key={title} scope="col">
      {title}
      {sign && <span className={styles.sign}>{sign}</span>}
    </th>
  )

  return (
    <div className={styles.scroll}>
      <table ref={table} className={styles.table} aria-label={i18n._('Flight card')}>
        <thead>
          <tr>
            {heading({ title: '#', sign: '' })}
            {[name, altitude, speed].map((field) => field && heading(field))}
            {columns.map(heading)}
            {[time, notes].map((field) => field && heading(field))}
          </tr>
        </thead>
        <tbody>
          {log.rows.map((row) => (
            <tr key={row.index} onFocus={() => selection.select([id], row.index)}>
              <th scope="row" className={styles.number}>
                {row.index + 1}
              </th>
              {[name, altitude, speed].map((field) => cell(field, row.index))}
              {columns.map((column) => reckoned(column, row))}
              {[time, notes].map((field) => cell(field, row.index))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {i18n._('Whole route')}
            </th>
            {columns.map(({ key, title, total }) => (
              <td key={key} data-label={title} data-column={key} data-empty={!total || undefined}>
                {total}
              </td>
            ))}
            <td colSpan={2} data-empty />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
