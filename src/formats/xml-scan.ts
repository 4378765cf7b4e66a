import type { FileProblem } from './file-problem.ts'

/** Elements within each other, as `maxDepth` of JSON; no format that is read here needs twenty. */
const maxXmlDepth = 64
/** Tags and comments in a file; a plan at its limits takes about a fifth of them in the wordiest format. */
export const maxXmlTags = 500_000
/** Characters of one tag with its attributes: what is longer is no tag, or costs the parser its patience. */
const maxTagLength = 16_384

export type XmlFault = 'syntax' | 'doctype' | 'character' | 'long-tag'

/** XML 1.0 has no place for these characters, not even as references (https://www.w3.org/TR/xml/#charsets). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

/**
 * What must not even reach the parser: declarations of document types (which bring entities that unfold without end), and
 * what would keep it busy for minutes. One pass in time that is linear in the text; what is no XML passes, for the parser to name.
 */
export function scanXml(text: string): FileProblem | undefined {
  const character = text.search(forbidden)
  if (character >= 0) return xmlProblem(text, character, 'character')
  let depth = 0
  let tags = 0
  let at = text.indexOf('<')
  while (at >= 0) {
    let end: number
    // Comments cost the parser as much as tags do.
    if (++tags > maxXmlTags) return { code: 'too-many-tags', where: [], detail: { limit: maxXmlTags } }
    if (text.startsWith('<!--', at)) end = text.indexOf('-->', at + 4)
    else if (text.startsWith('<![CDATA[', at)) end = text.indexOf(']]>', at + 9)
    else if (text.startsWith('<?', at)) end = text.indexOf('?>', at + 2)
    else if (text.startsWith('<!', at)) return xmlProblem(text, at, 'doctype')
    else {
      end = tagEnd(text, at)
      if (end === tooLong) return xmlProblem(text, at, 'long-tag')
      if (text[at + 1] === '/') depth--
      else if (text[end - 1] !== '/') depth++
      if (depth > maxXmlDepth) return { code: 'too-deep', where: [], detail: { limit: maxXmlDepth } }
    }
    // What does not end is no XML: the parser names it.
    if (end < 0) return undefined
    at = text.indexOf('<', end)
  }
  return undefined
}

const tooLong = -2

/** Where a tag's `>` is: not within an attribute's quotes. */
function tagEnd(text: string, start: number): number {
  let quote = ''
  const last = Math.min(text.length, start + maxTagLength)
  for (let at = start + 1; at < last; at++) {
    const character = text[at] ?? ''
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at
  }
  return last < text.length ? tooLong : -1
}

/** The problem at a place of the text, which people count by lines and columns from 1. */
function xmlProblem(text: string, index: number, fault: XmlFault): FileProblem {
  const lines = text.slice(0, index).split(/\r\n?|\n/)
  const detail = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, fault }
  return { code: 'not-xml', where: [], detail }
}
