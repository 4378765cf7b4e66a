import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newElementId } from '../plan/new-element.ts'
import { checkFileSize, maxFileBytes } from './file-text.ts'
import { openFile, openText } from './open-file.ts'
import type { OpenOptions } from './open-result.ts'
import { noteWords, placeWords, problemWords } from './problem-words.ts'

const options: OpenOptions = {
  map: 'stalingrad',
  newId: () => newElementId((count) => Uint8Array.from({ length: count }, () => Math.random() * 256)),
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = new DataView(new ArrayBuffer(text.length * 2))
  for (let index = 0; index < text.length; index++)
    bytes.setUint16(index * 2, text.charCodeAt(index), littleEndian)
  return new Uint8Array(bytes.buffer)
}

const il2 = '{"mapHash":"#kuban","points":[{"latLng":{"lat":1,"lng":2},"name":"Żuk"}]}'

const problemOf = (content: string | Uint8Array) => {
  const result = openFile(typeof content === 'string' ? utf8(content) : content, options)
  return result.type === 'failed' ? result.problem : undefined
}

describe('openFile', () => {
  it('knows a format by its content', () => {
    expect(openFile(utf8(il2), options)).toMatchObject({ type: 'opened', format: 'il2' })
    const own = '{"missioncast":1,"elements":{}}'
    expect(openFile(utf8(own), options)).toMatchObject({ type: 'opened', format: 'missioncast' })
    const sample = readFileSync(new URL('./testdata/il2-r1.json', import.meta.url))
    expect(openFile(new Uint8Array(sample), options)).toMatchObject({ type: 'opened', format: 'il2' })
  })

  it('goes by the name where the content says nothing, and by what the caller says before all', () => {
    const named = openText('{"features":[]}', { newId: options.newId, name: 'Tour.GEOJSON' })
    expect(named).toMatchObject({ type: 'failed', problem: { code: 'nothing-found' } })
    const forced = openText('{"missioncast":1,"elements":{}}', { ...options, format: 'il2' })
    expect(forced).toMatchObject({ type: 'opened', format: 'il2' })
    expect(openText('<gpx/>', { ...options, format: 'il2' })).toMatchObject({
      problem: { code: 'unknown-format' },
    })
  })

  it('reads UTF-8 and UTF-16, with and without a byte order mark', () => {
    const expected = openText(il2, { ...options, newId: () => 'same' })
    for (const text of [il2, `\ufeff${il2}`]) {
      for (const bytes of [utf8(text), utf16(text, true), utf16(text, false)]) {
        expect(openFile(bytes, { ...options, newId: () => 'same' })).toEqual(expected)
      }
    }
    expect(openText(`\ufeff${il2}`, { ...options, newId: () => 'same' })).toEqual(expected)
  })

  it('reads what an XML file declares that is no UTF-8', () => {
    const text =
      '<?xml version="1.0" encoding="ISO-8859-1"?><gpx><wpt lat="1" lon="2"><name>Z\u00fcrich</name></wpt></gpx>'
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0))
    const result = openFile(bytes, { newId: options.newId })
    expect(result.type === 'opened' && [...result.plan.values()][1]).toMatchObject({ name: 'Zürich' })
    const unknown = text.replace('ISO-8859-1', 'EBCDIC-7')
    const refused = openFile(
      Uint8Array.from(unknown, (character) => character.charCodeAt(0)),
      options,
    )
    expect(refused).toMatchObject({ problem: { code: 'not-text' } })
  })

  it.each([
    ['an empty file', '', 'empty-file'],
    ['white space', ' \n\t ', 'empty-file'],
    ['a byte order mark alone', '\ufeff', 'empty-file'],
    ['words', 'Dear diary', 'not-json'],
    ['half a file', il2.slice(0, 40), 'not-json'],
    ['a list', '[]', 'unknown-format'],
    ['a text', '"mapHash"', 'unknown-format'],
    ['null', 'null', 'unknown-format'],
    ['TopoJSON', '{"type":"Topology","objects":{}}', 'unknown-format'],
    ['GeoJSON on a game map', '{"type":"FeatureCollection","features":[]}', 'no-game-map'],
    ['KML on a game map', '\ufeff <?xml version="1.0"?><!-- x --><kml/>', 'no-game-map'],
    ['XML of another kind', '\ufeff <?xml version="1.0"?><svg/>', 'unknown-format'],
    ['a zip archive', 'PK\u0003\u0004…', 'unknown-format'],
    ['a zero byte', '{"a":"\u0000"}', 'not-text'],
    ['deep lists', '['.repeat(100_000) + ']'.repeat(100_000), 'too-deep'],
    [
      'deep objects in a plan',
      `{"mapHash":"#kuban","x":${'{"a":'.repeat(80)}1${'}'.repeat(80)}}`,
      'too-deep',
    ],
    ['NaN', '{"mapHash":"","routes":[{"speed":NaN}]}', 'not-json'],
  ])('names what is wrong with %s', (_name, content, code) => {
    expect(problemOf(content)?.code).toBe(code)
  })

  it('names what is wrong with bytes that are no text', () => {
    expect(problemOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]))?.code).toBe('not-text')
    expect(problemOf(Uint8Array.from([0x7b, 0xc3, 0x28, 0x7d]))?.code).toBe('not-text')
  })

  it('refuses a file that is too large, by its size alone', () => {
    expect(checkFileSize(50_000_000)).toEqual({
      code: 'file-too-large',
      where: [],
      detail: { bytes: 50_000_000, limit: maxFileBytes },
    })
    expect(checkFileSize(maxFileBytes)).toBeUndefined()
    expect(checkFileSize(0)?.code).toBe('empty-file')
    expect(problemOf(new Uint8Array(maxFileBytes + 1))?.code).toBe('file-too-large')
  })

  it.each([
    ['our flight card', 'Raid.csv', '\ufeffroute,waypoint,name\r\nAlpha,1,Base\r\n', 'CSV'],
    ['our flight card as pasted text', undefined, 'route,waypoint,name\r\nAlpha,1,Base\r\n', 'CSV'],
    ['one that a spreadsheet saved', 'Raid.CSV', '"route";"waypoint"\r\n', 'CSV'],
    ['our TAK route', 'Raid.cot', '<?xml version="1.0"?><event version="2.0" type="b-m-r"/>', 'TAK route'],
    ['one without a name', undefined, '<event version="2.0" type="b-m-r"/>', 'TAK route'],
  ])('says of %s that it is written, but not read', (_, name, content, format) => {
    const result = openText(content, { ...options, ...(name !== undefined && { name }) })
    expect(result).toMatchObject({
      type: 'failed',
      problem: { code: 'only-written', where: [], detail: { format } },
    })
    if (result.type === 'failed')
      expect(problemWords(result.problem)).toContain(`${format} is written, but not read`)
  })

  it('opens or refuses any bytes, and throws at none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.json().map(utf8)), (bytes) => {
        expect(['opened', 'failed', 'needs-map']).toContain(openFile(bytes, options).type)
      }),
      { numRuns: 200 },
    )
  })

  it('opens a plan whose lone surrogates no encoding can hold', () => {
    const result = openText('{"mapHash":"#kuban","points":[{"latLng":[1,2],"name":"\\ud83d"}]}', options)
    expect(result.type === 'opened' && [...result.plan.values()]).toMatchObject([{}, { name: '\ud83d' }])
  })
})

describe('problems and notes in words', () => {
  it('say where and what', () => {
    const words = (content: string): string => {
      const problem = problemOf(content)
      return problem ? problemWords(problem) : ''
    }
    expect(words('{"mapHash":\n  NaN}')).toBe('line 2, column 3: “NaN” is not JSON')
    expect(words('{"mapHash":')).toBe('line 1, column 12: the file ends too early')
    expect(words('[]')).toContain('it is JSON, a list')
    expect(words('<svg/>')).toContain('it is XML')
    expect(
      problemWords({ code: 'file-too-large', where: [], detail: { bytes: 5e7, limit: maxFileBytes } }),
    ).toBe('the file has 47.7 MiB, and no more than 20.0 MiB can be opened')
    expect(
      words('{"mapHash":"#kuban","routes":[{"latLngs":[[1,2],["x",2]],"name":"Alpha","speed":1}]}'),
    ).toBe('route 1 “Alpha”, waypoint 2: latitude is a text, not a number')
    expect(
      problemWords({
        code: 'out-of-range',
        where: [
          { part: 'route', number: 3 },
          { part: 'waypoint', number: 7 },
        ],
        detail: { field: 'latitude', value: 97.2, least: -90, most: 90 },
      }),
    ).toBe('route 3, waypoint 7: latitude 97.2 is outside −90 to 90')
  })

  it('say what is left out', () => {
    const result = openText('{"mapHash":"#kuban","points":[{"latLng":[1,2]},5]}', options)
    expect(result.type === 'opened' && result.notes.map(noteWords)).toEqual([
      'point 2: element is a number, not an object; it is left out',
    ])
  })

  it('name places from the outside in', () => {
    expect(
      placeWords([{ part: 'front', number: 1 }, { part: 'red-line' }, { part: 'position', number: 2 }]),
    ).toBe('front 1, red line, position 2')
    expect(placeWords([])).toBe('')
  })
})
