import type { LucideIcon } from 'lucide-react'
import styles from './button.module.css'
import { Button, type ButtonProps } from './button.tsx'

/** Where the tip of a button stands. */
export type TipSide = 'top' | 'bottom' | 'start' | 'end'

/** A button that shows an icon alone: its label is its accessible name, and TipLayer shows it to those who see. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  side = 'bottom',
  look = 'quiet',
  ...rest
}: Omit<ButtonProps, 'children'> & {
  icon: LucideIcon
  label: string
  /** as in `aria-keyshortcuts` */
  shortcut?: string
  side?: TipSide
}) {
  return (
    <Button
      {...rest}
      look={look}
      className={styles.icon}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      data-tip={side}
    >
      <Icon size={20} aria-hidden="true" />
    </Button>
  )
}
