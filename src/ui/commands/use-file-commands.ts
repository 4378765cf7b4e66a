import { useLingui } from '@lingui/react'
import { BookOpen, Download, FileOutput, FilePlus, FolderOpen, Library, Link, ScrollText } from 'lucide-react'
import { drawnElements } from '../../plan/plan.ts'
import { guestPlan } from '../../state/shown-plan.ts'
import { useApp } from '../app-context.ts'
import { useFiles } from '../files/file-context.ts'
import { useNewPlan } from '../plans/use-new-plan.ts'
import { useOpenSample } from '../plans/use-open-sample.ts'
import { useScreen } from '../screen-context.ts'
import { useMayEdit } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import { always, type Command } from './command.ts'

export function useFileCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const newPlan = useNewPlan()
  const openSample = useOpenSample()
  const { session, plan } = useApp()
  const { ask } = useScreen()
  const files = useFiles()
  const mayEdit = useMayEdit()
  const { notes } = files
  const isLeading = () => session.getState().role === 'leading'
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
  const samples = [
    ['game', i18n._('Sample plan on a game’s map')],
    ['world', i18n._('Sample plan on the real world')],
  ] as const
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
      id: 'save-as',
      label: () => i18n._('Save as …'),
      group: 'files',
      icon: FileOutput,
      isAvailable: always,
      run: () => ask({ type: 'save-file' }),
    },
    {
      id: 'plan-link',
      label: () => i18n._('Copy a link to this plan …'),
      group: 'files',
      icon: Link,
      keywords: () => i18n._('share send'),
      isAvailable: () => drawnElements(guestPlan(session.getState()) ?? plan.getState().plan).length > 0,
      run: () => ask({ type: 'plan-link' }),
    },
    {
      id: 'file-notes',
      label: () => i18n._('Notes about {name}', { name: isolate(notes?.title ?? '') }),
      group: 'files',
      icon: ScrollText,
      isAvailable: () => notes !== undefined && notes.notes.length > 0,
      run: () => ask({ type: 'file-notes' }),
    },
    ...(mayEdit ? samples : []).map(
      ([kind, label]): Command => ({
        id: `sample-${kind}`,
        label: () => label,
        group: 'plan',
        icon: BookOpen,
        // Nobody who watches is to see it by accident.
        isAvailable: () => !isLeading(),
        run: () => void openSample(kind),
      }),
    ),
  ]
}
