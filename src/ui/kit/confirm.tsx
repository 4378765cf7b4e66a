import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { Actions } from './actions.tsx'
import { Button } from './button.tsx'
import { Modal } from './modal.tsx'

/** A question with one thing to do and a way back. */
export function Confirm({
  title,
  words,
  confirm,
  cancel,
  onConfirm,
  onClose,
  children,
}: {
  title: string
  words: string
  /** what is done, as the button says it */
  confirm: string
  cancel?: string
  onConfirm: () => void
  onClose: () => void
  children?: ReactNode
}) {
  const { i18n } = useLingui()
  return (
    <Modal title={title} description={words} onClose={onClose}>
      {children}
      <Actions>
        <Button onClick={onClose}>{cancel ?? i18n._('Cancel')}</Button>
        <Button
          look="primary"
          onClick={() => {
            onClose()
            onConfirm()
          }}
        >
          {confirm}
        </Button>
      </Actions>
    </Modal>
  )
}
