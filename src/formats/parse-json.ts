import type { FileProblem } from './file-problem.ts'
import { jsonFault } from './json-fault.ts'

/** Lists and objects within each other; plans need fewer than ten. More would overflow the stack where JSON is written. */
const maxDepth = 64

const tooDeep: FileProblem = { code: 'too-deep', where: [], detail: { limit: maxDepth } }

/** The value that a JSON text holds, still unchecked. */
export function parseJson(text: string): { ok: true; value: unknown } | { ok: false; problem: FileProblem } {
  if (text.trim() === '') return { ok: false, problem: { code: 'empty-file', where: [], detail: {} } }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const fault = jsonFault(text)
    if (fault) return { ok: false, problem: { code: 'not-json', where: [], detail: fault } }
    // Some engines refuse to parse what is nested too deep.
    return { ok: false, problem: tooDeep }
  }
  if (isDeeper(value, maxDepth)) {
    return { ok: false, problem: tooDeep }
  }
  return { ok: true, value }
}

/** Level by level, since a hostile file can nest deeper than any stack. */
function isDeeper(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}

/** Whether a value is a JSON object: neither a list nor nothing. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
