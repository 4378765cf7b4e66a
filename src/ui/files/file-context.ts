import { createContext, use } from 'react'
import type { Note } from '../../formats/file-problem.ts'
import type { FormatId } from '../../formats/format-list.ts'
import type { ElementId } from '../../plan/element.ts'
import type { Plan } from '../../plan/plan.ts'
import type { PlanLink } from './plan-link.ts'

/** What was said about the last file that was opened or saved, to be read again. */
export type FileNotes = { readonly title: string; readonly notes: readonly Note[] }

export type Files = {
  /** Opens the system's file chooser. */
  readonly choose: () => void
  /** Takes a file that was dropped, pasted or chosen; asks what there is to ask. */
  readonly take: (file: File) => Promise<void>
  /** Takes the plan of a link that was followed or pasted; always asks before anything comes in. */
  readonly openLink: (link: PlanLink) => Promise<void>
  /** Takes what was pasted, if it looks like a plan file or a link to one; false if it does not. */
  readonly takeText: (text: string) => boolean
  /** Makes an opened file the local plan. */
  readonly accept: (name: string, plan: Plan, notes: readonly Note[]) => void
  /** Adds what is in an opened file to the local plan, as one step. */
  readonly merge: (name: string, plan: Plan, notes: readonly Note[]) => Promise<void>
  /** Downloads the plan on the screen; of a flight card, that of one route where one is named. */
  readonly save: (format: FormatId, route?: ElementId) => Promise<void>
  readonly notes: FileNotes | undefined
}

export const FilesContext = createContext<Files | undefined>(undefined)

export function useFiles(): Files {
  const files = use(FilesContext)
  if (!files) throw new Error('useFiles outside of FilesContext')
  return files
}
