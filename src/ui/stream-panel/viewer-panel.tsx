import { useLingui } from '@lingui/react'
import { Copy, Unplug } from 'lucide-react'
import { useId } from 'react'
import type { Viewing } from '../../state/session.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { NameText } from '../kit/name-text.tsx'
import { Notice } from '../kit/notice.tsx'
import { useNow } from '../kit/use-now.ts'
import { useScreen } from '../screen-context.ts'
import { agoWords } from '../words/time-words.ts'
import { troubleAdvice, troubleSentence } from '../words/trouble-words.ts'
import { NewPasswordForm } from './new-password-form.tsx'
import { OtherMapNotice } from './other-map-notice.tsx'
import styles from './panel.module.css'
import { RecentChanges } from './recent-changes.tsx'
import { RememberWatched } from './remember-field.tsx'
import { ShareButton } from './share-link.tsx'
import { StatusNotice } from './status-notice.tsx'
import { useKeepCopy } from './use-keep-copy.ts'

export function ViewerPanel({ session }: { session: Viewing }) {
  const { i18n } = useLingui()
  const kicker = useId()
  const { session: store } = useApp()
  const { ask } = useScreen()
  const keepCopy = useKeepCopy()
  const now = useNow()
  const { status } = session
  const over = !session.connected || status.word === 'ended' || status.word === 'refused'
  const isPutOut = session.connected && over && status.trouble === 'secrets-changed'
  return (
    <div className={styles.panel}>
      <div>
        <p id={kicker} className={styles.kicker}>
          {over ? i18n._('You were watching') : i18n._('You are watching')}
        </p>
        <h2 className={styles.name} tabIndex={-1} data-landing aria-describedby={kicker}>
          <NameText text={status.name} />
        </h2>
      </div>
      <StatusNotice />
      {isPutOut && <NewPasswordForm name={status.name} />}
      <OtherMapNotice />
      {status.trouble === 'tampered' && (
        <Notice tone="danger" live="alert">
          {`${troubleSentence(i18n, status.trouble)} ${troubleAdvice(i18n, status.trouble)}`}
        </Notice>
      )}
      {session.unreadable.length > 0 && (
        <Notice tone="warn" live="status">
          {i18n._(
            '{count, plural, one {# element} other {# elements}} of this plan cannot be read by this page and {count, plural, one {is} other {are}} not shown. Load the page again; if that does not help, tell the leader.',
            { count: session.unreadable.length },
          )}
        </Notice>
      )}
      {!over && status.word !== 'offline' && (
        <dl className={styles.facts}>
          <dt>{i18n._('Viewers')}</dt>
          <dd>{i18n.number(status.viewers)}</dd>
          {status.leaderSeenMs !== undefined && (
            <>
              <dt>{i18n._('Leader last seen')}</dt>
              <dd>{agoWords(i18n, status.leaderSeenMs, now)}</dd>
            </>
          )}
        </dl>
      )}
      <div className={styles.stack}>
        {over ? (
          <>
            <Button
              look={isPutOut ? 'outline' : 'primary'}
              onClick={keepCopy}
              disabled={session.plan.size === 0}
            >
              <Copy size={18} aria-hidden="true" />
              {i18n._('Keep a copy to edit')}
            </Button>
            {!isPutOut && (
              <Button onClick={() => ask({ type: 'connect', name: status.name })}>
                {i18n._('Connect again …')}
              </Button>
            )}
            <Button onClick={store.close}>{i18n._('Back to my own plan')}</Button>
          </>
        ) : (
          <>
            <RememberWatched name={status.name} />
            <ShareButton />
            {/* Not the element that another button takes over: the focus would stay on that one. */}
            <Button key="disconnect" onClick={store.disconnect}>
              <Unplug size={18} aria-hidden="true" />
              {i18n._('Disconnect')}
            </Button>
          </>
        )}
      </div>
      <RecentChanges recent={session.recent} />
    </div>
  )
}
