import { Menu as BaseMenu } from '@base-ui/react/menu'
import { useLingui } from '@lingui/react'
import { Scale } from 'lucide-react'
import { Fragment } from 'react'
import { useAllCommands } from '../commands/all-commands.ts'
import type { Command } from '../commands/command.ts'
import { CommandItem } from '../commands/command-item.tsx'
import menuStyles from '../kit/menu.module.css'
import { Menu } from '../kit/menu.tsx'
import { MenuLink } from '../kit/menu-link.tsx'
import { FileButton } from './file-button.tsx'

/** Ids of commands, a list between two lines; others of the group `files` come with the second. */
const sections = [
  ['new-plan', 'my-plans', 'open-file', 'paste'],
  ['save-missioncast', 'save-il2', 'save-as'],
  ['palette', 'connection', 'shortcuts'],
] as const

export function FileMenu() {
  const { i18n } = useLingui()
  const commands = useAllCommands()
  const [opening, saving, helping] = sections
  const known: ReadonlySet<string> = new Set([...opening, ...saving])
  const byId = (id: string) => commands.filter((command) => command.id === id)
  const others = commands.filter((command) => command.group === 'files' && !known.has(command.id))
  const lists: readonly (readonly Command[])[] = [
    opening.flatMap(byId),
    [...saving.flatMap(byId), ...others.filter((command) => command.isAvailable())],
    helping.flatMap(byId),
  ]
  return (
    <Menu trigger={<FileButton />}>
      {lists.map((list, index) => (
        <Fragment key={list[0]?.id}>
          {index > 0 && <BaseMenu.Separator className={menuStyles.separator} />}
          {list.map((command) => (
            <CommandItem key={command.id} command={command} />
          ))}
        </Fragment>
      ))}
      <MenuLink icon={Scale} label={i18n._('Licences of third parties')} href="/notices.txt" />
    </Menu>
  )
}
