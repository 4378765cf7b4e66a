import type { ElementId } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import type { VariationModel } from '../plan/variation.ts'
import type { FileProblem, Note } from './file-problem.ts'
import type { FormatId } from './format-list.ts'
import type { Refusal } from './refusal.ts'

export type OpenOptions = {
  /** id of the map to use for a file that names none, or none that is known; a file that does name one wins */
  readonly map?: string
  /** ids for elements of files that carry none (`newElementId`) */
  readonly newId: () => ElementId
}

export type OpenResult =
  | {
      readonly type: 'opened'
      readonly format: FormatId
      readonly plan: Plan
      readonly notes: readonly Note[]
    }
  /** ask which game map the file is for, and open it again with `map`; `hash` is what the file says of it */
  | { readonly type: 'needs-map'; readonly format: 'il2'; readonly hash: string }
  | ({ readonly type: 'failed' } & Refusal)

export type WriteOptions = {
  /** for formats that say when they were written; ms since 1970 UTC */
  readonly nowMs: number
  /** for formats that hold one route: which one; otherwise the plan's first. A flight card has this one alone, otherwise all flights. */
  readonly route?: ElementId
  /** for the magnetic directions of the flight card on the real world's map (`loadVariationModel`) */
  readonly variationModel?: VariationModel | undefined
}

export type Bytes = Uint8Array<ArrayBuffer>

export type WriteResult<Content extends string | Bytes = string | Bytes> =
  | { readonly type: 'written'; readonly content: Content; readonly notes: readonly Note[] }
  | { readonly type: 'failed'; readonly problem: FileProblem }
