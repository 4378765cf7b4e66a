import { ElementClipboard } from '../plan-panel/element-clipboard.tsx'
import { useAllCommands } from './all-commands.ts'
import { useCommandKeys } from './use-command-keys.ts'
import type { TakeEarlyKey } from './use-early-key.ts'

/** Hears the keys of all commands, and the browser's for copying and pasting. */
export function CommandKeys({ takeEarlyKey }: { takeEarlyKey?: TakeEarlyKey }) {
  useCommandKeys(useAllCommands(), takeEarlyKey)
  return <ElementClipboard />
}
