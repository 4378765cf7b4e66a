import { useMapCommands } from '../maps/use-map-commands.ts'
import { useElementCommands } from '../plan-panel/use-element-commands.ts'
import { useOrderCommands } from '../plan-panel/use-order-commands.ts'
import type { Command } from './command.ts'
import { useClockCommands } from './use-clock-commands.ts'
import { useEditCommands } from './use-edit-commands.ts'
import { useFileCommands } from './use-file-commands.ts'
import { useFlightCommands } from './use-flight-commands.ts'
import { usePaperCommands } from './use-paper-commands.ts'
import { usePasteCommands } from './use-paste-command.ts'
import { useSelectionCommands } from './use-selection-commands.ts'
import { useSettingCommands } from './use-setting-commands.ts'
import { useStreamCommands } from './use-stream-commands.ts'
import { useToolCommands } from './use-tool-commands.ts'
import { useViewCommands } from './use-view-commands.ts'

/** Everything that can be done, a line for each feature. Where two have the same keys, the first that is available has them. */
export const useAllCommands = (): readonly Command[] => [
  ...useToolCommands(),
  ...useEditCommands(),
  ...useElementCommands(),
  ...useOrderCommands(),
  ...usePasteCommands(),
  ...useSelectionCommands(),
  ...useViewCommands(),
  ...useMapCommands(),
  ...useFileCommands(),
  ...useFlightCommands(),
  ...usePaperCommands(),
  ...useClockCommands(),
  ...useStreamCommands(),
  ...useSettingCommands(),
]
