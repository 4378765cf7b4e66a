import { useAllCommands } from './all-commands.ts'
import { useCommandKeys } from './use-command-keys.ts'

/** Hears the keys of all commands. */
export function CommandKeys() {
  useCommandKeys(useAllCommands())
  return null
}
