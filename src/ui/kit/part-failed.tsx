import { useLingui } from '@lingui/react'
import { X } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef } from 'react'
import { Actions } from './actions.tsx'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import type { Again } from './loaded-part.tsx'
import styles from './modal.module.css'
import { Notice } from './notice.tsx'
import { useToast } from './use-toast.ts'

function usePartWords(): { readonly title: string; readonly words: string } {
  const { i18n } = useLingui()
  return {
    title: i18n._('This part of the page could not be loaded'),
    words: i18n._(
      'The server does not answer, or has a newer version of this page. Your plan is kept, also when you load the page again.',
    ),
  }
}

function PartButtons({ retry }: Again) {
  const { i18n } = useLingui()
  return (
    <Actions>
      <Button onClick={() => location.reload()}>{i18n._('Load the page again')}</Button>
      <Button look="primary" onClick={retry}>
        {i18n._('Try again')}
      </Button>
    </Actions>
  )
}

/** In place of a dialog: one of the browser's own, which needs no code that might not have come either. */
export function DialogFailed({ again, onClose }: { again: Again; onClose: (() => void) | undefined }) {
  const { i18n } = useLingui()
  const { title, words } = usePartWords()
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // Closed while it is still there, it gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`${styles.popup} ${styles.plain}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <header className={styles.head}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        {onClose && <IconButton icon={X} label={i18n._('Close')} onClick={onClose} />}
      </header>
      <p className={styles.description}>{words}</p>
      <PartButtons {...again} />
    </dialog>
  )
}

/** In place of a panel or a part of one. */
export function PanelFailed({ again }: { again: Again }) {
  const { title, words } = usePartWords()
  return (
    <Notice tone="warn" live="alert" title={title} after={<PartButtons {...again} />}>
      <p>{words}</p>
    </Notice>
  )
}

/** Tells, beside a button that stands in for its menu, that pressing it was in vain. */
export function MenuFailed({ again }: { again: Again }) {
  const toast = useToast()
  const { title, words } = usePartWords()
  const { tries } = again
  useEffect(() => {
    if (tries > 0) toast.error(title, words)
  }, [tries, toast, title, words])
  return null
}
