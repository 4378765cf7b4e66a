import { Menu } from '@base-ui/react/menu'
import type { LucideIcon } from 'lucide-react'
import styles from './menu.module.css'

export function MenuItem({
  icon: Icon,
  label,
  onClick,
  disabled,
}: {
  icon: LucideIcon
  label: string
  onClick: () => void
  disabled?: boolean
}) {
  return (
    <Menu.Item className={styles.item} onClick={onClick} {...(disabled ? { disabled } : {})}>
      <Icon size={18} aria-hidden="true" />
      {label}
    </Menu.Item>
  )
}
