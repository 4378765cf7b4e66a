import { Unzip, UnzipInflate, unzipSync, zipSync } from 'fflate'
import type { FileProblem } from './file-problem.ts'
import { decodeText } from './file-text.ts'
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
        // An archive may claim billions of files and have none.
        if (names.length >= maxFiles) throw new RangeError('too many files')
        names.push(name)
        return false
      },
    })
  } catch {
    return names.length >= maxFiles ? names : []
  }
  return names
}

export type ReadZipped =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: FileProblem }

/** Compressed bytes that are unpacked at a time: they become at most a thousand times as many. */
const stepBytes = 16 * 1024

/**
 * One file of an archive. `name` as `zipNames` gives it; of several of the same name the first counts. It is unpacked step by
 * step, since what an archive says of its sizes may be a lie.
 */
function readZipped(bytes: Uint8Array, name: string): ReadZipped {
  const chunks: Uint8Array[] = []
  let size = 0
  let state: 'waiting' | 'reading' | 'read' = 'waiting'
  const unzip = new Unzip((file) => {
    if (file.name !== name || state !== 'waiting') return
    state = 'reading'
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error
      chunks.push(chunk)
      size += chunk.length
      if (isLast) state = 'read'
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && size <= maxUnpackedBytes && isOpen(state); at += stepBytes) {
      unzip.push(bytes.subarray(at, at + stepBytes), at + stepBytes >= bytes.length)
    }
  } catch {
    return { ok: false, problem: { code: 'not-zip', where: [], detail: {} } }
  }
  if (size > maxUnpackedBytes) {
    const detail = { bytes: size, limit: maxUnpackedBytes }
    return { ok: false, problem: { code: 'file-too-large', where: [], detail } }
  }
  if (isOpen(state)) return { ok: false, problem: { code: 'not-zip', where: [], detail: {} } }
  return { ok: true, bytes: joined(chunks, size) }
}

/** Callbacks change the state, of which the compiler knows nothing. */
const isOpen = (state: 'waiting' | 'reading' | 'read'): boolean => state !== 'read'

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** An archive of files by their names, each the same for the same content: no time of writing is in it. */
export const writeZip = (files: Readonly<Record<string, Uint8Array>>): Bytes =>
  zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })

/** The first file of an archive whose name fits, as text. */
export function zippedText(
  bytes: Uint8Array,
  fits: (name: string) => boolean,
  wanted: string,
): { ok: true; text: string } | { ok: false; problem: FileProblem } {
  const name = zipNames(bytes).find(fits)
  if (name === undefined)
    return { ok: false, problem: { code: 'not-in-zip', where: [], detail: { name: wanted } } }
  const read = readZipped(bytes, name)
  return read.ok ? decodeText(read.bytes) : read
}
