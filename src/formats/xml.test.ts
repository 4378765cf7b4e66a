import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, decimalText } from './decimal.ts'
import { parseXml, xmlAt, xmlAttribute, xmlAttributeNumber, xmlChildren, xmlNumber, xmlText } from './xml.ts'
import { maxXmlTags } from './xml-scan.ts'
import { writeXml, xmlField, xmlTag } from './xml-write.ts'

const problemOf = (text: string) => {
  const parsed = parseXml(text)
  return parsed.ok ? undefined : parsed.problem
}

const rootOf = (text: string) => {
  const parsed = parseXml(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parsed.root
}

describe('reading XML', () => {
  it('finds elements, texts and attributes by their names, whatever the prefix', () => {
    const root = rootOf(
      '\ufeff<?xml version="1.0"?>\n<k:plan xmlns:k="urn:k"><k:name> Alpha &amp; <![CDATA[<Beta>]]> </k:name>' +
        '<at xsi:lat="52.5" lng=" 13 "/><at/><empty/></k:plan>',
    )
    expect(root.localName).toBe('plan')
    expect(xmlText(root, 'name')).toBe('Alpha & <Beta>')
    expect(xmlText(root, 'empty')).toBeUndefined()
    expect(xmlChildren(root, 'at')).toHaveLength(2)
    expect(xmlChildren(root)).toHaveLength(4)
    expect(xmlAttributeNumber(xmlAt(root, 'at'), 'lat')).toBe(52.5)
    expect(xmlAttribute(xmlAt(root, 'at'), 'lng')).toBe('13')
    expect(xmlNumber(root, 'name')).toBe('Alpha & <Beta>')
    expect(xmlAt(root, 'at', 'none')).toBeUndefined()
  })

  it.each([
    ['a tag that is not closed', '<a>\n<b></a>', 2],
    ['two roots', '<a/>\n\n<b/>', 3],
    ['an attribute without quotes', '<a>\n<b c=1/></a>', 2],
    ['an attribute twice', '<a b="1" b="2"/>', 1],
    ['an entity that nobody declared', '<a>\n<b>&boom;</b></a>', 2],
    ['a prefix that nobody declared', '<a>\n<x:b/></a>', 2],
    ['a comment without an end', '<a><!-- b </a>', 1],
    ['words', 'Dear diary', 1],
    ['a tag after empty lines', '\n\r\n<a></b>', 3],
  ])('names the line of %s', (_name, text, line) => {
    expect(problemOf(text)).toMatchObject({ code: 'not-xml', detail: { line, fault: 'syntax' } })
  })

  it('refuses a document type at its place, and so entities that unfold without end', () => {
    const bomb =
      '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]>\n<a>&c;</a>'
    expect(problemOf(bomb)).toEqual({
      code: 'not-xml',
      where: [],
      detail: { line: 2, column: 1, fault: 'doctype' },
    })
  })

  it('refuses control characters at their place', () => {
    expect(problemOf('<a>\n b\u0007</a>')?.detail).toEqual({ line: 2, column: 3, fault: 'character' })
  })

  it('refuses what nests too deep, has too many tags, or one too long, before it is parsed', () => {
    expect(problemOf('<a>'.repeat(100_000))?.code).toBe('too-deep')
    expect(problemOf(`<a>${'<b/>'.repeat(maxXmlTags)}</a>`)?.code).toBe('too-many-tags')
    expect(problemOf(`${'<!---->'.repeat(maxXmlTags)}<a/>`)?.code).toBe('too-many-tags')
    const attributes = Array.from({ length: 5_000 }, (_, index) => ` xmlns:a${index}="b"`).join('')
    expect(problemOf(`<a${attributes}/>`)?.detail).toMatchObject({ fault: 'long-tag' })
  })

  it('does not count tags in comments, and takes no > in quotes for a tag’s end', () => {
    const comment = `<!-- ${'<a>'.repeat(100)} -->`
    expect(xmlAttribute(rootOf(`${comment}<a b="1 > 0">${comment}</a>`), 'b')).toBe('1 > 0')
  })

  it('is empty, or opened, or refused, and never throws', () => {
    expect(problemOf(' \n')?.code).toBe('empty-file')
    const pieces = fc.constantFrom(
      '<a>',
      '</a>',
      '<',
      '>',
      '"',
      "'",
      '&',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      'x:y="',
      '&#x0;',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 }))), (parts) => {
        expect([true, false]).toContain(parseXml(parts.join('')).ok)
      }),
    )
  })
})

describe('numbers', () => {
  it.each([
    ['12', 12],
    ['-.5', -0.5],
    ['+1.5e3', 1500],
    ['0x10', '0x10'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
    ['1,5', '1,5'],
    ['', ''],
  ])('are read from %s, and what is none is left as it is', (text, expected) => {
    expect(decimal(text)).toBe(expected)
  })

  it('are written without exponents, and come back exactly', () => {
    expect([1e-7, 1.5e21, -2.5e-9, -0, 12].map(decimalText)).toEqual([
      '0.0000001',
      '1500000000000000000000',
      '-0.0000000025',
      '0',
      '12',
    ])
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(decimalText(value)).toMatch(/^-?\d+(\.\d+)?$/)
        expect(Number(decimalText(value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})

describe('writing XML', () => {
  it('indents elements, and leaves out what is undefined', () => {
    const root = xmlTag(
      'a',
      { b: 1, c: undefined },
      xmlTag('d', {}, 'x < y'),
      xmlField('e', ''),
      false,
      xmlTag('f'),
    )
    expect(writeXml(root).text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a b="1">\n  <d>x &lt; y</d>\n  <f/>\n</a>\n',
    )
  })

  it('gives back any text, but for what XML cannot hold, which is counted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.string({ unit: 'binary', maxLength: 8 }),
        (text, value) => {
          const { text: written, dropped } = writeXml(xmlTag('a', { b: `(${value})` }, `(${text})`))
          const root = rootOf(written)
          const read = [root.textContent ?? '', xmlAttribute(root, 'b') ?? '']
          const lost = `(${text})(${value})`.length - read.join('').length
          expect(lost).toBe(dropped)
          if (dropped === 0) expect(read).toEqual([`(${text})`, `(${value})`])
        },
      ),
    )
    expect(writeXml(xmlTag('a', {}, '\u0000\ud800x\uffff'))).toMatchObject({ dropped: 3 })
  })
})
