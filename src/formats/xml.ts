import { DOMParser, type Document, Element, ParseError } from '@xmldom/xmldom'
import { decimal } from './decimal.ts'
import type { FileProblem } from './file-problem.ts'
import { scanXml } from './xml-scan.ts'

export type XmlElement = Element

export type ParsedXml =
  | { readonly ok: true; readonly document: Document; readonly root: XmlElement }
  | { readonly ok: false; readonly problem: FileProblem }

/**
 * The document that an XML text holds. Strict: what is not well formed is refused at its line and column, and so are
 * declarations of document types, and what nests deeper or is more than any plan. Prefixes that many files use without
 * declaring them are known. Nothing outside of the text is ever read.
 */
export function parseXml(text: string): ParsedXml {
  const content = text.replace(/^\ufeff?\s*/, '')
  if (content === '') return { ok: false, problem: { code: 'empty-file', where: [], detail: {} } }
  const skipped = lineEnds(text.slice(0, text.length - content.length))
  const problem = scanXml(content)
  if (problem) return { ok: false, problem: further(problem, skipped) }
  try {
    const parser = new DOMParser({ onError: refuse, xmlns: commonPrefixes, normalizeLineEndings })
    const document = parser.parseFromString(content, 'application/xml')
    const root = document.documentElement
    return root ? { ok: true, document, root } : { ok: false, problem: notXml(undefined, skipped) }
  } catch (error) {
    return { ok: false, problem: notXml(error, skipped) }
  }
}

/** The parser warns of a replacement character, with which some editors mark what they could not read: a name may have it. */
function refuse(level: 'warning' | 'error' | 'fatalError', message: string): void {
  if (level !== 'warning' || !message.startsWith('Unicode replacement character')) throw new Error(message)
}

const commonPrefixes = {
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  gx: 'http://www.google.com/kml/ext/2.2',
  atom: 'http://www.w3.org/2005/Atom',
}

/** As XML 1.0 wants it; the parser's own follows XML 1.1, which takes more characters for ends of lines. */
const normalizeLineEndings = (text: string): string => text.replace(/\r\n?/g, '\n')

function notXml(error: unknown, skipped: number): FileProblem {
  const locator: unknown = error instanceof ParseError ? error.locator : undefined
  const line = numberAt(locator, 'lineNumber')
  const column = numberAt(locator, 'columnNumber')
  const detail = { line, column, fault: 'syntax' } as const
  return further({ code: 'not-xml', where: [], detail }, skipped)
}

const lineEnds = (text: string): number => text.match(/\r\n?|\n/g)?.length ?? 0

/** The problem as many lines further down as were empty before the XML. */
const further = (problem: FileProblem, lines: number): FileProblem =>
  problem.code === 'not-xml'
    ? { ...problem, detail: { ...problem.detail, line: problem.detail.line + lines } }
    : problem

/** 1 where the parser has not come as far as counting. */
function numberAt(locator: unknown, key: string): number {
  const value: unknown = typeof locator === 'object' && locator !== null ? Reflect.get(locator, key) : 1
  return typeof value === 'number' && value > 0 ? value : 1
}

/** The elements right within another one, by the name without its prefix; without a name all of them. */
export function xmlChildren(parent: XmlElement, name?: string): readonly XmlElement[] {
  const children: XmlElement[] = []
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isElement(node) && (name === undefined || node.localName === name)) children.push(node)
  }
  return children
}

/** The first of those. */
export function xmlChild(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  for (let node = parent?.firstChild; node; node = node.nextSibling) {
    if (isElement(node) && node.localName === name) return node
  }
  return undefined
}

/** The element at a path of names below another one. */
export const xmlAt = (parent: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined =>
  names.reduce(xmlChild, parent)

/** The text within the element at a path below another one, without the white space around it; undefined if there is none. */
export function xmlText(parent: XmlElement | undefined, ...names: readonly string[]): string | undefined {
  return xmlAt(parent, ...names)?.textContent?.trim() || undefined
}

/** As `xmlText`, read as a number. */
export const xmlNumber = (parent: XmlElement | undefined, ...names: readonly string[]): unknown =>
  decimal(xmlText(parent, ...names))

/** An attribute by the name without its prefix; undefined if it is absent or empty. */
export function xmlAttribute(element: XmlElement | undefined, name: string): string | undefined {
  const found = element && Array.from(element.attributes).find(({ localName }) => localName === name)
  return found?.value.trim() || undefined
}

/** An attribute, read as a number. */
export const xmlAttributeNumber = (element: XmlElement | undefined, name: string): unknown =>
  decimal(xmlAttribute(element, name))

const isElement = (node: unknown): node is XmlElement => node instanceof Element
