import type { openFile } from '../../formats/open-file.ts'
import type { OpenResult } from '../../formats/open-result.ts'
import { newElementId } from '../../plan/new-element.ts'
import { randomBytes } from '../random-bytes.ts'

/** A file that a person gave, ready to become the plan: `open` reads it, for a map where the file names none. */
export type OpenedFile = {
  readonly name: string
  readonly open: (map?: string) => OpenResult
}

/** @param formats the chunk that has the formats' code */
export const openedFile = (
  formats: { readonly openFile: typeof openFile },
  bytes: Uint8Array,
  name: string,
): OpenedFile => ({
  name,
  open: (chosen) =>
    formats.openFile(bytes, {
      newId: () => newElementId(randomBytes),
      name,
      ...(chosen === undefined ? {} : { map: chosen }),
    }),
})
