import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Waypoint } from '../plan/element.ts'
import { worldPlanArbitrary } from '../plan/plan-arbitrary.ts'
import { fplText } from './fpl-ident.ts'
import { writeFpl } from './fpl-write.ts'
import { chosenRoute } from './one-route.ts'
import { noteWords, problemWords } from './problem-words.ts'
import {
  elements,
  held,
  noon,
  open,
  opened,
  route,
  routeOf,
  told,
  worldPlanOf,
  written,
} from './route-formats-testing.ts'
import { parseXml, type XmlElement, xmlAt, xmlChildren, xmlText } from './xml.ts'

const entry = (ident: string, type: string, lat: number | string, lon: number | string, more = ''): string =>
  `<waypoint><identifier>${ident}</identifier><type>${type}</type><country-code>ED</country-code><lat>${lat}</lat><lon>${lon}</lon><comment/>${more}</waypoint>`

const point = (ident: string, type: string): string =>
  `<route-point><waypoint-identifier>${ident}</waypoint-identifier><waypoint-type>${type}</waypoint-type><waypoint-country-code>ED</waypoint-country-code></route-point>`

const file = (table: string, points: string): string => `<?xml version="1.0" encoding="utf-8"?>
<flight-plan xmlns="http://www8.garmin.com/xmlschemas/FlightPlan/v1">
  <created>2026-11-21T12:00:00Z</created>
  <waypoint-table>${table}</waypoint-table>
  <route><route-name>EDDB EDDH</route-name><flight-plan-index>1</flight-plan-index>${points}</route>
</flight-plan>`

const table =
  entry('EDDB', 'AIRPORT', 52.36, 13.5, '<elevation>48</elevation>') +
  entry('BBI', 'VOR', 52.33, 13.46) +
  entry('BBI', 'NDB', 50, 10, '<waypoint-description>BBI - Another one</waypoint-description>') +
  entry('MILL', 'USER WAYPOINT', 52.5, 13.7)

describe('a flight plan of Garmin and ForeFlight', () => {
  it('is opened with its route, and the rest of its table as points', () => {
    const { plan, notes } = opened(
      open(file(table, point('EDDB', 'AIRPORT') + point('BBI', 'VOR') + point('EDDB', 'AIRPORT'))),
    )
    expect(elements(plan)).toMatchObject([
      {
        kind: 'route',
        name: 'EDDB EDDH',
        waypoints: [
          { at: [13.5, 52.36], name: 'EDDB' },
          { at: [13.46, 52.33], name: 'BBI' },
          { at: [13.5, 52.36], name: 'EDDB' },
        ],
      },
      { kind: 'point', name: 'BBI', at: [10, 50], notes: 'BBI - Another one' },
      { kind: 'point', name: 'MILL', at: [13.7, 52.5] },
    ])
    expect(notes.map(noteWords)).toEqual([
      'route 1: speed “nothing” cannot be read; “190” is used',
      'elevation (2) has no place in the plan and is left out: route 1, waypoint 1; route 1, waypoint 3',
      'country-code (5) has no place in the plan and is left out: route 1, waypoint 1; route 1, waypoint 2; route 1, waypoint 3; point 1; point 2',
      'type (4) has no place in the plan and is left out: route 1, waypoint 1; route 1, waypoint 2; route 1, waypoint 3; point 1',
    ])
  })

  it('makes bases of airports beside the route, and names what programs have added', () => {
    const added = point('MILL', 'USER WAYPOINT')
      .replace('</route-point>', '<altitude-ft>1500</altitude-ft></route-point>')
      .replaceAll('>ED<', '><')
    const text = file(table.replaceAll('>ED<', '><'), added)
      .replace('<created>', '<flight-data><etd-zulu>20261121T08:00:00Z</etd-zulu></flight-data><created>')
      .replace('<flight-plan-index>1', '<flight-plan-index>7')
    const { plan, notes } = opened(open(text))
    expect(elements(plan)).toMatchObject([{ kind: 'route' }, { name: 'EDDB', type: 'base' }, {}, {}])
    expect(notes.map(noteWords)).toEqual([
      'route 1: speed “nothing” cannot be read; “190” is used',
      'flight-data (1) has no place in the plan and is left out',
      'flight-plan-index (1) has no place in the plan and is left out: route 1',
      'altitude-ft (1) has no place in the plan and is left out: route 1, waypoint 1',
      'elevation (1) has no place in the plan and is left out: point 1',
      'type (2) has no place in the plan and is left out: point 2; point 3',
    ])
  })

  it('names points of the route that are in no table', () => {
    const { plan, notes } = opened(
      open(file(table, point('EDDB', 'AIRPORT') + point('XYZ', 'VOR') + point('MILL', 'INT'))),
    )
    expect(routeOf(plan).waypoints.map(({ name }) => name)).toEqual(['EDDB', 'MILL'])
    expect(notes.map(noteWords)).toContain(
      'route 1, waypoint 2: waypoint-identifier cannot be “XYZ”; it is left out',
    )
  })

  it.each([
    ['route 1, waypoint 1: latitude 97.2 is outside −90 to 90', entry('A', 'INT', 97.2, 1)],
    ['route 1, waypoint 1: longitude is a text, not a number', entry('A', 'INT', 9, 'E 7')],
    ['route 1, waypoint 1: longitude is missing', entry('A', 'INT', 9, '')],
  ])('says what is wrong: %s', (words, wrong) => {
    const result = open(file(wrong, point('A', 'INT')))
    expect(result.type === 'failed' && problemWords(result.problem)).toBe(words)
  })

  it('gives every place an identifier of its own, and says which names it changed', () => {
    const waypoints: Waypoint[] = [
      { at: [13, 52], name: 'Köln-Süd' },
      { at: [14, 52], name: 'KOLNSUD' },
      { at: [15, 52] },
      { at: [16, 52], name: 'Москва', notes: 'Climb, then left!' },
      { at: [13, 52], name: 'Köln-Süd' },
      { at: [17, 52], name: 'EDDB' },
    ]
    const { content, notes } = written(
      writeFpl(worldPlanOf({ r: route(waypoints, { name: 'STRIKE 1' }) }), noon),
    )
    expect([...content.matchAll(/<identifier>(.*)<\/identifier>/g)].map((found) => found[1])).toEqual([
      'KOLNSUD',
      'KOLNSUD2',
      'WP3',
      'WP4',
      'EDDB',
    ])
    expect(notes.map(noteWords).slice(1)).toEqual([
      'route 1 “STRIKE 1”, waypoint 1: name “Köln-Süd” is written as “KOLNSUD”',
      'route 1 “STRIKE 1”, waypoint 2: name “KOLNSUD” is written as “KOLNSUD2”',
      'route 1 “STRIKE 1”, waypoint 4: name “Москва” is written as “WP4”',
      'route 1 “STRIKE 1”, waypoint 4: notes “Climb, then left!” is written as “CLIMB THEN LEFT”',
    ])
    expect(told(notes)[0]).toBe('route 1 “STRIKE 1”: field-not-written: speed')
    const again = routeOf(opened(open(content)).plan)
    expect(again.name).toBe('STRIKE 1')
    expect(again.waypoints).toEqual(
      waypoints.map((waypoint) => (waypoint.notes ? { ...waypoint, notes: 'CLIMB THEN LEFT' } : waypoint)),
    )
  })

  it('is refused with more waypoints than the schema allows', () => {
    const waypoints = Array.from({ length: 301 }, (): Waypoint => ({ at: [1, 2] }))
    const result = writeFpl(worldPlanOf({ r: route(waypoints) }), noon)
    expect(result.type === 'failed' && problemWords(result.problem)).toBe(
      'route 1: there are 301 waypoints, and there can be 300',
    )
    expect(writeFpl(worldPlanOf({}), noon)).toMatchObject({ problem: { code: 'no-route' } })
  })

  it('is written as FlightPlanv1.xsd wants it', () => {
    fc.assert(
      fc.property(worldPlanArbitrary, (plan) => {
        const result = writeFpl(plan, noon)
        if (result.type === 'failed') return
        const parsed = parseXml(result.content)
        expect(parsed.ok && faults(parsed.root)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('keeps where the route of any plan of the real world is flown, and all its names', () => {
    fc.assert(
      fc.property(worldPlanArbitrary, (plan) => {
        const result = writeFpl(plan, noon)
        const chosen = chosenRoute(plan, noon)
        if (result.type === 'failed' || !chosen) return
        const again = routeOf(opened(open(result.content)).plan)
        expect(held(again.name)).toBe(held(chosen.route.name))
        expect(again.waypoints.map(({ at, name, notes }) => ({ at, name: held(name), notes }))).toEqual(
          chosen.route.waypoints.map(({ at, name, notes }) => ({
            at,
            name: held(name),
            notes: fplText(notes ?? '') || undefined,
          })),
        )
      }),
    )
  })
})

/**
 * What FlightPlanv1.xsd of Garmin asks for, as far as it is written here. Kept by hand: the schema may not be copied, its own
 * patterns are no valid ones, and there is no validator among the tools.
 */
function faults(root: XmlElement): string[] {
  const found: string[] = []
  const sequence = (
    element: XmlElement | undefined,
    required: readonly string[],
    optional: readonly string[] = [],
  ): void => {
    const names = element ? xmlChildren(element).map(({ localName }) => localName ?? '') : []
    if (names.filter((name) => !optional.includes(name)).join() !== required.join()) {
      found.push(`${element?.localName}: ${names}`)
    }
  }
  const matches = (element: XmlElement, field: string, pattern: RegExp): void => {
    if (!pattern.test(xmlText(element, field) ?? '')) found.push(`${field}: ${xmlText(element, field)}`)
  }
  sequence(root, ['created', 'waypoint-table', 'route'])
  matches(root, 'created', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  const waypoints = xmlChildren(xmlAt(root, 'waypoint-table') ?? root)
  const keys = new Set<string>()
  for (const waypoint of waypoints) {
    sequence(
      waypoint,
      ['identifier', 'type', 'country-code', 'lat', 'lon', 'comment'],
      ['waypoint-description'],
    )
    matches(waypoint, 'identifier', /^[A-Z0-9]{1,12}$/)
    matches(waypoint, 'type', /^USER WAYPOINT$/)
    matches(waypoint, 'country-code', /^$/)
    matches(waypoint, 'comment', /^([A-Z0-9 /]{1,25})?$/)
    matches(waypoint, 'lat', /^-?\d{1,2}(\.\d+)?$/)
    matches(waypoint, 'lon', /^-?\d{1,3}(\.\d+)?$/)
    keys.add(xmlText(waypoint, 'identifier') ?? '')
  }
  if (keys.size !== waypoints.length) found.push('identifiers are not unique')
  const flown = xmlAt(root, 'route') ?? root
  const points = xmlChildren(flown, 'route-point')
  sequence(
    flown,
    ['route-name', 'flight-plan-index', ...points.map(() => 'route-point')],
    ['route-description'],
  )
  matches(flown, 'route-name', /^([A-Z0-9 /]{1,25})?$/)
  matches(flown, 'flight-plan-index', /^[1-9]\d?$/)
  if (points.length === 0 || points.length > 300) found.push(`${points.length} points`)
  for (const at of points) {
    sequence(at, ['waypoint-identifier', 'waypoint-type', 'waypoint-country-code'])
    if (!keys.has(xmlText(at, 'waypoint-identifier') ?? '')) found.push('a point that is in no table')
  }
  return found
}
