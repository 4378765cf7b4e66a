import { useLingui } from '@lingui/react'
import type { FlightPage } from './flight-page.ts'
import { type PaperId, type PrintLayout, papers } from './print-layout.ts'
import styles from './print-sheet.module.css'

/** A flight card as it is printed; `map` is the address of its strip map. Where it is one page, the map takes the rest of it. */
export function PrintSheet({
  page,
  paper,
  map,
  layout: { letters, mapHeight, isOnePage },
}: {
  page: FlightPage
  paper: PaperId
  map: string | undefined
  layout: PrintLayout
}) {
  const { i18n } = useLingui()
  const { columns, rows, totals, notes, warnings } = page
  const { contentWidth, contentHeight } = papers[paper]
  const isFilled = isOnePage && map !== undefined
  const classOf = (i: number) => (columns[i]?.isNumber ? styles.number : undefined)
  const strip = map !== undefined && (
    <img
      className={styles.map}
      src={map}
      alt={i18n._('Strip map of the route')}
      style={{ blockSize: mapHeight }}
    />
  )
  return (
    <article
      className={styles.sheet}
      data-letters={letters}
      data-filled={isFilled || undefined}
      style={{ inlineSize: contentWidth, ...(isFilled && { blockSize: contentHeight }) }}
    >
      <header className={styles.head}>
        <h1 className={styles.route} dir="auto">
          {page.route}
        </h1>
        <p className={styles.title} dir="auto">
          {page.title}
        </p>
        <p className={styles.facts}>{page.facts.join(' · ')}</p>
        {warnings.length > 0 && (
          <ul className={styles.warnings} aria-label={i18n._('What is amiss')}>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
      </header>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ title, sign }, i) => (
              <th key={title} scope="col" className={classOf(i)}>
                {title}
                <span className={styles.sign}>{sign || '\u00a0'}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, i) => (
                <td key={columns[i]?.title} className={classOf(i)} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            {totals.map((cell, i) => (
              <td key={columns[i]?.title} className={classOf(i)}>
                {cell}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      {isOnePage && strip}
      {notes.length > 0 && (
        <section className={styles.notes}>
          <h2>{i18n._('Notes')}</h2>
          {notes.map((note) => (
            <p key={note} dir="auto">
              {note}
            </p>
          ))}
        </section>
      )}
      {!isOnePage && strip}
    </article>
  )
}
