import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sheetOf } from '../plan/plan.ts'
import { worldPlanArbitrary } from '../plan/plan-arbitrary.ts'
import { writeLnmpln } from './lnmpln-write.ts'
import { chosenRoute } from './one-route.ts'
import { noteWords, problemWords } from './problem-words.ts'
import {
  elements,
  flown,
  noon,
  open,
  opened,
  route,
  routeOf,
  told,
  worldPlanOf,
  written,
} from './route-formats-testing.ts'
import { parseXml, type XmlElement, xmlAttribute, xmlChildren, xmlText } from './xml.ts'

// Written by hand in the shape of lnmpln.xsd.
const sample = `<?xml version="1.0" encoding="UTF-8"?>
<LittleNavmap xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="https://www.littlenavmap.org/schema/lnmpln.xsd">
  <Flightplan>
    <Header>
      <FlightplanType>VFR</FlightplanType>
      <CruisingAlt>5500</CruisingAlt>
      <CruisingAltF>5500.00000000</CruisingAltF>
      <FileVersion>1.2</FileVersion>
      <ProgramName>Little Navmap</ProgramName>
    </Header>
    <SimData Cycle="1801">NAVIGRAPH</SimData>
    <Procedures><SID><Name>BLOKR7</Name></SID></Procedures>
    <Alternates><Alternate><Name>Finow</Name><Ident>EDAV</Ident><Type>AIRPORT</Type><Pos Lon="13.69" Lat="52.82" Alt="121"/></Alternate></Alternates>
    <Waypoints>
      <Waypoint><Name>Berlin</Name><Ident>EDDB</Ident><Region>ED</Region><Type>AIRPORT</Type><Pos Lon="13.5" Lat="52.36" Alt="157.00"/></Waypoint>
      <Waypoint><Name>Old mill</Name><Ident>OLDMILL</Ident><Airway>Y201</Airway><Type>USER</Type><Comment>Turn left</Comment><Pos Lon="13.7" Lat="52.5" Alt="5500.00"/></Waypoint>
      <Waypoint><Ident>WP3</Ident><Type>USER</Type><Pos Lon="13.8" Lat="52.6"/></Waypoint>
    </Waypoints>
  </Flightplan>
</LittleNavmap>`

describe('a plan of Little Navmap', () => {
  it('is opened with its waypoints, alternates and altitudes in feet', () => {
    const { plan, notes } = opened(open(sample))
    expect(sheetOf(plan)).toMatchObject({ map: 'world', units: 'imperial' })
    expect(elements(plan)).toMatchObject([
      {
        kind: 'route',
        name: 'EDDB – WP3',
        altitude: 5500,
        waypoints: [
          { at: [13.5, 52.36], name: 'EDDB', notes: 'Berlin', altitude: 157 },
          { at: [13.7, 52.5], name: 'Old mill', notes: 'Turn left' },
          { at: [13.8, 52.6] },
        ],
      },
      { kind: 'point', name: 'EDAV', notes: 'Finow', at: [13.69, 52.82], type: 'base' },
    ])
    expect(routeOf(plan).waypoints[2]).toEqual({ at: [13.8, 52.6] })
    expect(notes.map(noteWords)).toEqual([
      'Procedures (1) has no place in a plan and is left out',
      'route 1: speed “nothing” cannot be read; “190” is used',
      'Region (1) has no place in the plan and is left out: route 1, waypoint 1',
      'Type (1) has no place in the plan and is left out: route 1, waypoint 1',
      'Airway (1) has no place in the plan and is left out: route 1, waypoint 2',
      'Alt (1) has no place in the plan and is left out: point 1 “EDAV”',
    ])
  })

  it('names what its header and alternates say beside that, and keeps their comments', () => {
    const text = sample
      .replace('>VFR<', '>IFR<')
      .replace('<FileVersion>', '<Comment>By night</Comment><Wind>270/15</Wind><FileVersion>')
      .replace(
        '<Type>AIRPORT</Type><Pos Lon="13.69"',
        '<Type>VOR</Type><Comment>Grass</Comment><Pos Lon="13.69"',
      )
    const { plan, notes } = opened(open(text))
    expect(elements(plan)[1]).toMatchObject({ kind: 'point', notes: 'Finow\nGrass' })
    expect(notes.map(noteWords)).toEqual(
      expect.arrayContaining([
        'FlightplanType (1) has no place in the plan and is left out: route 1',
        'Comment (1) has no place in the plan and is left out: route 1',
        'Wind (1) has no place in the plan and is left out: route 1',
        'Type (2) has no place in the plan and is left out: route 1, waypoint 1; point 1 “EDAV”',
      ]),
    )
  })

  it.each([
    ['route 1, waypoint 2: latitude 97.2 is outside −90 to 90', sample.replace('Lat="52.5"', 'Lat="97.2"')],
    ['route 1, waypoint 3: longitude is a text, not a number', sample.replace('Lon="13.8"', 'Lon="east"')],
    ['route 1, waypoint 3: position is missing', sample.replace('<Pos Lon="13.8" Lat="52.6"/>', '')],
    ['this is Little Navmap, but there is nothing in it that a plan could hold', '<LittleNavmap/>'],
    [
      'line 2, column 1: what stands here is not well-formed XML',
      '<LittleNavmap>\n<Flightplan></LittleNavmap>',
    ],
  ])('says what is wrong: %s', (words, text) => {
    const result = open(text.replace(/<Alternates>.*<\/Alternates>/, ''))
    expect(result.type === 'failed' && problemWords(result.problem)).toBe(words)
  })

  it('is written as lnmpln.xsd wants it', () => {
    fc.assert(
      fc.property(worldPlanArbitrary, (plan) => {
        const result = writeLnmpln(plan, noon)
        if (result.type === 'failed') return
        const parsed = parseXml(result.content)
        expect(parsed.ok && faults(parsed.root)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('keeps where and how high the route of any plan of the real world is flown, its names and notes', () => {
    fc.assert(
      fc.property(worldPlanArbitrary, (plan) => {
        const result = writeLnmpln(plan, noon)
        const chosen = chosenRoute(plan, noon)
        if (result.type === 'failed' || !chosen) return
        const again = opened(open(result.content))
        const expected = flown(plan, chosen.route).map((leg) => ({ ...leg, kmh: 0 }))
        expect(flown(again.plan, routeOf(again.plan)).map((leg) => ({ ...leg, kmh: 0 }))).toEqual(expected)
        expect(told(again.notes)).toEqual(['route 1: value-replaced: speed'])
      }),
    )
  })

  it('converts metres, and names what it leaves out', () => {
    const { content, notes } = written(
      writeLnmpln(
        worldPlanOf({ r: route([{ at: [1, 2], name: 'WP1' }], { altitude: 304.8, name: 'A' }) }),
        noon,
      ),
    )
    expect(content).toContain('<CruisingAlt>1000</CruisingAlt>')
    expect(content).toContain('<Pos Lon="1" Lat="2" Alt="1000"/>')
    expect(told(notes)).toEqual([
      'route 1 “A”: field-not-written: name',
      'route 1 “A”: field-not-written: speed',
    ])
    expect(routeOf(opened(open(content)).plan).waypoints[0]?.name).toBe('WP1')
    expect(writeLnmpln(worldPlanOf({}), noon)).toMatchObject({ problem: { code: 'no-route' } })
  })
})

/**
 * The order, number and values of elements by lnmpln.xsd of albar965/atools, as far as they are written here. Kept by hand:
 * the schema is under the GPL, and there is no validator among the tools.
 */
const sequences: Readonly<Record<string, readonly (readonly [name: string, least: number, most: number])[]>> =
  {
    LittleNavmap: [['Flightplan', 1, 1]],
    Flightplan: [
      ['Header', 1, 1],
      ['Waypoints', 1, 1],
    ],
    Header: [
      ['FlightplanType', 0, 1],
      ['CruisingAlt', 1, 1],
      ['CruisingAltF', 1, 1],
      ['Comment', 0, 1],
      ['CreationDate', 0, 1],
      ['FileVersion', 0, 1],
      ['ProgramName', 0, 1],
      ['ProgramVersion', 0, 1],
      ['Documentation', 0, 1],
    ],
    Waypoints: [['Waypoint', 1, Number.POSITIVE_INFINITY]],
    Waypoint: [
      ['Name', 0, 1],
      ['Ident', 1, 1],
      ['Region', 0, 1],
      ['Airway', 0, 1],
      ['Track', 0, 1],
      ['Type', 1, 1],
      ['Comment', 0, 1],
      ['Pos', 1, 1],
    ],
  }

const decimals = /^-?\d+(\.\d+)?$/

function faults(element: XmlElement): string[] {
  const name = element.localName ?? ''
  const children = xmlChildren(element)
  const names = children.map(({ localName }) => localName ?? '')
  const found: string[] = []
  const sequence = sequences[name]
  if (sequence) {
    const order = sequence.map(([child]) => child)
    const sorted = [...names].sort((a, b) => order.indexOf(a) - order.indexOf(b))
    if (names.join() !== sorted.join() || names.some((child) => !order.includes(child))) {
      found.push(`${name}: ${names}`)
    }
    for (const [child, least, most] of sequence) {
      const count = names.filter((other) => other === child).length
      if (count < least || count > most) found.push(`${name}: ${count} ${child}`)
    }
  } else if (name === 'Pos') {
    for (const attribute of ['Lon', 'Lat']) {
      if (!decimals.test(xmlAttribute(element, attribute) ?? '')) found.push(attribute)
    }
    if (!decimals.test(xmlAttribute(element, 'Alt') ?? '0')) found.push('Alt')
  } else if (name.startsWith('CruisingAlt') && !decimals.test(xmlText(element) ?? '')) found.push(name)
  else if (name === 'Type' && xmlText(element) !== 'USER') found.push(name)
  return [...found, ...children.flatMap(faults)]
}
