import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Route } from '../plan/element.ts'
import { sheetOf } from '../plan/plan.ts'
import { gameMaps } from '../plan/plan-map.ts'
import { openIl2 } from './il2-read.ts'
import { codes, elements, kuban, open, opened, options, written } from './il2-testing.ts'

const read = (name: string): string => readFileSync(new URL(`./testdata/${name}`, import.meta.url), 'utf8')

const revision1 = read('il2-r1.json')
const revision2 = read('il2-r2.json')

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

describe('what cannot be read', () => {
  const good = { latLng: { lat: -1, lng: 1 }, name: 'Good' }

  it.each([
    ['a latitude that is no number', { latLng: { lat: 'north', lng: 1 } }, 'wrong-kind', 'latitude'],
    ['a latitude beyond all numbers', { latLng: { lat: 1e300, lng: 1 } }, 'out-of-range', 'latitude'],
    ['no position', {}, 'missing', 'position'],
    ['a position that is a word', { latLng: 'here' }, 'wrong-kind', 'position'],
    ['a name that is an object', { ...good, name: {} }, 'wrong-kind', 'name'],
    ['no object', 17, 'wrong-kind', 'element'],
    ['nothing', null, 'wrong-kind', 'element'],
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

describe('any text', () => {
  it('is opened or refused, never thrown at', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.jsonValue().map(wrap))
    fc.assert(
      fc.property(text, (any) => {
        expect(['opened', 'failed', 'needs-map']).toContain(openIl2(any, options('kuban')).type)
      }),
      { numRuns: 200 },
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
