import { tools, toolWord } from '../screen/tool-list.ts'
import { useScreen } from '../screen-context.ts'
import { useMayEdit } from '../use-stores.ts'
import { always, type Command } from './command.ts'

export function useToolCommands(): readonly Command[] {
  const { takeTool } = useScreen()
  const mayEdit = useMayEdit()
  const offered = mayEdit ? tools : tools.filter(({ forViewers }) => forViewers)
  return offered.map(({ id, tool, keys, icon }) => ({
    id: `tool-${id}`,
    label: (i18n) => toolWord(i18n, tool),
    group: 'tools',
    keys,
    icon,
    isAvailable: always,
    run: () => takeTool(tool),
  }))
}
