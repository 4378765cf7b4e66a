import type { I18n } from '@lingui/core'
import type { LucideIcon } from 'lucide-react'

/** In the order of the palette and of the list of keys. */
export const commandGroups = [
  'tools',
  'edit',
  'select',
  'view',
  'plan',
  'files',
  'stream',
  'settings',
  'help',
] as const

export type CommandGroup = (typeof commandGroups)[number]

/**
 * Something that the user can have done: the palette, the list of keys, menus and the keyboard all read it from here. A feature has a hook
 * `useXCommands(): readonly Command[]` of its own and adds it to `useAllCommands`; what viewers may not do is not in the list of a viewer's
 * window (`useMayEdit`). What a command does may be fetched when it runs.
 */
export type Command = {
  /** kebab-case, unique, the same in every language and version */
  readonly id: string
  /** what it does, as a menu says it: «Duplicate», «Open …» where it asks on */
  readonly label: (i18n: I18n) => string
  readonly group: CommandGroup
  /**
   * Chords that run it, the one to show first: `Ctrl+Shift+Z`, `Delete`, `?` by what is typed (Ctrl is also the Mac's ⌘), `[KeyQ]`,
   * `Shift+[Digit1]` by the place on the keyboard (`KeyboardEvent.code`), which keeps the left hand's keys in place on every layout.
   */
  readonly keys?: readonly string[]
  /** its keys mean the map: they are heard there before the map's own, and where nothing has the focus, but nowhere else */
  readonly onMap?: true
  /** its keys are heard while a field has the focus as well */
  readonly inFields?: true
  readonly icon?: LucideIcon
  /** other words that one may look for */
  readonly keywords?: (i18n: I18n) => string
  /** whether there is anything to do at the moment: asked when it is about to be shown or run; else its keys are left to the browser */
  readonly isAvailable: () => boolean
  readonly run: () => void
}

/** For what is always there. */
export const always = (): boolean => true
