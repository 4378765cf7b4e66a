import { randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { checkFileSize } from '../src/formats/file-text.ts'
import { type FileOptions, openFile } from '../src/formats/open-file.ts'
import { noteWords, problemWords, refusalWords } from '../src/formats/problem-words.ts'
import { newElementId } from '../src/plan/new-element.ts'
import type { Plan } from '../src/plan/plan.ts'
import { planMaps } from '../src/plan/plan-map.ts'
import { CastError, exitCodes } from './exit-code.ts'

/** A plan from a file, and in words what of the file is not in it or had to be guessed. @throws {CastError} with `file` */
export async function readPlanFile(
  path: string,
  map: string | undefined,
): Promise<{ plan: Plan; notes: readonly string[] }> {
  return openPlan(await readBytes(path), path, map === undefined ? {} : { map })
}

/** As `readPlanFile`, for bytes that are there; `path` is what they are called. */
export function openPlan(
  bytes: Uint8Array,
  path: string,
  options: Omit<FileOptions, 'newId' | 'name'>,
): { plan: Plan; notes: readonly string[] } {
  const result = openFile(bytes, { newId: () => newElementId(randomBytes), name: path, ...options })
  switch (result.type) {
    case 'opened':
      return { plan: result.plan, notes: result.notes.map((note) => `${path}: ${noteWords(note)}`) }
    case 'needs-map': {
      const named = result.hash === '' ? 'names no map' : `names the map “${result.hash}”, which is not known`
      const ids = planMaps.filter(({ type }) => type === 'game').map(({ id }) => id)
      throw fileError(path, `the file ${named}. Say which with --map: ${ids.join(', ')}.`)
    }
    case 'failed':
      throw new CastError(exitCodes.file, refusalWords(path, result))
  }
}

export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const problem = checkFileSize((await stat(path)).size)
    if (problem) throw fileError(path, problemWords(problem))
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof CastError) throw cause
    throw fileError(path, systemWords(cause), cause)
  }
}

export function systemWords(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EISDIR') return 'this is a folder, not a file'
  if (code === 'EACCES') return 'this file may not be read'
  return cause instanceof Error ? cause.message : String(cause)
}

export const fileError = (path: string, words: string, cause?: unknown): CastError =>
  new CastError(exitCodes.file, `${path}: ${words}`, { cause })
