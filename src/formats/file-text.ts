import type { FileProblem } from './file-problem.ts'

export const maxFileBytes = 20 * 1024 * 1024

/** To be asked before a file is read into memory. */
export function checkFileSize(bytes: number): FileProblem | undefined {
  if (bytes === 0) return { code: 'empty-file', where: [], detail: {} }
  if (bytes <= maxFileBytes) return undefined
  return { code: 'file-too-large', where: [], detail: { bytes, limit: maxFileBytes } }
}

/** The text of bytes: UTF-8, or UTF-16 as Windows' editors write it; a byte order mark is left out. */
export function decodeText(
  bytes: Uint8Array,
): { ok: true; text: string } | { ok: false; problem: FileProblem } {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return { ok: true, text }
  } catch {
    // Not text: named below.
  }
  return { ok: false, problem: { code: 'not-text', where: [], detail: {} } }
}

/** By the byte order mark; without one by the zero byte in every ASCII character's UTF-16, with which JSON begins. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be'
  return 'utf-8'
}
