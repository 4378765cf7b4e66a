import { useLingui } from '@lingui/react'
import { ListTree, LocateFixed, Maximize, Minus, PanelRightClose, Plus, Radio } from 'lucide-react'
import { useApp } from '../app-context.ts'
import { useScreen } from '../screen-context.ts'
import { always, type Command } from './command.ts'

export function useViewCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const { map, tab, panelOpen, showPanel, hidePanel } = useScreen()
  return [
    {
      id: 'zoom-in',
      label: () => i18n._('Zoom in'),
      group: 'view',
      keys: ['+', '='],
      icon: Plus,
      isAvailable: always,
      run: () => map.current?.zoomBy(1),
    },
    {
      id: 'zoom-out',
      label: () => i18n._('Zoom out'),
      group: 'view',
      keys: ['-'],
      icon: Minus,
      isAvailable: always,
      run: () => map.current?.zoomBy(-1),
    },
    {
      id: 'show-whole-plan',
      label: () => i18n._('Show the whole plan'),
      group: 'view',
      keys: ['0'],
      icon: Maximize,
      isAvailable: always,
      run: () => map.current?.fit(),
    },
    {
      id: 'show-picked',
      label: () => i18n._('Go to what is picked'),
      group: 'view',
      keys: ['.'],
      icon: LocateFixed,
      isAvailable: () => selection.getState().ids.length > 0,
      run: () => map.current?.fit(selection.getState().ids),
    },
    {
      id: 'panel-plan',
      label: () => i18n._('Show the plan'),
      group: 'view',
      icon: ListTree,
      isAvailable: () => !panelOpen || tab !== 'plan',
      run: () => showPanel('plan'),
    },
    {
      id: 'panel-stream',
      label: () => i18n._('Show the stream'),
      group: 'view',
      icon: Radio,
      isAvailable: () => !panelOpen || tab !== 'stream',
      run: () => showPanel('stream'),
    },
    {
      id: 'panel-hide',
      label: () => i18n._('Hide the panel'),
      group: 'view',
      icon: PanelRightClose,
      isAvailable: () => panelOpen,
      run: hidePanel,
    },
  ]
}
