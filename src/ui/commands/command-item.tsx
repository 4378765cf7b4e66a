import { useLingui } from '@lingui/react'
import { MenuItem } from '../kit/menu-item.tsx'
import type { Command } from './command.ts'
import { Keycaps } from './keycaps.tsx'

/** A command as a line of a menu, with the first of its keys. */
export function CommandItem({ command }: { command: Command }) {
  const { i18n } = useLingui()
  const [chord] = command.keys ?? []
  return (
    <MenuItem
      {...(command.icon && { icon: command.icon })}
      label={command.label(i18n)}
      onClick={command.run}
      disabled={!command.isAvailable()}
      after={chord && <Keycaps chord={chord} />}
    />
  )
}
