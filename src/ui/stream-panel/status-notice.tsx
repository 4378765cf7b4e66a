import { useLingui } from '@lingui/react'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useNow } from '../kit/use-now.ts'
import { useScreen } from '../screen-context.ts'
import { useStatusWords } from '../use-status-words.ts'
import { useSession } from '../use-stores.ts'
import styles from './status-notice.module.css'

/** How the session is, what is being done about it, and what the user can do. */
export function StatusNotice() {
  const { i18n } = useLingui()
  const { session } = useApp()
  const { ask } = useScreen()
  const words = useStatusWords(useNow())
  const isRetrying = useSession(
    (state) =>
      state.role !== 'planning' &&
      state.status.word === 'offline' &&
      (state.role === 'leading' || state.connected),
  )
  if (!words) return null
  return (
    <Notice
      tone={words.tone}
      title={words.short}
      live="status"
      after={
        <>
          {words.ticking && <p className={styles.ticking}>{words.ticking}</p>}
          <div className={styles.buttons}>
            {isRetrying && <Button onClick={session.wake}>{i18n._('Try now')}</Button>}
            <button type="button" className={styles.details} onClick={() => ask({ type: 'connection' })}>
              {i18n._('Connection details')}
            </button>
          </div>
        </>
      }
    >
      <p>{words.long}</p>
    </Notice>
  )
}
