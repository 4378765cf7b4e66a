import { useLingui } from '@lingui/react'
import { Image, NotepadText, Printer } from 'lucide-react'
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
    {
      id: 'kneeboard',
      label: () => i18n._('Kneeboard …'),
      group: 'files',
      icon: NotepadText,
      isAvailable: always,
      run: () => ask({ type: 'kneeboard' }),
    },
    {
      id: 'print-flight-card',
      label: () => i18n._('Print the flight card …'),
      group: 'files',
      keys: ['Ctrl+P'],
      icon: Printer,
      isAvailable: always,
      run: () => ask({ type: 'print' }),
    },
  ]
}
