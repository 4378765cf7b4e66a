import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Element } from '../plan/element.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import { worldPlanArbitrary } from '../plan/plan-arbitrary.ts'
import { comparablePlan, isDrawn } from './feature-testing.ts'
import { writeGpx } from './gpx-write.ts'
import { openText } from './open-file.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { noteWords } from './problem-words.ts'
import { parseXml, type XmlElement, xmlChildren } from './xml.ts'

const options = (): OpenOptions => {
  let count = 0
  return { newId: () => `n${count++}` }
}

const opened = (result: OpenResult) => {
  if (result.type !== 'opened') throw new Error(`not opened: ${JSON.stringify(result)}`)
  return result
}

const text = (plan: Plan): string => {
  const result = writeGpx(plan)
  if (result.type !== 'written') throw new Error('not written')
  return result.content
}

const elements = (plan: Plan): Element[] => drawnElements(plan).map(([, element]) => element)

/** GPX knows the antimeridian as −180 only. */
const oneMeridian = (plan: Plan): string => JSON.stringify(comparablePlan(plan)).replaceAll('[180,', '[-180,')

/** The sequence of elements and the values by gpx.xsd of GPX 1.1, as far as they are written here. */
function faults(content: string): string[] {
  const parsed = parseXml(content)
  if (!parsed.ok) return ['no XML']
  const point =
    'ele time magvar geoidheight name cmt desc src link sym type fix sat hdop vdop pdop ageofdgpsdata dgpsid extensions'
  const way = 'name cmt desc src link number type extensions'
  const sequences: Readonly<Record<string, string>> = {
    gpx: 'metadata wpt rte trk extensions',
    metadata: 'name desc author copyright link time keywords bounds extensions',
    wpt: point,
    rtept: point,
    trkpt: point,
    rte: `${way} rtept`,
    trk: `${way} trkseg`,
    trkseg: 'trkpt',
  }
  const many = ['wpt', 'rte', 'trk', 'rtept', 'trkseg', 'trkpt', 'link']
  const check = (tag: XmlElement): string[] => {
    const order = sequences[tag.localName ?? '']?.split(' ')
    if (!order) return []
    const names = xmlChildren(tag).map(({ localName }) => localName ?? '')
    const places = names.map((name) => order.indexOf(name))
    const wrong = places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0))
    const twice = names.some((name, index) => !many.includes(name) && names.indexOf(name) !== index)
    return [...(wrong || twice ? [`${tag.localName}: ${names}`] : []), ...xmlChildren(tag).flatMap(check)]
  }
  return check(parsed.root)
}

describe('a plan as GPX', () => {
  it('comes back as it was, but for shapes with too few positions', () => {
    fc.assert(
      fc.property(worldPlanArbitrary, (plan) => {
        if (!isDrawn(plan)) return
        const again = opened(openText(text(plan), options()))
        expect(JSON.parse(oneMeridian(again.plan))).toEqual(JSON.parse(oneMeridian(plan)))
        expect(again.notes).toEqual([])
        expect(faults(text(plan))).toEqual([])
      }),
    )
  })
})

describe('GPX of others', () => {
  const sample = `<?xml version="1.0"?>
    <gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
      <metadata><name>Rally</name></metadata>
      <wpt lat="52.5" lon="13.4"><ele>34</ele><name>Berlin</name><cmt>First</cmt><desc>Start</desc></wpt>
      <rte><name>Alpha</name>
        <rtept lat="1" lon="2"><ele>300</ele><name>IP</name><desc>low</desc></rtept>
        <rtept lat="3" lon="4"><name>TGT</name></rtept>
      </rte>
      <trk><name>Yesterday</name>
        <trkseg><trkpt lat="1" lon="1"><time>2026-11-20T10:00:00Z</time></trkpt><trkpt lat="2" lon="2"/></trkseg>
        <trkseg><trkpt lat="3" lon="3"/><trkpt lat="4" lon="4"/></trkseg>
      </trk>
    </gpx>`

  it('becomes points, routes with named waypoints, and a line for each segment of a track', () => {
    const { plan, notes, format } = opened(openText(sample, options()))
    expect(format).toBe('gpx')
    expect(sheetOf(plan).title).toBe('Rally')
    expect(elements(plan)).toMatchObject([
      { kind: 'point', name: 'Berlin', at: [13.4, 52.5], notes: 'Start\nFirst' },
      {
        kind: 'route',
        name: 'Alpha',
        flightPlan: true,
        waypoints: [
          { at: [2, 1], name: 'IP', altitude: 300, notes: 'low' },
          { at: [4, 3], name: 'TGT' },
        ],
      },
      {
        kind: 'line',
        name: 'Yesterday',
        path: [
          [1, 1],
          [2, 2],
        ],
      },
      {
        kind: 'line',
        name: 'Yesterday',
        path: [
          [3, 3],
          [4, 4],
        ],
      },
    ])
    expect(notes).toMatchObject([
      {
        code: 'value-dropped',
        where: [{ part: 'point', number: 1, name: 'Berlin' }],
        detail: { field: 'altitude' },
      },
      {
        code: 'not-kept',
        detail: { what: 'time', count: 1, places: [[{ part: 'line', number: 1, name: 'Yesterday' }]] },
      },
    ])
  })

  const rich = `<?xml version="1.0"?>
    <gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1" xmlns:osmand="https://osmand.net" xmlns:gpxx="http://www.garmin.com/xmlschemas/GpxExtensions/v3">
      <metadata><author><name>N</name></author><time>2026-11-20T10:00:00Z</time></metadata>
      <wpt lat="52.5" lon="13.4"><time>2026-11-20T10:00:00Z</time><name>Berlin</name><desc>Start</desc><src>Map</src>
        <link href="https://example.org/a.jpg"/><link href="https://example.org/club"><text>Club</text></link>
        <sym>Airport</sym><type>Geo</type><extensions><osmand:color>#ff00ff00</osmand:color><osmand:icon>star</osmand:icon>
        <gpxx:WaypointExtension><gpxx:Depth>3</gpxx:Depth></gpxx:WaypointExtension></extensions></wpt>
      <wpt lat="1" lon="1"><sym>Flag, Blue</sym><depth>3</depth></wpt>
      <rte><name>Alpha</name><number>7</number><type>VFR</type>
        <rtept lat="1" lon="2"><time>2026-11-20T10:00:00Z</time><link href="https://example.org/ip"/><sym>Bridge</sym></rtept>
        <rtept lat="3" lon="4"/></rte>
      <trk><src>Watch</src><extensions><line xmlns="http://www.topografix.com/GPX/gpx_style/0/2"><color>0000ff</color></line></extensions>
        <trkseg><trkpt lat="1" lon="1"><extensions><gpxx:hr>90</gpxx:hr></extensions></trkpt><trkpt lat="2" lon="2"><hdop>1</hdop></trkpt></trkseg>
        <trkseg><trkpt lat="9" lon="9"/></trkseg></trk>
    </gpx>`

  it('keeps symbols, types, links, times and plain extensions with their elements, and names the rest with its places', () => {
    const { plan, notes } = opened(openText(rich, options()))
    expect(elements(plan)).toMatchObject([
      {
        kind: 'point',
        type: 'base',
        color: '#00ff00',
        photo: 'https://example.org/a.jpg',
        notes: 'Start\nClub: https://example.org/club',
        extra: JSON.stringify({
          features: {
            time: '2026-11-20T10:00:00Z',
            src: 'Map',
            sym: 'Airport',
            type: 'Geo',
            'osmand:icon': 'star',
          },
        }),
      },
      { kind: 'point', type: 'marker', extra: '{"features":{"sym":"Flag, Blue"}}' },
      {
        kind: 'route',
        waypoints: [{ notes: 'https://example.org/ip' }, {}],
        extra: '{"features":{"number":"7","type":"VFR"}}',
      },
      { kind: 'line', color: '#0000ff', extra: '{"features":{"src":"Watch"}}' },
    ])
    expect(notes.map(noteWords)).toEqual([
      'author (1) has no place in the plan and is left out',
      'gpxx:WaypointExtension (1) has no place in the plan and is left out: point 1 “Berlin”',
      'depth (1) has no place in the plan and is left out: point 2',
      'time (1) has no place in the plan and is left out: route 1 “Alpha”, waypoint 1',
      'sym (1) has no place in the plan and is left out: route 1 “Alpha”, waypoint 1',
      'extensions (1) has no place in the plan and is left out: line 1',
      'hdop (1) has no place in the plan and is left out: line 1',
      'trkseg (1) has no place in the plan and is left out: line 1',
    ])
  })

  it('is written with all that it keeps, in the sequence of the schema, and is the same again', () => {
    const { plan } = opened(openText(rich, options()))
    const once = text(plan)
    for (const part of [
      '<time>2026-11-20T10:00:00Z</time>',
      '<src>Map</src>',
      '<link href="https://example.org/a.jpg"/>',
      '<sym>Airport</sym>',
      '<type>Geo</type>',
      '<number>7</number>',
      '<gpx_style:color>0000ff</gpx_style:color>',
    ])
      expect(once).toContain(part)
    const again = opened(openText(once, options()))
    expect(again.notes).toEqual([])
    expect(comparablePlan(again.plan)).toEqual(comparablePlan(plan))
    expect(faults(once)).toEqual([])
  })

  it('shows the type of a point that was changed here, and what another program makes of it', () => {
    const { plan } = opened(openText(rich, options()))
    const changed = new Map(
      [...plan].map(([id, element]) => [
        id,
        element.kind === 'point' ? { ...element, type: 'taw-bridge' } : element,
      ]),
    )
    const once = text(changed)
    expect(once).toContain('<sym>Bridge</sym>')
    expect(once).not.toContain('<sym>Airport</sym>')
    expect(comparablePlan(opened(openText(once, options())).plan)).toEqual(comparablePlan(changed))
    const edited = once
      .replaceAll('<sym>Bridge</sym>', '<sym>Heliport</sym>')
      .replaceAll('<type>taw-bridge</type>', '')
    expect(elements(opened(openText(edited, options())).plan)[0]).toMatchObject({ type: 'landing' })
  })

  it('takes no address for a picture that is none of the web', () => {
    const link = '<link href="javascript:alert(1)"><type>image/png</type></link>'
    const [point] = elements(
      opened(openText(`<gpx><wpt lat="1" lon="1">${link}</wpt></gpx>`, options())).plan,
    )
    expect(point).toMatchObject({ notes: 'javascript:alert(1)' })
    expect(point).not.toHaveProperty('photo')
  })

  it('keeps what another program has written of a route, and of a point', () => {
    const once = text(opened(openText(rich, options())).plan)
    const edited = once
      .replace('<name>Alpha</name>', '<name>Alpha</name><desc>Beware</desc>')
      .replace('<desc>Start', '<desc>Begin')
    const { plan } = opened(openText(edited, options()))
    expect(elements(plan)[0]).toMatchObject({ notes: 'Begin\nClub: https://example.org/club' })
    expect(elements(plan)[2]?.extra).toBe('{"features":{"number":"7","type":"VFR","description":"Beware"}}')
    expect(text(plan)).toContain('<desc>Beware</desc>')
  })

  it('says what other programs do not show of what is written', () => {
    const plan = new Map<string, Element>([
      ['sheet', { kind: 'sheet', map: 'world', units: 'metric', title: '', date: '2026-11-21', order: 'a0' }],
      [
        'p',
        {
          kind: 'point',
          name: 'A',
          at: [0, 0],
          type: 'marker',
          color: 'red',
          notes: '',
          order: 'a0',
          locked: true,
        },
      ],
    ])
    const result = writeGpx(plan)
    expect(result.type === 'written' && result.notes.map(noteWords)).toEqual([
      'kept in the file, but other programs do not show its date, color, locked',
    ])
  })

  it('is named where it is wrong', () => {
    const wrong = sample.replace('lat="3" lon="4"', 'lat="97.2" lon="4"')
    expect(opened(openText(wrong, options())).notes).toContainEqual({
      code: 'left-out',
      where: [{ part: 'route', number: 1, name: 'Alpha' }],
      detail: {
        problem: {
          code: 'out-of-range',
          where: [
            { part: 'route', number: 1, name: 'Alpha' },
            { part: 'waypoint', number: 2 },
          ],
          detail: { field: 'latitude', value: 97.2, least: -90, most: 90 },
        },
      },
    })
  })

  it('names a track without positions, which is nothing', () => {
    const empty = sample.replace(
      '<trk>',
      '<trk><name>Empty</name><trkseg></trkseg></trk><trk><name>Bare</name></trk><trk>',
    )
    const { plan, notes } = opened(openText(empty, options()))
    expect(elements(plan)).toHaveLength(4)
    expect(notes.map(noteWords)).toEqual(
      expect.arrayContaining([
        'line 1 “Empty”: geometry is missing; it is left out',
        'line 2 “Bare”: geometry is missing; it is left out',
      ]),
    )
  })

  it('is not opened on a game map, which has no longitudes', () => {
    expect(openText(sample, { ...options(), map: 'kuban' })).toMatchObject({
      type: 'failed',
      problem: { code: 'no-game-map', detail: { map: 'kuban' } },
    })
  })
})
