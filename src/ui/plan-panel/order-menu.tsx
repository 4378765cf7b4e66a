import { useLingui } from '@lingui/react'
import { ArrowDownUp } from 'lucide-react'
import { CommandItem } from '../commands/command-item.tsx'
import { Button } from '../kit/button.tsx'
import { Menu } from '../kit/menu.tsx'
import { useOrderCommands } from './use-order-commands.ts'

/** Draws what is picked above or below other elements; nothing for who watches. */
export function OrderMenu() {
  const { i18n } = useLingui()
  const commands = useOrderCommands()
  if (commands.length === 0) return null
  return (
    <Menu
      trigger={
        <Button>
          <ArrowDownUp size={18} aria-hidden="true" />
          {i18n._('Drawing order')}
        </Button>
      }
    >
      {commands.map((command) => (
        <CommandItem key={command.id} command={command} />
      ))}
    </Menu>
  )
}
