import { useLingui } from '@lingui/react'
import { Eye, EyeOff, Handshake, KeyRound, LogOut, Square } from 'lucide-react'
import { useId } from 'react'
import type { Leading } from '../../state/session.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { NameText } from '../kit/name-text.tsx'
import { Notice } from '../kit/notice.tsx'
import { useScreen } from '../screen-context.ts'
import { clockWords } from '../words/time-words.ts'
import { LeftOutNotice } from './left-out-notice.tsx'
import styles from './panel.module.css'
import { ShareLink } from './share-link.tsx'
import { StatusNotice } from './status-notice.tsx'

export function LeaderPanel({ session }: { session: Leading }) {
  const { i18n } = useLingui()
  const kicker = useId()
  const { session: store } = useApp()
  const { ask } = useScreen()
  const { status } = session
  const over = status.word === 'superseded' || status.word === 'ended' || status.word === 'refused'
  return (
    <div className={styles.panel}>
      <div>
        <p id={kicker} className={styles.kicker}>
          {over ? i18n._('You were leading') : i18n._('You are leading')}
        </p>
        <h2 className={styles.name} tabIndex={-1} data-landing aria-describedby={kicker}>
          <NameText text={status.name} />
        </h2>
      </div>
      <StatusNotice />
      {!over && (
        <>
          {session.broughtBack && (
            <Notice title={i18n._('The server had lost this stream')}>
              <p>
                {i18n._(
                  'It runs again with your plan, and with the password and the leader code that you gave just now. Viewers who still wait for it see it by themselves.',
                )}
              </p>
            </Notice>
          )}
          <LeftOutNotice ids={status.leftOut} />
          <dl className={styles.facts}>
            <dt>{i18n._('Viewers')}</dt>
            <dd>
              {status.word === 'offline' && status.heardMs !== undefined
                ? i18n._('{count} at {time}', {
                    count: i18n.number(status.viewers),
                    time: clockWords(i18n, status.heardMs),
                  })
                : i18n.number(status.viewers)}
            </dd>
            <dt>{i18n._('Not yet confirmed')}</dt>
            <dd>
              {i18n._('{count, plural, =0 {nothing} one {# element} other {# elements}}', {
                count: status.unconfirmed,
              })}
            </dd>
            <dt>{i18n._('In the list of streams')}</dt>
            <dd>{status.isUnlisted ? i18n._('no') : i18n._('yes')}</dd>
          </dl>
          <ShareLink name={status.name} />
        </>
      )}
      <div className={styles.stack}>
        {status.word === 'superseded' && (
          <>
            <Button
              look="primary"
              onClick={() => {
                store.leave()
                ask({ type: 'reconnect', name: status.name })
              }}
            >
              {i18n._('Take the lead back …')}
            </Button>
            <Button
              onClick={() => {
                store.leave()
                ask({ type: 'connect', name: status.name })
              }}
            >
              {i18n._('Watch it as a viewer …')}
            </Button>
          </>
        )}
        {over ? (
          <Button look={status.word === 'superseded' ? 'outline' : 'primary'} onClick={store.leave}>
            {i18n._('Go on planning by myself')}
          </Button>
        ) : (
          <>
            <SecretsSection isUnlisted={status.isUnlisted} canChange={status.word !== 'choosing'} />
            <div className={styles.buttons}>
              <Button onClick={() => ask({ type: 'leave' })}>
                <LogOut size={18} aria-hidden="true" />
                {i18n._('Leave …')}
              </Button>
              <Button look="danger" onClick={() => ask({ type: 'stop' })}>
                <Square size={16} aria-hidden="true" />
                {i18n._('Stop the stream …')}
              </Button>
            </div>
          </>
        )}
      </div>
    </div>
  )
}

/** Who may watch, who may lead, and who sees that there is a stream. */
function SecretsSection({ isUnlisted, canChange }: { isUnlisted: boolean; canChange: boolean }) {
  const { i18n } = useLingui()
  const { ask } = useScreen()
  return (
    <section className={styles.stack} aria-label={i18n._('Who may watch and lead')}>
      <Button disabled={!canChange} onClick={() => ask({ type: 'change-secrets' })}>
        <KeyRound size={18} aria-hidden="true" />
        {i18n._('Change password or code …')}
      </Button>
      <div className={styles.buttons}>
        <Button disabled={!canChange} onClick={() => ask({ type: 'hand-over' })}>
          <Handshake size={18} aria-hidden="true" />
          {i18n._('Hand over …')}
        </Button>
        <Button disabled={!canChange} onClick={() => ask({ type: 'listing' })}>
          {isUnlisted ? <Eye size={18} aria-hidden="true" /> : <EyeOff size={18} aria-hidden="true" />}
          {isUnlisted ? i18n._('List …') : i18n._('Unlist …')}
        </Button>
      </div>
    </section>
  )
}
