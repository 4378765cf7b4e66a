import { Menu } from '@base-ui/react/menu'
import type { LucideIcon } from 'lucide-react'
import styles from './menu.module.css'

/** A line of a menu that leads to another page, in a tab of its own: the plan stays where it is. */
export function MenuLink({ icon: Icon, label, href }: { icon: LucideIcon; label: string; href: string }) {
  return (
    <Menu.LinkItem className={styles.item} href={href} target="_blank" rel="noreferrer" closeOnClick>
      <Icon size={18} aria-hidden="true" />
      {label}
    </Menu.LinkItem>
  )
}
