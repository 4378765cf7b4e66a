import { useLingui } from '@lingui/react'
import { CopyButton } from '../kit/copy-button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useNow } from '../kit/use-now.ts'
import { ageWords } from '../words/time-words.ts'
import styles from './offered-token.module.css'

/** A token of the lead (R14), large enough to be read aloud, and for how long it is good. */
export function OfferedToken({ token, endsAtMs }: { token: string; endsAtMs: number }) {
  const { i18n } = useLingui()
  const now = useNow()
  if (endsAtMs <= now)
    return (
      <Notice tone="warn" live="status" title={i18n._('This token has run out')}>
        <p>{i18n._('Nobody took the lead with it. Close this and make another if it is still wanted.')}</p>
      </Notice>
    )
  return (
    <section className={styles.offer} aria-label={i18n._('Token')}>
      <div className={styles.row}>
        <p className={styles.token} dir="ltr">
          {token}
        </p>
        <CopyButton text={token} label={i18n._('Copy the token')} />
      </div>
      <p className={styles.left}>
        {i18n._('Good for {time} more, even when this window is closed.', {
          time: ageWords(i18n, (endsAtMs - now) / 1_000),
        })}
      </p>
      <p>
        {i18n._(
          'The new leader opens “Reconnect …”, gives the name and the password, and ticks “I was given a token”.',
        )}
      </p>
    </section>
  )
}
