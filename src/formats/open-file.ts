import type { ValueKind } from '../plan/plan-problem.ts'
import { kindOf } from '../plan/read-element.ts'
import type { FileProblem } from './file-problem.ts'
import { checkFileSize, fileText } from './file-text.ts'
import { isIl2, readIl2 } from './il2-read.ts'
import { isMissioncast, readMissioncast } from './missioncast-json.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { isObject, parseJson } from './parse-json.ts'

/** Opens a file by what is in it, whatever its name. Ask `checkFileSize` before reading a file into memory. */
export function openFile(bytes: Uint8Array, options: OpenOptions): OpenResult {
  const decoded = fileText(bytes)
  return decoded.ok ? openText(decoded.text, options) : { type: 'failed', problem: decoded.problem }
}

/** As `openFile`, for text: what was pasted. */
export function openText(text: string, options: OpenOptions): OpenResult {
  const problem = checkFileSize(text.length)
  if (problem) return { type: 'failed', problem }
  const content = text.replace(/^\ufeff/, '')
  if (content.trimStart().startsWith('<')) return unknownFormat('xml')
  const parsed = parseJson(content)
  if (!parsed.ok) return { type: 'failed', problem: parsed.problem }
  const file = parsed.value
  if (!isObject(file)) return unknownFormat(kindOf(file))
  if (isMissioncast(file)) return readMissioncast(file, options)
  if (isIl2(file)) return readIl2(file, options)
  return unknownFormat('object')
}

const unknownFormat = (found: 'xml' | ValueKind): { type: 'failed'; problem: FileProblem } => ({
  type: 'failed',
  problem: { code: 'unknown-format', where: [], detail: { found } },
})
