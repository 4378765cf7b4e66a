import { useLingui } from '@lingui/react'
import { Download, FilePlus, FolderOpen, Library, ScrollText } from 'lucide-react'
import { useApp } from '../app-context.ts'
import { useFiles } from '../files/file-context.ts'
import { useNewPlan } from '../plans/use-new-plan.ts'
import { useScreen } from '../screen-context.ts'
import { useMayEdit } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import { always, type Command } from './command.ts'

export function useFileCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const newPlan = useNewPlan()
  const { session } = useApp()
  const { ask } = useScreen()
  const files = useFiles()
  const mayEdit = useMayEdit()
  const { notes } = files
  const opening: readonly Command[] = [
    {
      id: 'new-plan',
      label: () => i18n._('New plan'),
      group: 'files',
      icon: FilePlus,
      isAvailable: always,
      run: newPlan,
    },
    {
      id: 'open-file',
      label: () => i18n._('Open …'),
      group: 'files',
      keys: ['Ctrl+O'],
      icon: FolderOpen,
      isAvailable: always,
      run: files.choose,
    },
  ]
  return [
    ...(mayEdit ? opening : []),
    {
      id: 'my-plans',
      label: () => i18n._('My plans …'),
      group: 'files',
      icon: Library,
      isAvailable: () => session.getState().role !== 'viewing',
      run: () => ask({ type: 'my-plans' }),
    },
    {
      id: 'save-missioncast',
      label: () => i18n._('Save as a Missioncast file'),
      group: 'files',
      keys: ['Ctrl+S'],
      icon: Download,
      isAvailable: always,
      run: () => void files.save('missioncast'),
    },
    {
      id: 'save-il2',
      label: () => i18n._('Save for the IL-2 Mission Planner'),
      group: 'files',
      icon: Download,
      isAvailable: always,
      run: () => void files.save('il2'),
    },
    {
      id: 'file-notes',
      label: () => i18n._('Notes about {name}', { name: isolate(notes?.title ?? '') }),
      group: 'files',
      icon: ScrollText,
      isAvailable: () => notes !== undefined && notes.notes.length > 0,
      run: () => ask({ type: 'file-notes' }),
    },
  ]
}
