import { useLingui } from '@lingui/react'
import { Download, FilePlus, FolderOpen, ScrollText } from 'lucide-react'
import { drawnElements } from '../../plan/plan.ts'
import { useApp } from '../app-context.ts'
import { useFiles } from '../files/file-context.ts'
import { useScreen } from '../screen-context.ts'
import { useMayEdit } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import { always, type Command } from './command.ts'

export function useFileCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { plan } = useApp()
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
      run: () => {
        if (drawnElements(plan.getState().plan).length > 0) ask({ type: 'new-plan' })
      },
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
