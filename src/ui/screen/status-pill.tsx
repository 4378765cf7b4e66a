import { useLingui } from '@lingui/react'
import { Radio } from 'lucide-react'
import { Button } from '../kit/button.tsx'
import { useNow } from '../kit/use-now.ts'
import { useScreen } from '../screen-context.ts'
import { useStatusWords } from '../use-status-words.ts'
import { useSession } from '../use-stores.ts'
import styles from './status-pill.module.css'

/** How the stream is, in a word; pressing it opens the whole truth. */
export function StatusPill() {
  const { i18n } = useLingui()
  const { showPanel } = useScreen()
  const words = useStatusWords(useNow())
  const viewers = useSession((session) => (session.role === 'planning' ? 0 : session.status.viewers))
  return (
    <Button className={styles.pill} onClick={() => showPanel('stream')}>
      {words ? (
        <>
          <span className={`${styles.dot} ${styles[words.tone]}`} aria-hidden="true" />
          {words.short}
          {words.tone === 'good' && viewers > 0 && (
            <span className={styles.viewers}>
              {i18n._('{count, plural, one {# viewer} other {# viewers}}', { count: viewers })}
            </span>
          )}
        </>
      ) : (
        <>
          <Radio size={18} aria-hidden="true" />
          {i18n._('Stream')}
        </>
      )}
    </Button>
  )
}
