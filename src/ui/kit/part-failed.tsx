import { useLingui } from '@lingui/react'
import { useEffect } from 'react'
import { Actions } from './actions.tsx'
import { Button } from './button.tsx'
import type { Again } from './loaded-part.tsx'
import { Modal } from './modal.tsx'
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

/** In place of a dialog. */
export function DialogFailed({ again, onClose }: { again: Again; onClose: (() => void) | undefined }) {
  const { title, words } = usePartWords()
  return (
    <Modal title={title} description={words} {...(onClose ? { onClose } : {})}>
      <PartButtons {...again} />
    </Modal>
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
