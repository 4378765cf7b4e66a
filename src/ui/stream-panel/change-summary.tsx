import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import type { ElementChange } from '../../state/element-change.ts'
import { changeSentence } from '../words/change-words.ts'
import styles from './change-summary.module.css'

/** Of a difference as large as a plan, so many changes are named. */
const namedAtMost = 60

/** One side of a choice: what would change, in a sentence and one by one. */
export function ChangeSummary({
  title,
  words,
  changes,
  children,
}: {
  title: string
  words: string
  changes: readonly ElementChange[]
  /** what to press */
  children: ReactNode
}) {
  const { i18n } = useLingui()
  return (
    <section className={styles.summary}>
      <h3 className={styles.title}>{title}</h3>
      <p>{words}</p>
      <ul className={styles.list}>
        {changes.slice(0, namedAtMost).map((change) => (
          <li key={change.id}>{changeSentence(i18n, change)}</li>
        ))}
        {changes.length > namedAtMost && (
          <li>{i18n._('and {count} more', { count: changes.length - namedAtMost })}</li>
        )}
      </ul>
      {children}
    </section>
  )
}
