import { useLingui } from '@lingui/react'
import { Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { copyText } from '../kit/copy-text.ts'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { useNow } from '../kit/use-now.ts'
import { useStatusWords } from '../use-status-words.ts'
import { useSession } from '../use-stores.ts'
import { connectionFacts, factsText } from '../words/connection-words.ts'
import styles from './connection-dialog.module.css'

/** What the connection is like and has been through, to look at and to pass on to whoever helps. */
export function ConnectionDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { about, session: store } = useApp()
  const session = useSession((state) => state)
  const nowMs = useNow()
  const status = useStatusWords(nowMs)
  const list = useRef<HTMLDListElement>(null)
  const [copied, setCopied] = useState<'yes' | 'by hand'>()
  const facts = connectionFacts(i18n, {
    ...{ session, status, about, nowMs },
    diagnostics: store.diagnostics(),
    browser: { name: navigator.userAgent, isSecure: window.isSecureContext },
  })

  const copy = async () => {
    const isDone = await copyText(factsText(facts))
    setCopied(isDone ? 'yes' : 'by hand')
    if (!isDone && list.current) getSelection()?.selectAllChildren(list.current)
  }
  return (
    <Modal
      title={i18n._('Connection details')}
      description={i18n._(
        'For whoever helps you when something is amiss. Nothing here is secret, but for the name of a stream that is not in the list.',
      )}
      onClose={onClose}
    >
      <dl ref={list} className={styles.facts}>
        {facts.map(({ label, value }) => (
          <div key={label} className={styles.fact}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {copied && (
        <Notice tone={copied === 'yes' ? 'good' : 'warn'} live="status">
          {copied === 'yes'
            ? i18n._('Copied')
            : i18n._('The browser did not allow it. The text is selected: copy it by hand.')}
        </Notice>
      )}
      <Actions>
        <Button onClick={onClose}>{i18n._('Close')}</Button>
        <Button look="primary" onClick={() => void copy()}>
          <Copy size={18} aria-hidden="true" />
          {i18n._('Copy')}
        </Button>
      </Actions>
    </Modal>
  )
}
