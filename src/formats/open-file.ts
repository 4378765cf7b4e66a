import { planMapById } from '../plan/plan-map.ts'
import type { ValueKind } from '../plan/plan-problem.ts'
import { kindOf } from '../plan/read-element.ts'
import { contentOfBytes, contentOfText, type FileContent, type ReadContent } from './file-content.ts'
import type { FileProblem } from './file-problem.ts'
import { formatCode, type Reader } from './format-code.ts'
import { type FormatId, formatById, formatOfFileName, formats } from './format-list.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { parseJson } from './parse-json.ts'

export type FileOptions = OpenOptions & {
  /** the file's name, which is asked where its content says nothing */
  readonly name?: string
  /** what the caller says that it is, whatever the content looks like */
  readonly format?: FormatId
}

/** Opens a file: by what is in it, then by its name. Ask `checkFileSize` before reading a file into memory. */
export const openFile = (bytes: Uint8Array, options: FileOptions): OpenResult =>
  openContent(contentOfBytes(bytes), options)

/** As `openFile`, for text: what was pasted. */
export const openText = (text: string, options: FileOptions): OpenResult =>
  openContent(contentOfText(text), options)

function openContent(read: ReadContent, options: FileOptions): OpenResult {
  const named = namedFormat(options.name ?? '')
  if (!read.ok) {
    // No other format is taken for JSON: a table may begin with a quote or a number.
    const notRead = read.problem.code === 'not-json' ? onlyWritten(named) : undefined
    return failed(notRead ?? read.problem)
  }
  const { content } = read
  const id = options.format ?? formatOf(content) ?? ownOutput(content) ?? named
  const notRead = onlyWritten(id)
  if (notRead) return failed(notRead)
  const reader = id && readerOf(id, content)
  if (!id || !reader) return failed(unknownContent(content))
  const { geographic } = formatById(id)
  const map = planMapById(options.map ?? '')
  if (geographic && map?.type === 'game')
    return failed({ code: 'no-game-map', where: [], detail: { map: map.id } })
  return reader(options)
}

/** `.json` alone says nothing: half of the world's files are called so. */
const namedFormat = (name: string): FormatId | undefined => {
  const id = formatOfFileName(name)
  return id === 'il2' ? undefined : id
}

const formatOf = (content: FileContent): FormatId | undefined =>
  formats.find(({ id }) => matches(id, content))?.id

/** What we write and do not read, whatever it is called: a flight card, or a route for TAK. */
function ownOutput(content: FileContent): FormatId | undefined {
  if (content.type === 'text' && content.text.startsWith('route,waypoint,')) return 'csv'
  return content.type === 'xml' && content.root === 'event' ? 'cot' : undefined
}

function onlyWritten(id: FormatId | undefined): FileProblem | undefined {
  if (id === undefined || formatById(id).reads) return undefined
  return { code: 'only-written', where: [], detail: { format: formatById(id).title } }
}

function matches(id: FormatId, content: FileContent): boolean {
  const readers = formatCode[id].readers
  switch (content.type) {
    case 'json':
      return readers?.json?.matches(content) ?? false
    case 'xml':
      return readers?.xml?.matches(content) ?? false
    case 'zip':
      return readers?.zip?.matches(content) ?? false
    case 'text':
      return readers?.text?.matches(content) ?? false
  }
}

function readerOf(id: FormatId, content: FileContent): ((options: OpenOptions) => OpenResult) | undefined {
  const readers = formatCode[id].readers
  switch (content.type) {
    case 'json':
      return bound(readers?.json, content)
    case 'xml':
      return bound(readers?.xml, content)
    case 'zip':
      return bound(readers?.zip, content)
    case 'text':
      return bound(readers?.text, content)
  }
}

const bound = <Content extends FileContent>(reader: Reader<Content> | undefined, content: Content) =>
  reader && ((options: OpenOptions) => reader.read(content, options))

function unknownContent(content: FileContent): FileProblem {
  if (content.type === 'json') return unknownFormat('object')
  if (content.type !== 'text') return unknownFormat(content.type)
  const parsed = parseJson(content.text)
  return parsed.ok ? unknownFormat(kindOf(parsed.value)) : parsed.problem
}

const unknownFormat = (found: 'xml' | 'zip' | ValueKind): FileProblem => ({
  code: 'unknown-format',
  where: [],
  detail: { found },
})

const failed = (problem: FileProblem): OpenResult => ({ type: 'failed', problem })
