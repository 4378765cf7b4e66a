import { kindOf } from '../plan/read-element.ts'
import type { FileProblem } from './file-problem.ts'
import { checkFileSize, decodeText } from './file-text.ts'
import { isObject, parseJson } from './parse-json.ts'
import { isZip } from './zip.ts'

/** What a file is before anybody knows its format. XML is not parsed here; `root` is its first element's local name. */
export type FileContent =
  | { readonly type: 'json'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly type: 'xml'; readonly root: string; readonly text: string }
  | { readonly type: 'zip'; readonly bytes: Uint8Array }
  | { readonly type: 'text'; readonly text: string }

export type ReadContent =
  | { readonly ok: true; readonly content: FileContent }
  | { readonly ok: false; readonly problem: FileProblem }

/** The content of a file's bytes. */
export function contentOfBytes(bytes: Uint8Array): ReadContent {
  const problem = checkFileSize(bytes.length)
  if (problem) return { ok: false, problem }
  if (isZip(bytes)) return { ok: true, content: { type: 'zip', bytes } }
  const decoded = decodeText(bytes)
  return decoded.ok ? contentOfText(decoded.text) : decoded
}

/** The content of a text: what was pasted, or a file's. */
export function contentOfText(pasted: string): ReadContent {
  const problem = checkFileSize(pasted.length)
  if (problem) return { ok: false, problem }
  const text = pasted.replace(/^\ufeff/, '')
  const root = xmlRoot(text)
  if (root !== undefined) return { ok: true, content: { type: 'xml', root, text } }
  // JSON that is worth reading begins otherwise; what no format knows is read as JSON all the same, to say what is wrong.
  if (/^\s*[A-Za-z]/.test(text)) return { ok: true, content: { type: 'text', text } }
  const parsed = parseJson(text)
  if (!parsed.ok) return parsed
  if (isObject(parsed.value)) return { ok: true, content: { type: 'json', value: parsed.value } }
  return {
    ok: false,
    problem: { code: 'unknown-format', where: [], detail: { found: kindOf(parsed.value) } },
  }
}

/** Undefined if it is no XML at all, empty if it has no element. What is not well formed is left to the parser to name. */
function xmlRoot(text: string): string | undefined {
  let rest = text.trimStart()
  if (!rest.startsWith('<')) return undefined
  for (let end = endOfProlog(rest); end; end = endOfProlog(rest)) {
    const found = end.exec(rest)
    if (!found) return ''
    rest = rest.slice(found.index + found[0].length).trimStart()
  }
  return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(rest)?.[1] ?? ''
}

/** How what stands before the first element ends: a comment, an instruction, a document type with or without declarations. */
function endOfProlog(rest: string): RegExp | undefined {
  if (rest.startsWith('<!--')) return /-->/
  if (rest.startsWith('<?')) return /\?>/
  if (!rest.startsWith('<!')) return undefined
  return /^[^>]*\[/.test(rest) ? /\]\s*>/ : />/
}
