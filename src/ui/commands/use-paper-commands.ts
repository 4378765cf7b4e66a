import { useLingui } from '@lingui/react'
import { Image } from 'lucide-react'
import { useScreen } from '../screen-context.ts'
import { always, type Command } from './command.ts'

export function usePaperCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { ask } = useScreen()
  return [
    {
      id: 'save-picture',
      label: () => i18n._('Save a picture …'),
      group: 'files',
      icon: Image,
      isAvailable: always,
      run: () => ask({ type: 'picture' }),
    },
  ]
}
