import { useLingui } from '@lingui/react'
import { ArrowDownUp } from 'lucide-react'
import { CommandItem } from '../commands/command-item.tsx'
import { useOrderCommands } from '../plan-panel/use-order-commands.ts'
import { Submenu } from './submenu.tsx'

/** Draws what is picked above or below other elements. */
export function OrderSubmenu() {
  const { i18n } = useLingui()
  const commands = useOrderCommands()
  return (
    <Submenu icon={ArrowDownUp} label={i18n._('Drawing order')}>
      {commands.map((command) => (
        <CommandItem key={command.id} command={command} />
      ))}
    </Submenu>
  )
}
