import { useLingui } from '@lingui/react'
import { Table2 } from 'lucide-react'
import { useScreen } from '../screen-context.ts'
import { always, type Command } from './command.ts'

export function useFlightCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { ask } = useScreen()
  return [
    {
      id: 'flight-card',
      label: () => i18n._('Flight card'),
      group: 'plan',
      icon: Table2,
      keywords: () => i18n._('legs wind variation fuel time on target altitude profile'),
      isAvailable: always,
      run: () => ask({ type: 'flight-card' }),
    },
  ]
}
