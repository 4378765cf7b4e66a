import { Dialog } from '@base-ui/react/dialog'
import { useLingui } from '@lingui/react'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import buttonStyles from './button.module.css'
import styles from './modal.module.css'

/** A dialog over everything. Escape, the cross and a press outside call `onClose`; without it only its own buttons lead out. */
export function Modal({
  title,
  description,
  children,
  onClose,
  wide,
}: {
  title: ReactNode
  description?: ReactNode
  children: ReactNode
  onClose?: () => void
  wide?: boolean
}) {
  const { i18n } = useLingui()
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose?.()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup className={wide ? `${styles.popup} ${styles.wide}` : styles.popup}>
            <header className={styles.head}>
              <Dialog.Title className={styles.title}>{title}</Dialog.Title>
              {onClose && (
                <Dialog.Close
                  className={`${buttonStyles.button} ${buttonStyles.quiet} ${buttonStyles.icon}`}
                  aria-label={i18n._('Close')}
                >
                  <X size={20} aria-hidden="true" />
                </Dialog.Close>
              )}
            </header>
            {description && (
              <Dialog.Description className={styles.description}>{description}</Dialog.Description>
            )}
            {children}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
