import { useLingui } from '@lingui/react'
import { Timer } from 'lucide-react'
import { useApp } from '../app-context.ts'
import { always, type Command } from './command.ts'

export function useClockCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { clock } = useApp()
  return [
    {
      id: 'stopwatch',
      label: () => (clock.getState().isOpen ? i18n._('Hide the stopwatch') : i18n._('Stopwatch')),
      group: 'view',
      icon: Timer,
      isAvailable: always,
      run: () => clock.setState(({ isOpen }) => ({ isOpen: !isOpen })),
    },
  ]
}
