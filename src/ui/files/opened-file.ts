import type { OpenResult } from '../../formats/open-result.ts'

/** A file that a person gave, ready to become the plan: `open` reads it, for a map where the file names none. */
export type OpenedFile = {
  readonly name: string
  readonly open: (map?: string) => OpenResult
}
