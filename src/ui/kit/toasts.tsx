import { Toast } from '@base-ui/react/toast'
import { useLingui } from '@lingui/react'
import { X } from 'lucide-react'
import buttonStyles from './button.module.css'
import styles from './toasts.module.css'

export function Toasts() {
  const { i18n } = useLingui()
  const { toasts } = Toast.useToastManager()
  return (
    <Toast.Portal>
      <Toast.Viewport className={styles.viewport} aria-label={i18n._('Messages')}>
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className={styles.toast}
            swipeDirection={['down', 'right']}
          >
            <Toast.Content className={styles.content}>
              <div className={styles.words}>
                <Toast.Title className={styles.title} />
                <Toast.Description className={styles.description} />
              </div>
              <Toast.Action className={`${buttonStyles.button} ${buttonStyles.outline}`} />
              <Toast.Close
                className={`${buttonStyles.button} ${buttonStyles.quiet} ${buttonStyles.icon}`}
                aria-label={i18n._('Close this message')}
                // It is seen all the time, so it is there for everybody.
                aria-hidden={false}
              >
                <X size={18} aria-hidden="true" />
              </Toast.Close>
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  )
}
