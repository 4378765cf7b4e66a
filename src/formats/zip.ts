import { strFromU8, unzipSync, zipSync } from 'fflate'
import type { FileProblem } from './file-problem.ts'
import type { Bytes } from './open-result.ts'

/** What an archive may unpack to: a small one can hold gigabytes of zeros. */
export const maxUnpackedBytes = 40 * 1024 * 1024

const maxFiles = 1_000

/** By the first two bytes, `PK`. */
export const isZip = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b

/** The names of an archive's files, in its sequence; nothing is unpacked. None if it cannot be read. */
export function zipNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = []
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (names.length < maxFiles) names.push(name)
        return false
      },
    })
  } catch {
    return []
  }
  return names
}

export type ReadZipped =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: FileProblem }

/** One file of an archive. `name` as `zipNames` gives it. */
export function readZipped(bytes: Uint8Array, name: string): ReadZipped {
  let size = 0
  let files: Readonly<Record<string, Uint8Array>>
  try {
    files = unzipSync(bytes, {
      filter: (file) => {
        // Of several of the same name the first counts.
        if (file.name !== name || size > 0) return false
        size = file.originalSize
        return size <= maxUnpackedBytes
      },
    })
  } catch {
    return { ok: false, problem: { code: 'not-zip', where: [], detail: {} } }
  }
  if (size > maxUnpackedBytes) {
    const detail = { bytes: size, limit: maxUnpackedBytes }
    return { ok: false, problem: { code: 'file-too-large', where: [], detail } }
  }
  const file = files[name]
  if (!file) return { ok: false, problem: { code: 'not-in-zip', where: [], detail: { name } } }
  return { ok: true, bytes: file }
}

/** An archive of files by their names, each the same for the same content: no time of writing is in it. */
export const writeZip = (files: Readonly<Record<string, Uint8Array>>): Bytes =>
  zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })

/** The first file of an archive whose name fits, as text in UTF-8. */
export function zippedText(
  bytes: Uint8Array,
  fits: (name: string) => boolean,
  wanted: string,
): { ok: true; text: string } | { ok: false; problem: FileProblem } {
  const name = zipNames(bytes).find(fits)
  if (name === undefined)
    return { ok: false, problem: { code: 'not-in-zip', where: [], detail: { name: wanted } } }
  const read = readZipped(bytes, name)
  return read.ok ? { ok: true, text: strFromU8(read.bytes).replace(/^\ufeff/, '') } : read
}
