import { useLingui } from '@lingui/react'
import { useApp } from '../app-context.ts'
import { Notice } from '../kit/notice.tsx'
import { useNow } from '../kit/use-now.ts'
import { inWords } from '../words/time-words.ts'
import styles from './status-notice.module.css'

/** Why an answer takes so long: somebody guesses at this stream, or at one that shares its count (K1). */
export function LockedNotice() {
  const { i18n } = useLingui()
  const { session } = useApp()
  const now = useNow()
  const untilMs = session.lockedUntilMs()
  if (untilMs === undefined) return null
  return (
    <Notice
      tone="warn"
      live="status"
      title={i18n._('Somebody has tried many passwords')}
      after={
        <p className={styles.ticking}>
          {i18n._('Trying again {when}.', { when: inWords(i18n, untilMs, now) })}
        </p>
      }
    >
      <p>{i18n._('So that nobody guesses it, the server makes newcomers wait. It goes on by itself.')}</p>
    </Notice>
  )
}
