import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Element, Route } from '../plan/element.ts'
import { drawnElements, emptyPlan, type Plan, sheetOf } from '../plan/plan.ts'
import { planArbitrary } from '../plan/plan-arbitrary.ts'
import { gameMaps } from '../plan/plan-map.ts'
import type { Note } from './file-problem.ts'
import { pointColor } from './il2-color.ts'
import { openIl2 } from './il2-read.ts'
import { writeIl2 } from './il2-write.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'

const revision1 = readFileSync(new URL('./testdata/il2-r1.json', import.meta.url), 'utf8')
const revision2 = readFileSync(new URL('./testdata/il2-r2.json', import.meta.url), 'utf8')

const options = (map?: string): OpenOptions => {
  let count = 0
  return { newId: () => `e${count++}`, ...(map !== undefined && { map }) }
}

const open = (file: unknown, map?: string): OpenResult => openIl2(JSON.stringify(file), options(map))

function opened(result: OpenResult): { plan: Plan; notes: readonly Note[] } {
  if (result.type !== 'opened') throw new Error(`not opened: ${JSON.stringify(result)}`)
  return result
}

function written(plan: Plan): { file: Record<string, unknown>; text: string; notes: readonly Note[] } {
  const result = writeIl2(plan)
  if (result.type !== 'written') throw new Error(`not written: ${JSON.stringify(result)}`)
  return { file: JSON.parse(result.text), text: result.text, notes: result.notes }
}

const elements = (plan: Plan): Element[] => drawnElements(plan).map(([, element]) => element)

const codes = (notes: readonly Note[]): string[] => notes.map(({ code }) => code)

const kuban = { revision: 2, mapHash: '#kuban', units: 'metric' }

describe('a file of revision 1', () => {
  it('asks for the map if it names none', () => {
    expect(openIl2(revision1, options())).toEqual({ type: 'needs-map', format: 'il2', hash: '' })
  })

  it('opens exactly: latitudes counted down from the map’s upper edge', () => {
    const { plan, notes } = opened(openIl2(revision1, options('stalingrad')))
    expect(notes).toEqual([])
    expect(sheetOf(plan)).toEqual({
      kind: 'sheet',
      map: 'stalingrad',
      units: 'metric',
      title: '',
      order: 'a0',
    })
    expect(elements(plan)).toEqual([
      {
        kind: 'route',
        name: 'New Flight',
        flightPlan: true,
        speed: 300,
        waypoints: [
          { at: [66.625, 101.875 - 164.2] },
          { at: [125.375, 101.375 - 164.2], speed: 450 },
          { at: [139.5, 117 - 164.2] },
          { at: [159.75, 78.5 - 164.2] },
        ],
        order: 'a0',
      },
      {
        kind: 'point',
        name: 'New Marker',
        at: [91, 83 - 164.2],
        type: 'marker',
        color: 'black',
        notes: '',
        order: 'a1',
      },
      {
        kind: 'point',
        name: 'Other Marker',
        at: [119.625, 82 - 164.2],
        type: 'bomb-target',
        color: 'red',
        notes: 'Some notes on this target',
        order: 'a2',
      },
    ])
  })

  it('is the same plan after it has been written as revision 2 and opened again, on every map', () => {
    for (const { id } of gameMaps) {
      const { plan } = opened(openIl2(revision1, options(id)))
      const { text, file, notes } = written(plan)
      expect(file).toMatchObject({ revision: 2, mapHash: `#${id}`, units: 'metric' })
      expect(codes(notes)).toEqual(['no-altitude'])
      expect(opened(openIl2(text, options())).plan).toEqual(plan)
    }
  })

  it('keeps the map that it names, whatever is chosen', () => {
    const named = { ...JSON.parse(revision1), mapHash: '#moscow' }
    expect(sheetOf(opened(open(named, 'kuban')).plan).map).toBe('moscow')
  })

  it('counts front lines, circles and polygons from below as well', () => {
    const file = {
      mapHash: '#kuban',
      frontline: [[[[60, 10]], [[61, 11]]]],
      circles: [{ latLng: { lat: 50, lng: 1 }, radius: 2 }],
      polygons: [{ latLngs: [[{ lat: 40, lng: 2 }]] }],
    }
    expect(elements(opened(open(file)).plan)).toMatchObject([
      { kind: 'circle', at: [1, -50] },
      { kind: 'polygon', rings: [[[2, -60]]] },
      { kind: 'front', blue: [[10, -40]], red: [[11, -39]] },
    ])
  })
})

describe('a file of revision 2', () => {
  it('opens with all that is in it', () => {
    const { plan, notes } = opened(openIl2(revision2, options()))
    expect(notes).toEqual([])
    expect(sheetOf(plan)).toMatchObject({ map: 'rheinland', units: 'imperial' })
    expect(elements(plan)).toMatchObject([
      {
        kind: 'route',
        name: 'Ingress',
        color: 'blue',
        flightPlan: true,
        speed: 250,
        altitude: 3000,
        waypoints: [
          { at: [12.5, -40.25] },
          { at: [20, -41.5], altitude: 4500.5, speed: 280 },
          { at: [33.125, -60], altitude: 1200 },
        ],
      },
      { kind: 'route', name: 'Boundary', flightPlan: false, color: 'red' },
      { kind: 'point', type: 'taw-bridge', color: 'blue', photo: 'https://example.org/bridge.jpg' },
      { kind: 'point', type: 'stock-flak', color: 'red', notes: 'Жёсткая оборона' },
      { kind: 'circle', radius: 3.75, color: 'red', fillOpacity: 0.2 },
      { kind: 'polygon', color: 'black', fillOpacity: 0, rings: [[[1, -2], [3, -4], [5, -1.5]]] }, // biome-ignore format: one line
      { kind: 'front', blue: [[10, -20], [11, -21]], red: [[10.5, -20.5], [11.5, -21.5]] }, // biome-ignore format: one line
    ])
  })

  it('is written back with everything it held: numbers, sequence, and keys that nobody knows', () => {
    const { plan } = opened(openIl2(revision2, options()))
    const { file, notes } = written(plan)
    expect(file).toEqual(JSON.parse(revision2))
    expect(notes).toEqual([])
  })

  it('takes numbers written as texts for numbers', () => {
    const route = { latLngs: [{ lat: '-1', lng: 2 }], speed: '310', altitude: '1000', altitudes: ['1500.00'] }
    const file = { ...kuban, routes: [route] }
    expect(elements(opened(open(file)).plan)).toMatchObject([
      { speed: 310, altitude: 1000, waypoints: [{ at: [2, -1], altitude: 1500 }] },
    ])
  })

  it('takes null, which the original writes for NaN, for nothing', () => {
    const route = {
      latLngs: [{ lat: -1, lng: 2 }],
      name: 'N',
      speed: 300,
      speeds: [null],
      altitude: null,
      altitudes: [null],
    }
    const points = [{ latLng: { lat: -1, lng: 1 }, name: null, notes: null, photo: null }]
    const { plan, notes } = opened(open({ ...kuban, routes: [route], points, frontline: null }))
    expect(notes).toEqual([])
    expect(elements(plan)[0]).not.toHaveProperty('altitude')
    expect(elements(plan)[1]).toEqual({
      kind: 'point',
      name: '',
      at: [1, -1],
      type: 'marker',
      color: 'black',
      notes: '',
      order: 'a1',
    })
  })

  it('counts a route as a flight unless it says otherwise', () => {
    const latLngs = [{ lat: -1, lng: 2 }]
    const routes = [{ latLngs }, { latLngs, isFlightPlan: false }]
    expect(elements(opened(open({ ...kuban, routes })).plan)).toMatchObject([
      { flightPlan: true },
      { flightPlan: false },
    ])
  })

  it('leaves to the route what is equal to its own, so that a new speed is a new speed for all', () => {
    const latLngs = [1, 2, 3].map((lng) => ({ lat: -1, lng }))
    const route = { latLngs, speed: 300, speeds: [300, 310], altitude: 1000, altitudes: [1000, 900, 1000] }
    const [read] = elements(opened(open({ ...kuban, routes: [route] })).plan)
    expect((read as Route).waypoints).toEqual([
      { at: [1, -1] },
      { at: [2, -1], speed: 310, altitude: 900 },
      { at: [3, -1] },
    ])
  })

  it('takes a speed from the legs, or says which one it assumes', () => {
    const latLngs = [1, 2].map((lng) => ({ lat: -1, lng }))
    const { plan, notes } = opened(open({ ...kuban, routes: [{ latLngs, speeds: [250] }, { latLngs }] }))
    expect(elements(plan)).toMatchObject([{ speed: 250 }, { speed: 300 }])
    expect(notes).toMatchObject([
      {
        code: 'value-replaced',
        where: [{ part: 'route', number: 2 }],
        detail: { field: 'speed', used: '300' },
      },
    ])
  })

  it('reads positions as Leaflet does: pairs, `lon`, and a lone ring', () => {
    const file = {
      ...kuban,
      routes: [{ latLngs: [[-1, 2], { lat: -3, lon: 4 }], speed: 1 }],
      polygons: [{ latLngs: [[-1, 2], [-3, 4], [-1, 2]] }, { latLngs: [[[-1, 2], [-3, 4]]] }], // biome-ignore format: one line
    }
    expect(elements(opened(open(file)).plan)).toMatchObject([
      { waypoints: [{ at: [2, -1] }, { at: [4, -3] }] },
      { rings: [[[2, -1], [4, -3]]] }, // biome-ignore format: one line
      { rings: [[[2, -1], [4, -3]]] }, // biome-ignore format: one line
    ])
  })

  it('names values of positions that the plan has no place for', () => {
    const points = [{ latLng: { lat: -1, lng: 1, alt: 5 } }]
    expect(opened(open({ ...kuban, points })).notes).toMatchObject([
      { code: 'value-dropped', where: [{ part: 'point', number: 1 }], detail: { field: 'alt' } },
    ])
  })

  it('is read by the same rules if its revision is newer, with a note', () => {
    const { notes } = opened(open({ ...kuban, revision: 3, points: [] }))
    expect(notes).toMatchObject([{ code: 'newer-revision', detail: { revision: '3', known: 2 } }])
  })

  it('says so if it does not say its units', () => {
    const { plan, notes } = opened(open({ revision: 2, mapHash: '#kuban' }))
    expect(sheetOf(plan).units).toBe('metric')
    expect(codes(notes)).toEqual(['units-assumed'])
    expect(codes(opened(open({ mapHash: '#kuban', units: 'knots' })).notes)).toEqual(['units-assumed'])
  })
})

describe('the map of a file', () => {
  it.each([
    '#combatbox',
    '#json-url=https://example.org/plan.json',
    '#stalingrad2',
    '#world',
    '',
    'kubanx',
    '#',
  ])('is asked for if it is not known: %j', (mapHash) => {
    expect(open({ ...kuban, mapHash })).toEqual({ type: 'needs-map', format: 'il2', hash: mapHash })
    expect(sheetOf(opened(open({ ...kuban, mapHash }, 'luki')).plan).map).toBe('luki')
  })

  it.each([
    ['#Kuban', 'kuban'],
    ['kuban', 'kuban'],
    ['#normandy-early', 'normandy_early'],
    ['#stalingrad/3/50/60', 'stalingrad'],
    ['#moscow?x=1', 'moscow'],
    ['https://il2missionplanner.com/#western_front', 'western_front'],
  ])('is read from %j, which is said', (mapHash, map) => {
    const { plan, notes } = opened(open({ ...kuban, mapHash }))
    expect(sheetOf(plan).map).toBe(map)
    expect(notes).toEqual([{ code: 'map-read-as', where: [], detail: { text: mapHash, map } }])
  })

  it('cannot be the real world, nor one that does not exist', () => {
    for (const map of ['world', 'atlantis', '__proto__']) {
      expect(open({ ...kuban, mapHash: '' }, map)).toMatchObject({
        type: 'failed',
        problem: { code: 'unfit-map', detail: { map } },
      })
    }
  })
})

describe('colours', () => {
  const circle = { latLng: { lat: -1, lng: 1 }, radius: 1, fillOpacity: 0.2 }

  it.each(['#9A070B', '#3C6490', '#000000', 'red', '#ff8800', '#FF8800', '#f80', 'orange', 'rgb(1, 2, 3)'])(
    'come back as they were: %s',
    (color) => {
      const file = {
        ...kuban,
        routes: [
          { latLngs: [{ lat: -1, lng: 1 }], name: '', speed: 300, speeds: [], color, isFlightPlan: false },
        ],
        points: [{ latLng: { lat: -1, lng: 1 }, name: '', type: 'marker', color, notes: '' }],
        circles: [{ ...circle, color }],
        polygons: [],
      }
      expect(written(opened(open(file)).plan).file).toEqual(file)
    },
  )

  it('are the original’s three, spelt its way, for what was drawn here', () => {
    const { file, notes } = written(
      new Map<string, Element>([
        ['s', { kind: 'circle', at: [0, 0], radius: 1, color: 'blue', fillOpacity: 0, order: 'a0' }],
        ['l', { kind: 'line', path: [], color: 'black', order: 'a0' }],
      ]),
    )
    expect(file).toMatchObject({ circles: [{ color: '#3C6490' }], routes: [{ color: '#000000' }] })
    expect(codes(notes)).not.toContain('color-shown-as')
  })

  it('are the nearest of the three for points, which have pictures in no other, with a note', () => {
    const point = { kind: 'point', name: '', at: [0, 0], type: 'marker', notes: '', order: 'a0' } as const
    const { file, notes } = written(
      new Map([
        ['a', { ...point, color: '#ff2200' }],
        ['b', { ...point, color: '#2255ee' }],
        ['c', { ...point, color: 'green' }],
      ]),
    )
    expect(file).toMatchObject({ points: [{ color: 'red' }, { color: 'blue' }, { color: 'black' }] })
    expect(notes.filter(({ code }) => code === 'color-shown-as')).toHaveLength(3)
  })

  it('that cannot be read are replaced and named', () => {
    const circles = [{ ...circle, color: 'url(javascript:alert(1))' }]
    const { plan, notes } = opened(open({ ...kuban, circles }))
    expect(elements(plan)).toMatchObject([{ color: 'red' }])
    expect(notes).toMatchObject([{ code: 'value-replaced', detail: { field: 'color', used: 'red' } }])
  })

  it('are the new ones after a change', () => {
    const { plan } = opened(open({ ...kuban, circles: [{ ...circle, color: 'rgb(1,2,3)' }] }))
    const changed = new Map(
      [...plan].map(([id, element]) => [
        id,
        element.kind === 'circle' ? { ...element, color: 'blue' } : element,
      ]),
    )
    expect(written(changed).file).toMatchObject({ circles: [{ color: '#3C6490' }] })
  })
})

describe('what cannot be read', () => {
  const good = { latLng: { lat: -1, lng: 1 }, name: 'Good' }

  it.each([
    ['a latitude that is no number', { latLng: { lat: 'north', lng: 1 } }, 'wrong-kind', 'latitude'],
    ['a latitude beyond all numbers', { latLng: { lat: 1e300, lng: 1 } }, 'out-of-range', 'latitude'],
    ['no position', {}, 'missing', 'position'],
    ['a position that is a word', { latLng: 'here' }, 'wrong-kind', 'position'],
    ['a name that is an object', { ...good, name: {} }, 'wrong-kind', 'name'],
    ['no object', 17, 'wrong-kind', ''],
    ['nothing', null, 'wrong-kind', ''],
  ])('is left out and named, the rest is opened: %s', (_name, bad, code, field) => {
    const { plan, notes } = opened(open({ ...kuban, points: [good, bad] }))
    expect(elements(plan)).toMatchObject([{ name: 'Good' }])
    expect(notes).toMatchObject([
      {
        code: 'left-out',
        where: [{ part: 'point', number: 2 }],
        detail: { problem: { code, where: [{ part: 'point', number: 2 }], detail: { field } } },
      },
    ])
  })

  it('names the waypoint', () => {
    const latLngs = [...Array(6).fill({ lat: -1, lng: 1 }), { lat: -1 }]
    const routes = [
      { latLngs: [{ lat: -1, lng: 1 }], speed: 1 },
      { latLngs, name: 'Bravo', speed: 300 },
    ]
    expect(opened(open({ ...kuban, routes })).notes).toMatchObject([
      {
        code: 'left-out',
        detail: {
          problem: {
            code: 'missing',
            where: [
              { part: 'route', number: 2, name: 'Bravo' },
              { part: 'waypoint', number: 7 },
            ],
            detail: { field: 'longitude' },
          },
        },
      },
    ])
  })

  it('is the file’s problem if nothing else is in it', () => {
    expect(open({ ...kuban, points: [{}, 5] })).toMatchObject({
      type: 'failed',
      problem: { code: 'missing', where: [{ part: 'point', number: 1 }] },
    })
  })

  it('is a list that is none', () => {
    expect(open({ ...kuban, routes: {} })).toMatchObject({
      type: 'failed',
      problem: { code: 'wrong-kind', detail: { field: 'routes', expected: 'list', found: 'object' } },
    })
  })

  it('is cut and named if it is a text that is too long, but never in the middle of a character', () => {
    const name = `${'x'.repeat(199)}😀`
    const { plan, notes } = opened(open({ ...kuban, points: [{ ...good, name, photo: 'x'.repeat(3000) }] }))
    expect(elements(plan)).toMatchObject([{ name: 'x'.repeat(199) }])
    expect(elements(plan)[0]).not.toHaveProperty('photo')
    expect(notes).toMatchObject([
      { code: 'text-cut', detail: { field: 'name', length: 201, limit: 200 } },
      { code: 'value-dropped', detail: { field: 'photo' } },
    ])
  })

  it('is named if it is a list with more than there are waypoints', () => {
    const routes = [{ latLngs: [{ lat: -1, lng: 1 }], speed: 1, altitude: 1, altitudes: [1, 2] }]
    expect(opened(open({ ...kuban, routes })).notes).toMatchObject([
      { code: 'value-dropped', detail: { field: 'altitudes' } },
    ])
  })
})

describe('limits', () => {
  it('refuses 100,000 points before it reads any', () => {
    const points = Array(100_000).fill({ latLng: { lat: -1, lng: 1 } })
    expect(open({ mapHash: '', points })).toEqual({
      type: 'failed',
      problem: { code: 'too-many-elements', where: [], detail: { count: 100_001, limit: 5_000 } },
    })
  })

  it('refuses a route of too many waypoints, since half a plan would pass for a whole one', () => {
    const latLngs = Array(2_001).fill({ lat: -1, lng: 1 })
    const points = [{ latLng: { lat: -1, lng: 1 } }]
    expect(open({ ...kuban, points, routes: [{ latLngs, speed: 1 }] })).toMatchObject({
      type: 'failed',
      problem: { code: 'too-many-positions', where: [{ part: 'route', number: 1 }] },
    })
  })

  it('refuses a plan that is too large altogether', () => {
    const points = Array(500).fill({ latLng: { lat: -1, lng: 1 }, notes: 'x'.repeat(9_000) })
    expect(open({ ...kuban, points })).toMatchObject({ type: 'failed', problem: { code: 'plan-too-large' } })
  })

  it('keeps positions far off the map, and says so', () => {
    const points = [{ latLng: { lat: -1, lng: 156 } }, { latLng: { lat: 83, lng: 91 } }]
    const { plan, notes } = opened(open({ ...kuban, points }))
    expect(elements(plan)).toMatchObject([{ at: [156, -1] }, { at: [91, 83] }])
    expect(notes).toEqual([
      { code: 'off-map', where: [{ part: 'point', number: 2 }], detail: { positions: 1 } },
    ])
  })
})

describe('keys that nobody knows', () => {
  it('come back, even `__proto__`', () => {
    const text = `{"revision":2,"mapHash":"#kuban","units":"metric","__proto__":{"polluted":1},"routes":[],
      "points":[{"latLng":{"lat":-1,"lng":1},"name":"","type":"marker","color":"red","notes":"","__proto__":{"polluted":true},
      "constructor":"x"}],"circles":[],"polygons":[],"server":{"name":"Berloga","tags":[1,null,"ж"]}}`
    const { plan, notes } = opened(openIl2(text, options()))
    expect(notes).toEqual([])
    const again = written(plan).text
    expect(JSON.stringify(sorted(JSON.parse(again)))).toBe(JSON.stringify(sorted(JSON.parse(text))))
    expect(again).toContain('"__proto__":{"polluted":true}')
    expect({}).not.toHaveProperty('polluted')
  })

  it('are named if they are too much to keep', () => {
    const { notes } = opened(open({ ...kuban, weather: 'x'.repeat(30_000) }))
    expect(notes).toMatchObject([{ code: 'value-dropped', where: [], detail: { field: 'weather' } }])
  })

  it('never override what the plan says', () => {
    const point = {
      kind: 'point',
      name: 'Mine',
      at: [0, 0],
      type: 'marker',
      color: 'red',
      notes: '',
      order: 'a0',
    } as const
    for (const extra of [
      '{"il2":{"name":"Theirs","latLng":5}}',
      '{"il2":[]}',
      '{',
      '[[',
      `${'['.repeat(9_000)}`,
    ]) {
      const { file } = written(new Map([['p', { ...point, extra }]]))
      expect(file).toMatchObject({ points: [{ name: 'Mine', latLng: { lat: 0, lng: 0 } }] })
    }
  })
})

describe('writing', () => {
  it('says that the real world does not fit, instead of writing nonsense', () => {
    const plan = new Map([['sheet', { ...sheetOf(emptyPlan), map: 'world' }]])
    expect(writeIl2(plan)).toEqual({
      type: 'failed',
      problem: { code: 'no-world-map', where: [], detail: {} },
    })
  })

  it('says that no map is named', () => {
    const { file, notes } = written(emptyPlan)
    expect(file).toEqual({
      revision: 2,
      mapHash: '',
      units: 'metric',
      routes: [],
      points: [],
      circles: [],
      polygons: [],
    })
    expect(notes).toMatchObject([{ code: 'unknown-map' }])
  })

  it('names what the original shows otherwise or not at all', () => {
    const order = 'a0'
    const color = 'red'
    const plan: Plan = new Map<string, Element>([
      ['sheet', { ...sheetOf(emptyPlan), map: 'kuban', title: 'Op' }],
      ['a', { kind: 'text', at: [0, 0], text: 'Hi', color, order }],
      ['b', { kind: 'line', path: [], color, order }],
      ['c', { kind: 'circle', name: 'Flak', at: [0, 0], radius: 1, color, fillOpacity: 0, order }],
      ['d', { kind: 'front', name: 'Don', blue: [], red: [], order }],
      [
        'e',
        {
          kind: 'route',
          name: 'R',
          flightPlan: true,
          speed: 1,
          waypoints: [{ at: [0, 0], name: 'IP' }],
          order,
        },
      ],
    ])
    expect(written(plan).notes).toEqual([
      { code: 'not-shown', where: [{ part: 'sheet' }], detail: { field: 'title' } },
      { code: 'shown-as', where: [{ part: 'text', number: 1 }], detail: { as: 'point' } },
      { code: 'shown-as', where: [{ part: 'line', number: 1 }], detail: { as: 'route' } },
      { code: 'not-shown', where: [{ part: 'circle', number: 1, name: 'Flak' }], detail: { field: 'name' } },
      {
        code: 'value-dropped',
        where: [{ part: 'front', number: 1, name: 'Don' }],
        detail: { field: 'name' },
      },
      { code: 'not-shown', where: [{ part: 'route', number: 1, name: 'R' }], detail: { field: 'names' } },
      { code: 'no-altitude', where: [{ part: 'route', number: 1, name: 'R' }], detail: {} },
    ])
  })

  it('keeps every element of any plan on a game map: opened again, the same but for ids, list order and colours of points', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const again = opened(openIl2(written(plan).text, options()))
        expect(again.notes.filter(({ code }) => code !== 'off-map')).toEqual([])
        expect(comparable(again.plan)).toEqual(comparable(plan))
        expect(comparable(opened(openIl2(written(again.plan).text, options())).plan)).toEqual(
          comparable(plan),
        )
      }),
    )
  })
})

describe('any text', () => {
  it('is opened or refused, never thrown at', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.jsonValue().map(wrap))
    fc.assert(
      fc.property(text, (any) => {
        expect(['opened', 'failed', 'needs-map']).toContain(openIl2(any, options('kuban')).type)
      }),
      { numRuns: 500 },
    )
  })
})

const wrap = (value: unknown): string =>
  JSON.stringify({
    mapHash: value,
    routes: [value],
    points: value,
    circles: [{ latLng: value, radius: value }],
  })

/** What of a plan an IL-2 file holds, in a form that can be compared. */
function comparable(plan: Plan): unknown[] {
  const drawn = elements(plan).map((element) => {
    const { order: _, ...rest } = element
    if (rest.kind === 'front') return { kind: rest.kind, blue: rest.blue, red: rest.red }
    if (rest.kind === 'polygon') return { ...rest, rings: rest.rings.map(unclosed) }
    if (rest.kind === 'point' || rest.kind === 'text') return { ...rest, color: pointColor(rest.color) }
    if (rest.kind === 'line') return { ...rest, ...(rest.name === '' && { name: undefined }) }
    if (rest.kind !== 'route') return rest
    return {
      ...rest,
      waypoints: rest.waypoints.map((waypoint) => ({
        ...waypoint,
        ...(waypoint.speed === rest.speed && { speed: undefined }),
        ...(waypoint.altitude === rest.altitude && { altitude: undefined }),
      })),
    }
  })
  return [sheetOf(plan), ...drawn]
    .map((element) => JSON.stringify(sorted(JSON.parse(JSON.stringify(element)))))
    .sort()
}

const unclosed = <T>(ring: readonly T[]): readonly T[] =>
  ring.length > 1 && JSON.stringify(ring[0]) === JSON.stringify(ring.at(-1)) ? ring.slice(0, -1) : ring

/** With the keys of all objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)])
}
