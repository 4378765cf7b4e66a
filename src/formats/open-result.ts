import type { ElementId } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import type { FileProblem, Note } from './file-problem.ts'

export type FileFormat = 'missioncast' | 'il2'

export type OpenOptions = {
  /** id of the map to use for a file that names none, or none that is known; a file that does name one wins */
  readonly map?: string
  /** ids for elements of files that carry none (`newElementId`) */
  readonly newId: () => ElementId
}

export type OpenResult =
  | {
      readonly type: 'opened'
      readonly format: FileFormat
      readonly plan: Plan
      readonly notes: readonly Note[]
    }
  /** ask which game map the file is for, and open it again with `map`; `hash` is what the file says of it */
  | { readonly type: 'needs-map'; readonly format: 'il2'; readonly hash: string }
  | { readonly type: 'failed'; readonly problem: FileProblem }

export type WriteResult =
  | { readonly type: 'written'; readonly text: string; readonly notes: readonly Note[] }
  | { readonly type: 'failed'; readonly problem: FileProblem }
