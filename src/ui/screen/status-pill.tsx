import { useLingui } from '@lingui/react'
import { Radio } from 'lucide-react'
import { Button } from '../kit/button.tsx'
import { useNow } from '../kit/use-now.ts'
import { useScreen } from '../screen-context.ts'
import { useSession } from '../use-stores.ts'
import { leaderWords, type StatusWords, viewerWords } from '../words/status-words.ts'
import styles from './status-pill.module.css'

/** How the stream is, in a word; pressing it opens the whole truth. */
export function StatusPill() {
  const { i18n } = useLingui()
  const session = useSession((state) => state)
  const now = useNow()
  const { showPanel } = useScreen()
  const words: StatusWords =
    session.role === 'planning'
      ? { short: i18n._('Stream'), long: '', tone: 'info' }
      : session.role === 'leading'
        ? leaderWords(i18n, session.status, now)
        : session.connected
          ? viewerWords(i18n, session.status, now)
          : { short: i18n._('Disconnected'), long: '', tone: 'info' }
  const viewers =
    session.role !== 'planning' && session.status.word === 'live' && session.status.viewers > 0
      ? i18n._('{count, plural, one {# viewer} other {# viewers}}', { count: session.status.viewers })
      : undefined
  return (
    <Button className={styles.pill} onClick={() => showPanel('stream')}>
      {session.role === 'planning' ? (
        <Radio size={18} aria-hidden="true" />
      ) : (
        <span className={`${styles.dot} ${styles[words.tone]}`} aria-hidden="true" />
      )}
      {words.short}
      {viewers && <span className={styles.viewers}>{viewers}</span>}
    </Button>
  )
}
