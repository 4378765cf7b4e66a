import type { I18n } from '@lingui/core'
import type { CommandGroup } from './command.ts'

export function groupWord(i18n: I18n, group: CommandGroup): string {
  switch (group) {
    case 'tools':
      return i18n._('Tools')
    case 'edit':
      return i18n._('Editing')
    case 'select':
      return i18n._('Selecting and moving')
    case 'view':
      return i18n._('View')
    case 'plan':
      return i18n._('This plan')
    case 'files':
      return i18n._('Plans and files')
    case 'stream':
      return i18n._('Stream')
    case 'settings':
      return i18n._('Settings')
    case 'help':
      return i18n._('Help')
  }
}
