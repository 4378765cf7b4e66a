import { Menu } from '@base-ui/react/menu'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './menu.module.css'

export function MenuItem({
  icon: Icon,
  label,
  onClick,
  disabled,
  after,
}: {
  icon?: LucideIcon
  label: string
  onClick: () => void
  disabled?: boolean
  /** at the end of the line: its keys, which assistive technology need not read each time */
  after?: ReactNode
}) {
  return (
    <Menu.Item className={styles.item} onClick={onClick} {...(disabled ? { disabled } : {})}>
      {Icon ? <Icon size={18} aria-hidden="true" /> : <span className={styles.check} />}
      {label}
      {after && (
        <span className={styles.after} aria-hidden="true">
          {after}
        </span>
      )}
    </Menu.Item>
  )
}
