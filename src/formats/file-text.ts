import type { FileProblem } from './file-problem.ts'

export const maxFileBytes = 20 * 1024 * 1024

/** To be asked before a file is read into memory. */
export function checkFileSize(bytes: number): FileProblem | undefined {
  if (bytes === 0) return { code: 'empty-file', where: [], detail: {} }
  if (bytes <= maxFileBytes) return undefined
  return { code: 'file-too-large', where: [], detail: { bytes, limit: maxFileBytes } }
}

/**
 * The text of bytes: UTF-8, or UTF-16 as Windows' editors write it, or what an XML file declares that is neither; a byte
 * order mark is left out.
 */
export function decodeText(
  bytes: Uint8Array,
): { ok: true; text: string } | { ok: false; problem: FileProblem } {
  for (const encoding of [encodingOf(bytes), declaredEncoding(bytes)]) {
    try {
      const text = encoding && new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (text !== undefined && !text.includes('\0')) return { ok: true, text }
    } catch {
      // Not text in this encoding, or an encoding that nobody knows: named below.
    }
  }
  return { ok: false, problem: { code: 'not-text', where: [], detail: {} } }
}

/** What the first line of an XML file says of itself, as old devices write it: `ISO-8859-1`. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200))
  return /^<\?xml[^>]*?encoding=["']([\w.:-]{1,40})["']/.exec(start)?.[1]
}

/** By the byte order mark; without one by the zero byte in every ASCII character's UTF-16, with which JSON begins. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be'
  return 'utf-8'
}
