import { useLingui } from '@lingui/react'
import { Eye } from 'lucide-react'
import type { ListedStream } from '../../stream/session.ts'
import { NameText } from '../kit/name-text.tsx'
import { useNow } from '../kit/use-now.ts'
import { useScreen } from '../screen-context.ts'
import { isolate } from '../words/element-words.ts'
import { ageWords, agoWords } from '../words/time-words.ts'
import styles from './stream-row.module.css'

export function StreamRow({ stream }: { stream: ListedStream }) {
  const { i18n } = useLingui()
  const { ask } = useScreen()
  const now = useNow(10_000)
  const presence = stream.leaderPresent
    ? i18n._('Leader present')
    : i18n._('Leader away, seen {ago}', { ago: agoWords(i18n, stream.leaderSeenMs, now) })
  const viewers = i18n._('{count, plural, one {# viewer} other {# viewers}}', { count: stream.viewers })
  const age = i18n._('running for {age}', { age: ageWords(i18n, (now - stream.createdMs) / 1_000) })
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        aria-label={i18n._('Connect to ‹{name}›. {presence}, {viewers}, {age}.', {
          name: isolate(stream.name),
          presence,
          viewers,
          age,
        })}
        onClick={() => ask({ type: 'connect', name: stream.name })}
      >
        <span className={styles.dot} data-present={stream.leaderPresent || undefined} aria-hidden="true" />
        <span className={styles.name}>
          <NameText text={stream.name} />
        </span>
        <span className={styles.viewers}>
          <Eye size={16} aria-hidden="true" /> {i18n.number(stream.viewers)}
        </span>
        <span className={styles.facts}>
          {presence} · {age}
        </span>
      </button>
    </li>
  )
}
