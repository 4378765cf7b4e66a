import { Menu as BaseMenu } from '@base-ui/react/menu'
import { type ReactElement, type ReactNode, useState } from 'react'
import styles from './menu.module.css'

/** A menu below its button, and beside it in the page, so that it belongs to the same landmark. */
export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <div ref={setPlace} />
      <BaseMenu.Portal container={place}>
        <BaseMenu.Positioner
          className={styles.positioner}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          positionMethod="fixed"
        >
          <BaseMenu.Popup className={styles.popup}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}
