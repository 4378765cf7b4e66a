import { Dialog } from '@base-ui/react/dialog'
import { useLingui } from '@lingui/react'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
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
  /** `whole`: as wide as the window, for tables */
  wide?: boolean | 'whole'
}) {
  const { i18n } = useLingui()
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose?.()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup
            ref={popup}
            className={
              wide ? `${styles.popup} ${wide === 'whole' ? styles.whole : styles.wide}` : styles.popup
            }
            initialFocus={() => firstToUse(popup.current)}
          >
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

/** What the dialog is about: the field that it says, else its first one, else the first of its buttons. The cross is none of these. */
const firstToUse = (popup: HTMLElement | null): HTMLElement | null | undefined =>
  popup?.querySelector<HTMLElement>('[data-first]') ??
  popup?.querySelector<HTMLElement>('input:not([hidden]), select, textarea') ??
  popup?.querySelector<HTMLElement>(`.${styles.actions} button`)
