import { Menu } from '@base-ui/react/menu'
import { ChevronRight, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from '../kit/menu.module.css'

/** A menu beside its line. */
export function Submenu({
  icon: Icon,
  label,
  children,
}: {
  icon: LucideIcon
  label: string
  children: ReactNode
}) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={styles.item}>
        <Icon size={18} aria-hidden="true" />
        {label}
        <span className={styles.more}>
          <ChevronRight size={16} aria-hidden="true" />
        </span>
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner} collisionPadding={8} positionMethod="fixed">
          <Menu.Popup className={styles.popup}>{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}
