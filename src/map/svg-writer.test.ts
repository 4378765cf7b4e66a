import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escaped, SvgWriter, svgColor, svgFont } from './svg-writer.ts'

const parsed = (text: string) =>
  new DOMParser({
    onError: (_level, message) => {
      throw new Error(message)
    },
  }).parseFromString(text, 'image/svg+xml')

test('whatever is written is read back, in text and in attributes, and breaks nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      const writer = new SvgWriter(100, 50, 2, words)
      writer.add('text', { x: 1, 'data-words': words }, words)
      const document = parsed(writer.toString())
      const [text] = document.getElementsByTagName('text')
      // Line breaks are read as one sign, whatever they were.
      const same = words.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '')
      expect(text?.textContent?.replace(/[\ufffd\p{Cc}]/gu, '')).toBe(same.replace(/[\ufffd\p{Cc}]/gu, ''))
      expect(document.getElementsByTagName('title')[0]?.textContent).toBe(text?.textContent)
    }),
  )
})

test('what XML has no place for is replaced', () => {
  expect(escaped('a\u0000b\ud800c<d>&"\'')).toBe('a\ufffdb\ufffdc&lt;d&gt;&amp;&quot;&#39;')
})

test('a picture has its size in pixels, and coordinates of the screen', () => {
  const svg = parsed(new SvgWriter(300, 200, 1.5, 'Plan').toString()).documentElement
  expect(svg?.getAttribute('width')).toBe('450')
  expect(svg?.getAttribute('height')).toBe('300')
  expect(svg?.getAttribute('viewBox')).toBe('0 0 300 200')
})

test('what is clipped stands in a group of its own', () => {
  const writer = new SvgWriter(10, 10, 1, '')
  writer.beginClip('M0 0L1 1Z')
  writer.add('path', { d: 'M0 0', fill: undefined })
  writer.endGroup()
  const document = parsed(writer.toString())
  expect(document.getElementsByTagName('g')[0]?.getAttribute('clip-path')).toBe('url(#clip1)')
  expect(document.getElementById('clip1')?.tagName).toBe('clipPath')
})

test('colours and fonts are split into what every program reads', () => {
  expect(svgColor('#1b1f24')).toEqual({ color: '#1b1f24', opacity: undefined })
  expect(svgColor('rgba(255, 0, 16, 0.5)')).toEqual({ color: 'rgb(255,0,16)', opacity: 0.5 })
  expect(svgFont('600 12.5px system-ui, "Noto Sans"')).toEqual({
    'font-weight': '600',
    'font-size': '12.5',
    'font-family': 'system-ui, "Noto Sans"',
  })
  expect(svgFont('11px sans-serif')['font-weight']).toBeUndefined()
})
