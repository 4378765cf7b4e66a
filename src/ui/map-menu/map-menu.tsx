import { Menu as BaseMenu } from '@base-ui/react/menu'
import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import { CommandItem } from '../commands/command-item.tsx'
import menuStyles from '../kit/menu.module.css'
import { ColorSubmenu } from './color-submenu.tsx'
import { LayerSubmenu } from './layer-submenu.tsx'
import type { MenuRequest } from './menu-request.ts'
import { OrderSubmenu } from './order-submenu.tsx'
import { useMenuSections } from './use-menu-sections.ts'

/** What can be done with what is at a place of the map; whoever watches sees only what they may do. */
export function MapMenu({
  request,
  container,
  onClose,
}: {
  request: MenuRequest
  /** where the map is */
  container: HTMLElement
  onClose: () => void
}) {
  const { i18n } = useLingui()
  const { title, sections, ids } = useMenuSections(request)
  const [x, y] = request.px
  const anchor = useMemo(() => {
    const { left, top } = container.getBoundingClientRect()
    return { getBoundingClientRect: () => new DOMRect(left + x, top + y, 0, 0) }
  }, [container, x, y])
  const mapElement = () => container.querySelector<HTMLElement>('[role="application"]')
  return (
    <BaseMenu.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          className={menuStyles.positioner}
          anchor={anchor}
          side="bottom"
          align="start"
          collisionPadding={8}
          positionMethod="fixed"
        >
          <BaseMenu.Popup
            className={menuStyles.popup}
            finalFocus={mapElement}
            aria-label={i18n._('Menu of {what}', { what: title })}
          >
            <BaseMenu.Group>
              <BaseMenu.GroupLabel className={menuStyles.label}>{title}</BaseMenu.GroupLabel>
              {sections.map((commands, index) => (
                <div key={commands[0]?.id ?? ''}>
                  {index > 0 && <BaseMenu.Separator className={menuStyles.separator} />}
                  {commands.map((command) => (
                    <CommandItem key={command.id} command={command} />
                  ))}
                  {index === 0 && ids.length > 0 && (
                    <>
                      <ColorSubmenu ids={ids} />
                      <LayerSubmenu ids={ids} />
                      <OrderSubmenu />
                    </>
                  )}
                </div>
              ))}
            </BaseMenu.Group>
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}
