import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Element } from '../plan/element.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import { worldPlanArbitrary } from '../plan/plan-arbitrary.ts'
import { comparablePlan, isDrawn } from './feature-testing.ts'
import { openFile, openText } from './open-file.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { noteWords } from './problem-words.ts'
import { writeFile } from './write-file.ts'
import { writeZip } from './zip.ts'

const options = (): OpenOptions => {
  let count = 0
  return { newId: () => `n${count++}` }
}

const opened = (result: OpenResult) => {
  if (result.type !== 'opened') throw new Error(`not opened: ${JSON.stringify(result)}`)
  return result
}

const content = (format: 'kml' | 'kmz', plan: Plan): Uint8Array => {
  const result = writeFile(format, plan, { nowMs: 0 })
  if (result.type !== 'written') throw new Error('not written')
  return typeof result.content === 'string' ? strToU8(result.content) : result.content
}

const elements = (plan: Plan): Element[] => drawnElements(plan).map(([, element]) => element)

const kml = (inner: string): string =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inner}</Document></kml>`

describe('a plan as KML', () => {
  it.each(['kml', 'kmz'] as const)(
    'comes back as it was, but for shapes with too few positions: %s',
    (format) => {
      fc.assert(
        fc.property(worldPlanArbitrary, (plan) => {
          if (!isDrawn(plan)) return
          const again = opened(openFile(content(format, plan), options()))
          expect(again.format).toBe(format)
          expect(comparablePlan(again.plan)).toEqual(comparablePlan(plan))
          expect(again.notes).toEqual([])
        }),
        { numRuns: 50 },
      )
    },
  )

  it('shows colours, altitudes in metres, circles and layers to other programs', () => {
    const plan = new Map<string, Element>([
      [
        'sheet',
        {
          kind: 'sheet',
          map: 'world',
          units: 'imperial',
          title: 'Op',
          order: 'a0',
          layers: [{ id: 'l', name: 'Strike' }],
        },
      ],
      [
        'r',
        {
          kind: 'route',
          name: 'Alpha',
          color: '#112233',
          flightPlan: true,
          speed: 1,
          altitude: 1000,
          waypoints: [{ at: [1, 2] }, { at: [3, 4] }],
          order: 'a0',
          layer: 'l',
        },
      ],
      ['c', { kind: 'circle', at: [0, 0], radius: 1000, color: 'red', fillOpacity: 0.5, order: 'a1' }],
    ])
    const text = new TextDecoder().decode(content('kml', plan))
    expect(text).toContain('<color>ff332211</color>')
    expect(text).toContain('<altitudeMode>absolute</altitudeMode>')
    expect(text).toContain('<coordinates>1,2,304.8 3,4,304.8</coordinates>')
    expect(text).toContain('<color>800b079a</color>')
    expect(text).toMatch(/<Folder>\s*<name>Strike<\/name>/)
    expect(text.match(/<outerBoundaryIs>/g)).toHaveLength(1)
  })
})

describe('KML of others', () => {
  const sample = kml(`
    <name>Tour</name>
    <Style id="s"><LineStyle><color>ff0000ff</color></LineStyle><PolyStyle><color>7f00ff00</color></PolyStyle></Style>
    <Folder><name>Flak</name>
      <Placemark><name>88</name><description><![CDATA[<b>Heavy</b><br>battery &amp; radar]]></description>
        <Style><IconStyle><color>ffff0000</color></IconStyle></Style>
        <ExtendedData><Data name="crew"><value>9</value></Data></ExtendedData>
        <Point><coordinates>13.4,52.5,0</coordinates></Point></Placemark>
    </Folder>
    <Placemark><name>Way</name><styleUrl>#s</styleUrl><LineString><coordinates>
      1,2,0
      3,4,0 </coordinates></LineString></Placemark>
    <Placemark><name>Area</name><styleUrl>#s</styleUrl><visibility>0</visibility><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
    <GroundOverlay><name>Map</name><LatLonBox><north>1</north><south>0</south><east>1</east><west>0</west></LatLonBox></GroundOverlay>
    <NetworkLink><Link><href>http://192.0.2.1/x.kml</href></Link></NetworkLink>`)

  it('becomes points, lines and polygons in layers, with the words of its descriptions', () => {
    const { plan, notes } = opened(openText(sample, options()))
    const { layers, title } = sheetOf(plan)
    expect(title).toBe('Tour')
    expect(layers).toMatchObject([{ name: 'Flak' }])
    expect(elements(plan)).toMatchObject([
      {
        kind: 'point',
        name: '88',
        at: [13.4, 52.5],
        color: '#0000ff',
        notes: 'Heavy\nbattery & radar',
        layer: layers?.[0]?.id,
        extra: '{"features":{"crew":"9"}}',
      },
      {
        kind: 'line',
        name: 'Way',
        path: [
          [1, 2],
          [3, 4],
        ],
        color: '#ff0000',
      },
      {
        kind: 'polygon',
        name: 'Area',
        rings: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
        ],
        hidden: true,
      },
    ])
    expect(notes).toEqual([
      { code: 'not-read', where: [], detail: { what: 'GroundOverlay', count: 1 } },
      { code: 'not-read', where: [], detail: { what: 'NetworkLink', count: 1 } },
      expect.objectContaining({ code: 'not-drawn' }),
    ])
  })

  it('is found in an archive, whatever it is called there', () => {
    const bytes = writeZip({ 'files/photo.txt': strToU8('x'), 'Tour.KML': strToU8(sample) })
    expect(opened(openFile(bytes, options()))).toMatchObject({ format: 'kmz' })
  })

  it.each([
    ['a DOCTYPE', '<!DOCTYPE kml [<!ENTITY a "b">]><kml/>', 'not-xml'],
    ['tags that are not closed', '<kml><Document></kml>', 'not-xml'],
    ['nothing in it', kml(''), 'nothing-found'],
    [
      'a latitude beyond the pole',
      kml('<Placemark><Point><coordinates>1,97.2</coordinates></Point></Placemark>'),
      'out-of-range',
    ],
  ])('with %s is named', (_, text, code) => {
    expect(openText(text, options())).toMatchObject({ type: 'failed', problem: { code } })
  })

  it.each([
    ['1,2 x,y 3,4', 'coordinates (1) cannot be read and is left out: element 1 “Way”, position 2'],
    ['1,2 --,++ 3,4', 'coordinates (1) cannot be read and is left out: element 1 “Way”, position 2'],
    ['1,2 3,4 5,6west', 'coordinates (1) cannot be read and is left out: element 1 “Way”, position 3'],
    ['7 1,2 3,4', 'coordinates (1) cannot be read and is left out: element 1 “Way”, position 1'],
    ['1,2 3,4,high', 'altitude (1) cannot be read and is left out: element 1 “Way”, position 2'],
  ])('with %s for coordinates says where they are no numbers', (coordinates, words) => {
    const line = `<LineString><coordinates>${coordinates}</coordinates></LineString>`
    const { plan, notes } = opened(openText(kml(`<Placemark><name>Way</name>${line}</Placemark>`), options()))
    expect(elements(plan)).toMatchObject([
      {
        path: [
          [1, 2],
          [3, 4],
        ],
      },
    ])
    expect(notes.map(noteWords)).toEqual([words])
  })

  it('says of which of its shapes a position cannot be read', () => {
    const ring = (text: string) => `<LinearRing><coordinates>${text}</coordinates></LinearRing>`
    const area = `<Polygon><outerBoundaryIs>${ring('0,0 9,0 9,9 0,0')}</outerBoundaryIs><innerBoundaryIs>${ring('1,1 2,1 2,2 1,x 1,1')}</innerBoundaryIs></Polygon>`
    const track =
      '<gx:Track><gx:coord>1 2 3</gx:coord><gx:coord>east 2</gx:coord><gx:coord>3 4</gx:coord></gx:Track>'
    const point = '<Point><coordinates>1,2 3,4</coordinates></Point>'
    const { plan, notes } = opened(
      openText(
        kml([area, track, point].map((shape) => `<Placemark>${shape}</Placemark>`).join('')),
        options(),
      ),
    )
    expect(elements(plan)).toMatchObject([
      { kind: 'polygon' },
      {
        path: [
          [1, 2],
          [3, 4],
        ],
      },
      { at: [1, 2] },
    ])
    expect(notes.map(noteWords)).toContain(
      'coordinates (3) cannot be read and is left out: element 1, ring 2, position 4; element 2, position 2; element 3, position 2',
    )
  })
})

describe('an area of KML whose outline cannot be read', () => {
  it('is left out and named, and its hole is no area', () => {
    const ring = (text: string) => `<LinearRing><coordinates>${text}</coordinates></LinearRing>`
    const area = `<Polygon><outerBoundaryIs>${ring('0,0 x,9 y,9 0,0')}</outerBoundaryIs><innerBoundaryIs>${ring('1,1 2,1 2,2 1,1')}</innerBoundaryIs></Polygon>`
    const point = '<Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>'
    const { plan, notes } = opened(openText(kml(`<Placemark>${area}</Placemark>${point}`), options()))
    expect(elements(plan)).toMatchObject([{ kind: 'point' }])
    expect(notes.map(noteWords)).toEqual([
      'coordinates (2) cannot be read and is left out: element 1, ring 1, position 2; element 1, ring 1, position 3',
      'element 1: geometry is missing; it is left out',
      'LinearRing (1) has no place in the plan and is left out: element 1',
    ])
  })

  it.each(['', '<outerBoundaryIs/>', '<outerBoundaryIs> </outerBoundaryIs>'])(
    'is left out and named where it has no outline at all: «%s»',
    (outline) => {
      const hole =
        '<innerBoundaryIs><LinearRing><coordinates>1,1 2,1 2,2 1,1</coordinates></LinearRing></innerBoundaryIs>'
      const area = `<Polygon>${outline}${hole}</Polygon>`
      const point = '<Point><coordinates>1,2</coordinates></Point>'
      const { plan, notes } = opened(
        openText(
          kml(`<Placemark><MultiGeometry>${area}${point}</MultiGeometry></Placemark>
            <Placemark>${area}</Placemark>`),
          options(),
        ),
      )
      expect(elements(plan)).toMatchObject([{ kind: 'point' }])
      expect(notes.map(noteWords)).toEqual([
        'element 2: geometry is missing; it is left out',
        'Polygon (2) has no place in the plan and is left out: element 1; element 2',
      ])
    },
  )
})

describe('white space in coordinates', () => {
  const line = (coordinates: string): string =>
    kml(`<Placemark><LineString><coordinates>${coordinates}</coordinates></LineString></Placemark>`)

  it('parts positions, and may stand at their commas', () => {
    const { plan, notes } = opened(openText(line('\n 1, 2 ,0\t3 ,4,0\r\n5,6 '), options()))
    expect(elements(plan)).toMatchObject([
      {
        path: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      },
    ])
    expect(notes).toEqual([])
  })

  it('is read however much there is of it', () => {
    const blanks = ' '.repeat(1_000_000)
    const { plan, notes } = opened(openText(line(`1,2${blanks}3,4${blanks}x`), options()))
    expect(elements(plan)).toMatchObject([
      {
        path: [
          [1, 2],
          [3, 4],
        ],
      },
    ])
    expect(notes).toMatchObject([{ code: 'unreadable', detail: { what: 'coordinates', count: 1 } }])
  })
})

describe('an archive', () => {
  it.each([
    ['cut off', strToU8('PK\u0003\u0004…'), 'unknown-format'],
    ['without KML', writeZip({ 'a.txt': strToU8('x') }), 'unknown-format'],
    ['that unpacks to too much', writeZip({ 'doc.kml': new Uint8Array(50 * 1024 * 1024) }), 'file-too-large'],
  ])('%s is refused', (_, bytes, code) => {
    expect(openFile(bytes, options())).toMatchObject({ type: 'failed', problem: { code } })
  })
})
