import { useLingui } from '@lingui/react'
import { Menu as MenuIcon } from 'lucide-react'
import { Button, type ButtonProps } from '../kit/button.tsx'
import styles from './header.module.css'

/** Opens the file menu; stands there alone until the menu has been loaded. */
export function FileButton(props: ButtonProps) {
  const { i18n } = useLingui()
  return (
    <Button {...props} look="quiet" aria-label={i18n._('File')}>
      <MenuIcon size={20} aria-hidden="true" />
      <span className={styles.wideOnly}>{i18n._('File')}</span>
    </Button>
  )
}
