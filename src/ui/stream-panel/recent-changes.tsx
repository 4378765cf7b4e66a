import { useLingui } from '@lingui/react'
import type { AppliedEdit } from '../../state/session.ts'
import { useApp } from '../app-context.ts'
import { useNow } from '../kit/use-now.ts'
import { changeSentence } from '../words/change-words.ts'
import { agoWords } from '../words/time-words.ts'
import panel from './panel.module.css'
import styles from './recent-changes.module.css'

/** Of an edit that changed a hundred elements, so many are named. */
const namedPerEdit = 4

/** What the leader just did, newest first; pressing a line picks the element. */
export function RecentChanges({ recent }: { recent: readonly AppliedEdit[] }) {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const now = useNow(5_000)
  return (
    <section aria-label={i18n._('What just changed')}>
      <h2 className={panel.heading}>{i18n._('What just changed')}</h2>
      {recent.length === 0 && <p className={styles.none}>{i18n._('Nothing yet since you are here.')}</p>}
      <ol className={styles.list}>
        {recent.map(({ rev, atMs, changes }) => (
          <li key={rev} className={styles.edit}>
            <span className={styles.time}>{agoWords(i18n, atMs, now)}</span>
            <ul className={styles.changes}>
              {changes.slice(0, namedPerEdit).map((change) => (
                <li key={change.id}>
                  {change.what === 'deleted' || change.element.kind === 'sheet' ? (
                    changeSentence(i18n, change)
                  ) : (
                    <button
                      type="button"
                      className={styles.pick}
                      onClick={() => selection.select([change.id])}
                    >
                      {changeSentence(i18n, change)}
                    </button>
                  )}
                </li>
              ))}
              {changes.length > namedPerEdit && (
                <li>{i18n._('and {count} more', { count: changes.length - namedPerEdit })}</li>
              )}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}
