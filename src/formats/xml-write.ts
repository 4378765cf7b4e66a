import { decimalText } from './decimal.ts'

/** A node to be written: an element, or text within one. */
export type XmlNode = XmlTag | string

/** An element to be written. Attributes and children that are undefined are left out. */
export type XmlTag = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number | undefined>>
  readonly children: readonly XmlNode[]
}

type Content = XmlNode | number | undefined | false

/** `tag('name', {}, 'Alpha')`, `tag('rtept', { lat: 1, lon: 2 }, …)`; a child that is undefined or false is left out. */
export function xmlTag(name: string, attributes: XmlTag['attributes'] = {}, ...children: Content[]): XmlTag {
  const given = children.flatMap((child) =>
    child === undefined || child === false ? [] : [typeof child === 'number' ? decimalText(child) : child],
  )
  return { name, attributes, children: given }
}

/** An element with a text in it, or none where there is no text: for optional ones. */
export const xmlField = (name: string, content: string | number | undefined): XmlTag | undefined =>
  content === undefined || content === '' ? undefined : xmlTag(name, {}, content)

/**
 * The text of an XML 1.0 file in UTF-8, an element a line. `dropped` counts the characters that XML cannot hold in any
 * spelling (https://www.w3.org/TR/xml/#charsets: control characters, halves of surrogate pairs), which are left out.
 */
export function writeXml(root: XmlTag): { readonly text: string; readonly dropped: number } {
  let dropped = 0
  const clean = (text: string): string =>
    text.replace(unwritable, () => {
      dropped++
      return ''
    })
  const write = ({ name, attributes, children }: XmlTag, indent: string): string => {
    const pairs = Object.entries(attributes).flatMap(([key, value]) => {
      if (value === undefined) return []
      return [` ${key}="${escaped(clean(typeof value === 'number' ? decimalText(value) : value), true)}"`]
    })
    const start = `${indent}<${name}${pairs.join('')}`
    if (children.length === 0) return `${start}/>\n`
    if (children.some((child) => typeof child === 'string')) {
      const inner = children.map((child) =>
        typeof child === 'string' ? escaped(clean(child), false) : write(child, '').trimEnd(),
      )
      return `${start}>${inner.join('')}</${name}>\n`
    }
    const inner = children.map((child) => (typeof child === 'string' ? '' : write(child, `${indent}  `)))
    return `${start}>\n${inner.join('')}${indent}</${name}>\n`
  }
  const body = write(root, '')
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`, dropped }
}

const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** `\r`, and in attributes all white space but blanks, are changed by every reader unless they are written as references. */
function escaped(text: string, inAttribute: boolean): string {
  const plain = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
  if (!inAttribute) return plain
  return plain.replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}
