import { Tooltip } from '@base-ui/react/tooltip'
import type { LucideIcon } from 'lucide-react'
import buttonStyles from './button.module.css'
import { Button, type ButtonProps } from './button.tsx'
import styles from './tooltip.module.css'

/** A button that shows an icon alone: its label is its accessible name and its tooltip. */
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
  shortcut?: string
  side?: 'top' | 'bottom' | 'inline-end' | 'inline-start'
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        render={
          <Button
            {...rest}
            look={look}
            className={buttonStyles.icon}
            aria-label={label}
            aria-keyshortcuts={shortcut}
          >
            <Icon size={20} aria-hidden="true" />
          </Button>
        }
      />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} className={styles.positioner}>
          <Tooltip.Popup className={styles.popup}>
            {label}
            {shortcut && <kbd className={styles.key}>{shortcut.split(' ')[0]?.replaceAll('+', ' ')}</kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
