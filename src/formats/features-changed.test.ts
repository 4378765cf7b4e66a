import { describe, expect, it } from 'vitest'
import type { Element } from '../plan/element.ts'
import { isShown } from '../plan/layer.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import { comparablePlan } from './feature-testing.ts'
import { writeGeoJson } from './geojson-write.ts'
import { writeGpx } from './gpx-write.ts'
import { writeKml } from './kml-write.ts'
import { noteWords } from './problem-words.ts'
import { elements, open, opened, written } from './route-formats-testing.ts'

const flight: Plan = new Map<string, Element>([
  ['sheet', { kind: 'sheet', map: 'world', units: 'metric', title: 'Op', order: 'a0' }],
  [
    'r',
    {
      kind: 'route',
      name: 'Alpha',
      color: 'red',
      flightPlan: true,
      speed: 200,
      waypoints: [
        { at: [1, 1], name: 'A', speed: 250, timeS: 100 },
        { at: [2, 2], name: 'B', timeS: 500 },
        { at: [3, 3], name: 'C', notes: 'low' },
      ],
      order: 'a0',
    },
  ],
])

const formats = [
  ['KML', writeKml],
  ['GPX', writeGpx],
  ['GeoJSON', writeGeoJson],
] as const

const changed = (write: (plan: Plan) => ReturnType<typeof writeKml>, find: string | RegExp, by: string) => {
  const before = written(write(flight)).content
  const after = before.replace(find, by)
  expect(after).not.toBe(before)
  const { plan, notes } = opened(open(after))
  return { waypoints: elements(plan).map((one) => one.kind === 'route' && one.waypoints)[0], notes }
}

describe('a route to which another program has added a waypoint', () => {
  it.each([
    ['KML', writeKml, '1,1 2,2', '1,1 1.5,1 2,2'],
    ['GPX', writeGpx, /(?=<rtept lat="2")/, '<rtept lat="1" lon="1.5"/>'],
    ['GeoJSON', writeGeoJson, '[[1,1],[2,2]', '[[1,1],[1.5,1],[2,2]'],
  ] as const)('keeps what was said of the others: %s', (_, write, find, by) => {
    const { waypoints, notes } = changed(write, find, by)
    expect(waypoints).toEqual([
      { at: [1, 1], name: 'A', speed: 250, timeS: 100 },
      { at: [1.5, 1] },
      { at: [2, 2], name: 'B', timeS: 500 },
      { at: [3, 3], name: 'C', notes: 'low' },
    ])
    expect(notes).toEqual([])
  })
})

describe('a route of which another program has removed a waypoint', () => {
  it.each([
    ['KML', writeKml, '1,1 2,2 3,3', '1,1 3,3'],
    ['GPX', writeGpx, /<rtept lat="2"[\s\S]*?<\/rtept>/, ''],
    ['GeoJSON', writeGeoJson, '[[1,1],[2,2],[3,3]]', '[[1,1],[3,3]]'],
  ] as const)('keeps what was said of the others, and names what went with it: %s', (_, write, find, by) => {
    const { waypoints, notes } = changed(write, find, by)
    expect(waypoints).toEqual([
      { at: [1, 1], name: 'A', speed: 250, timeS: 100 },
      { at: [3, 3], name: 'C', notes: 'low' },
    ])
    expect(notes.map(noteWords)).toEqual([
      expect.stringMatching(
        / 1 “Alpha”: 1 of its waypoints are removed, or .* left out \(waypoint names, waypoint times\)$/,
      ),
    ])
  })
})

describe('what a hidden layer hides', () => {
  const layers = [
    { id: 'secret', name: 'Ambush', hidden: true },
    { id: 'open', name: 'Roads' },
  ]
  const point = (name: string, layer: string, order: string, hidden?: true): Element => {
    return {
      kind: 'point',
      name,
      at: [1, 1],
      type: 'marker',
      color: 'red',
      notes: '',
      layer,
      order,
      ...(hidden && { hidden }),
    }
  }
  const plan: Plan = new Map<string, Element>([
    ['sheet', { kind: 'sheet', map: 'world', units: 'metric', title: '', order: 'a0', layers }],
    ['a', point('Flak', 'secret', 'a0')],
    ['b', point('Way', 'open', 'a1')],
  ])

  it.each(formats)('is the same plan again: %s', (_, write) => {
    const again = opened(open(written(write(plan)).content))
    expect(comparablePlan(again.plan)).toEqual(comparablePlan(plan))
    expect(again.notes).toEqual([])
  })

  it('is hidden in KML, folder and placemark', () => {
    const text = written(writeKml(plan)).content.replace(/\s*\n\s*/g, '')
    expect(text).toContain(
      '<Folder><name>Ambush</name><visibility>0</visibility><Placemark><name>Flak</name><visibility>0</visibility>',
    )
    expect(text).toContain('<Folder><name>Roads</name><Placemark><name>Way</name><Style>')
    expect(text.match(/<visibility>/g)).toHaveLength(2)
  })

  it('is hidden in GeoJSON', () => {
    const { features } = JSON.parse(written(writeGeoJson(plan)).content)
    expect(features).toMatchObject([{ properties: { hidden: true } }, {}])
    expect(features[1].properties).not.toHaveProperty('hidden')
    expect(features[0].properties.missioncast).not.toHaveProperty('hidden')
  })

  it('stays shown with a layer of the same name in one folder, but for itself', () => {
    const two = [...layers, { id: 'other', name: 'Ambush' }]
    const mixed = new Map([
      ...plan,
      ['sheet', { ...sheetOf(plan), layers: two }] as const,
      ['c', point('Wood', 'other', 'a2')] as const,
    ])
    const text = written(writeKml(mixed)).content
    expect(text.match(/<visibility>/g)).toHaveLength(1)
    expect(comparablePlan(opened(open(text)).plan)).toEqual(comparablePlan(mixed))
  })

  it('is told from what another program has ticked or not', () => {
    const all = new Map([...plan, ['c', point('Wood', 'open', 'a2', true)] as const])
    const text = written(writeKml(all)).content
    const off = '<visibility>0</visibility>'
    const ticked = text
      .replace('<name>Way</name>', `<name>Way</name>${off}`)
      .replace(/(?<=<name>Wood<\/name>\s*)<visibility>0<\/visibility>/, '')
    const { plan: read, notes } = opened(open(ticked))
    expect(elements(read)).toMatchObject([
      { name: 'Flak', layer: 'secret' },
      { name: 'Way', hidden: true },
      { name: 'Wood', hidden: false },
    ])
    expect(elements(read)[0]).not.toHaveProperty('hidden')
    expect(notes).toEqual([])
  })

  const ambush = new Map([
    ...plan,
    ['c', point('Wood', 'secret', 'a2')] as const,
    ['d', point('Mine', 'secret', 'a3', true)] as const,
  ])
  const shownOf = (read: Plan) =>
    elements(read).map((one) => one.kind !== 'sheet' && isShown(sheetOf(read), one))

  it.each(['', '<visibility>1</visibility>'])(
    'is shown where another program has ticked it all: «%s»',
    (on) => {
      const text = written(writeKml(ambush)).content.replaceAll('<visibility>0</visibility>', on)
      const { plan: read, notes } = opened(open(text))
      expect(sheetOf(read).layers).toEqual([{ ...layers[0], hidden: false }, layers[1]])
      expect(shownOf(read)).toEqual([true, true, true, true])
      expect(notes).toEqual([])
    },
  )

  it('is shown where another program has ticked one of its elements, and the others are hidden alone', () => {
    const text = written(writeKml(ambush)).content
    const ticked = text
      .replace(/(?<=<name>Ambush<\/name>\s*)<visibility>0<\/visibility>/, '')
      .replace(/(?<=<name>Wood<\/name>\s*)<visibility>0<\/visibility>/, '')
    const { plan: read, notes } = opened(open(ticked))
    expect(sheetOf(read).layers).toEqual([{ ...layers[0], hidden: false }, layers[1]])
    expect(elements(read)).toMatchObject([
      { name: 'Flak', layer: 'secret', hidden: true },
      { name: 'Way', layer: 'open' },
      { name: 'Wood', layer: 'secret' },
      { name: 'Mine', layer: 'secret', hidden: true },
    ])
    expect(shownOf(read)).toEqual([false, true, true, false])
    expect(notes).toEqual([])
  })

  it('stays hidden where another program has only ticked its folder, or another of its name', () => {
    const two = [...layers, { id: 'other', name: 'Ambush' }]
    const mixed = new Map([
      ...ambush,
      ['sheet', { ...sheetOf(plan), layers: two }] as const,
      ['e', point('Post', 'other', 'a4', true)] as const,
    ])
    const folder = written(writeKml(ambush)).content.replace(off, '')
    const other = written(writeKml(mixed)).content.replace(
      /(?<=<name>Post<\/name>\s*)<visibility>0<\/visibility>/,
      '',
    )
    expect(comparablePlan(opened(open(folder)).plan)).toEqual(comparablePlan(ambush))
    const read = opened(open(other)).plan
    expect(sheetOf(read).layers).toEqual(two)
    expect(shownOf(read)).toEqual([false, true, false, false, true])
  })

  it('is shown with what another program has put into it and ticked, or taken out of its folder', () => {
    const text = written(writeKml(ambush)).content
    const added = text
      .replace(/(?<=<name>Ambush<\/name>\s*)<visibility>0<\/visibility>/, '')
      .replace('<Placemark>', `${mark('New', '')}<Placemark>`)
    const [flak = ''] = text.match(/<Placemark>\s*<name>Flak[\s\S]*?<\/Placemark>/) ?? []
    const moved = text.replace(flak, '').replace('<Folder>', `${flak.replace(off, '')}<Folder>`)
    const names = (read: Plan) =>
      drawnElements(read).flatMap(([, one]) =>
        'name' in one && isShown(sheetOf(read), one) ? [one.name] : [],
      )
    expect(names(opened(open(added)).plan)).toEqual(['Way', 'New'])
    expect(names(opened(open(moved)).plan)).toEqual(['Flak', 'Way'])
  })

  const folder = (name: string, inner: string) =>
    `<kml><Document><Folder><name>${name}</name>${inner}</Folder></Document></kml>`
  const mark = (name: string, visibility: string) =>
    `<Placemark><name>${name}</name>${visibility}<Point><coordinates>1,2</coordinates></Point></Placemark>`
  const off = '<visibility>0</visibility>'

  it('comes from a folder that is not ticked, and its eye alone brings it back', () => {
    const { plan: read } = opened(
      open(folder('Flak', `${off}${mark('P', off)}<Folder><name>B</name>${mark('Q', '')}</Folder>`)),
    )
    expect(sheetOf(read).layers).toMatchObject([
      { name: 'Flak', hidden: true },
      { name: 'Flak / B', hidden: true },
    ])
    for (const element of elements(read)) expect(element).not.toHaveProperty('hidden')
    expect(drawnElements(read).every(([, element]) => !isShown(sheetOf(read), element))).toBe(true)
  })

  it('is hidden alone where its folder has no name, or shares it with one that is ticked', () => {
    const { plan: read } = opened(
      open(
        `<kml><Document><Folder>${off}${mark('P', '')}</Folder><Folder><name>X</name>${off}${mark('Q', '')}</Folder>
          <Folder><name>X</name>${mark('R', '')}</Folder></Document></kml>`,
      ),
    )
    expect(sheetOf(read).layers).toEqual([{ id: expect.any(String), name: 'X' }])
    const hidden = elements(read).map((element) => element.kind !== 'sheet' && element.hidden)
    expect(hidden).toEqual([true, true, undefined])
  })
})
