import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Element } from '../plan/element.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import { worldPlanArbitrary } from '../plan/plan-arbitrary.ts'
import { comparablePlan, isDrawn } from './feature-testing.ts'
import { readGeoJson } from './geojson-read.ts'
import { writeGeoJson } from './geojson-write.ts'
import { openText } from './open-file.ts'
import type { OpenResult } from './open-result.ts'

const newId = () => {
  let count = 0
  return () => `n${count++}`
}

const read = (file: Record<string, unknown>): OpenResult => readGeoJson(file, { newId: newId() })

const opened = (result: OpenResult) => {
  if (result.type !== 'opened') throw new Error(`not opened: ${JSON.stringify(result)}`)
  return result
}

const text = (plan: Plan): string => {
  const result = writeGeoJson(plan)
  if (result.type !== 'written') throw new Error('not written')
  return result.content
}

const elements = (plan: Plan): Element[] => drawnElements(plan).map(([, element]) => element)

const feature = (geometry: object, properties: object = {}): object => ({
  type: 'Feature',
  geometry,
  properties,
})

const collection = (...features: object[]) => ({ type: 'FeatureCollection', features })

describe('a plan as GeoJSON', () => {
  it('comes back as it was, but for shapes with too few positions and the sense of rings', () => {
    fc.assert(
      fc.property(worldPlanArbitrary, (plan) => {
        if (!isDrawn(plan)) return
        const again = opened(openText(text(plan), { newId: newId() }))
        expect(comparablePlan(again.plan)).toEqual(comparablePlan(plan))
        expect(again.notes).toEqual([])
      }),
    )
  })

  it('has closed rings that run as RFC 7946 wants them', () => {
    const ring = [
      [0, 0],
      [0, 1],
      [1, 1],
    ] as const
    const plan = new Map<string, Element>([
      ['sheet', { kind: 'sheet', map: 'world', units: 'metric', title: '', order: 'a0' }],
      ['p', { kind: 'polygon', rings: [ring], color: 'red', fillOpacity: 0.5, order: 'a0' }],
    ])
    const file = JSON.parse(text(plan))
    expect(file.features[0].geometry.coordinates).toEqual([
      [
        [1, 1],
        [0, 1],
        [0, 0],
        [1, 1],
      ],
    ])
    expect(file.features[0].properties).toMatchObject({ fill: '#9a070b', 'fill-opacity': 0.5 })
  })

  it('names what it cannot hold', () => {
    const plan = new Map<string, Element>([
      ['sheet', { kind: 'sheet', map: 'world', units: 'metric', title: '', order: 'a0' }],
      ['l', { kind: 'line', path: [[0, 0]], color: 'red', order: 'a0' }],
    ])
    expect(writeGeoJson(plan)).toMatchObject({
      notes: [{ code: 'not-written', where: [{ part: 'line', number: 1 }] }],
    })
  })
})

describe('GeoJSON of others', () => {
  it('becomes points, circles, lines and polygons with their names, notes and colours', () => {
    const { plan, notes } = opened(
      read(
        collection(
          feature(
            { type: 'Point', coordinates: [13.4, 52.5, 0] },
            { title: 'Berlin', description: 'Rally', 'marker-color': '#0F0' },
          ),
          feature({ type: 'Point', coordinates: [1, 2] }, { name: 'Flak', radius: 500, stroke: '#ff8800' }),
          feature(
            {
              type: 'LineString',
              coordinates: [
                [0, 0],
                [1, 1],
              ],
            },
            { name: 'Road', stroke: '#008000' },
          ),
          feature(
            {
              type: 'Polygon',
              coordinates: [
                [
                  [0, 0],
                  [1, 0],
                  [1, 1],
                  [0, 0],
                ],
              ],
            },
            { 'fill-opacity': 0.4 },
          ),
        ),
      ),
    )
    expect(sheetOf(plan)).toMatchObject({ map: 'world', units: 'metric' })
    expect(notes).toEqual([])
    expect(elements(plan)).toMatchObject([
      { kind: 'point', name: 'Berlin', at: [13.4, 52.5], notes: 'Rally', color: '#00ff00' },
      { kind: 'circle', name: 'Flak', at: [1, 2], radius: 500, color: '#ff8800' },
      {
        kind: 'line',
        name: 'Road',
        path: [
          [0, 0],
          [1, 1],
        ],
        color: 'green',
      },
      {
        kind: 'polygon',
        rings: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
        ],
        fillOpacity: 0.4,
      },
    ])
  })

  it('keeps other properties, and writes them back', () => {
    const file = collection(
      feature({ type: 'Point', coordinates: [1, 2] }, { name: 'A', surface: { type: 'grass' }, lit: false }),
    )
    const { plan } = opened(read(file))
    expect(JSON.parse(text(plan)).features[0].properties).toMatchObject({
      surface: { type: 'grass' },
      lit: false,
    })
  })

  it('takes geometries of several parts apart, and layers together by name', () => {
    const parts = {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    }
    const { plan } = opened(
      read(
        collection(
          feature(parts, { layer: 'Flak' }),
          feature({ type: 'Point', coordinates: [5, 6] }, { layer: 'Flak' }),
        ),
      ),
    )
    expect(sheetOf(plan).layers).toMatchObject([{ name: 'Flak' }])
    const layer = sheetOf(plan).layers?.[0]?.id
    expect(elements(plan)).toMatchObject([
      { at: [1, 2], layer },
      { at: [3, 4], layer },
      { at: [5, 6], layer },
    ])
  })

  it('is read alone, without a collection', () => {
    expect(elements(opened(read({ type: 'Point', coordinates: [1, 2] })).plan)).toMatchObject([
      { kind: 'point' },
    ])
  })

  it('thins a track that is too long, and says so', () => {
    const coordinates = Array.from({ length: 9_000 }, (_, index) => [index / 1000, Math.sin(index / 50) / 10])
    const { plan, notes } = opened(read(collection(feature({ type: 'LineString', coordinates }))))
    expect(notes).toMatchObject([{ code: 'thinned', detail: { count: 9_000, kept: expect.any(Number) } }])
    const [line] = elements(plan)
    expect(line?.kind === 'line' && line.path.length).toBeLessThanOrEqual(1_500)
    expect(line?.kind === 'line' && line.path.at(-1)).toEqual(
      coordinates.at(-1)?.map((value) => Math.round(value * 1e7) / 1e7),
    )
  })

  it('is named where it is wrong, and left out', () => {
    const { plan, notes } = opened(
      read(
        collection(
          feature({ type: 'Point', coordinates: [1, 97.2] }, { name: 'North' }),
          feature({ type: 'Point', coordinates: ['x', 2] }),
          { type: 'Feature', geometry: null, properties: null },
          feature({ type: 'Point', coordinates: [1, 2] }),
        ),
      ),
    )
    expect(plan.size).toBe(2)
    expect(notes).toMatchObject([
      { code: 'left-out', detail: { problem: { code: 'missing', detail: { field: 'geometry' } } } },
      {
        code: 'left-out',
        where: [{ part: 'element', number: 1, name: 'North' }],
        detail: { problem: { code: 'out-of-range', detail: { field: 'latitude', value: 97.2 } } },
      },
      { code: 'left-out', detail: { problem: { code: 'wrong-kind', detail: { field: 'longitude' } } } },
    ])
  })

  it('with nothing in it is not opened', () => {
    expect(read(collection())).toMatchObject({ type: 'failed', problem: { code: 'nothing-found' } })
  })
})

describe('a plan that another program has changed as GeoJSON', () => {
  const plan: Plan = new Map<string, Element>([
    ['sheet', { kind: 'sheet', map: 'world', units: 'imperial', title: 'Op', order: 'a0' }],
    [
      'r',
      {
        kind: 'route',
        name: 'Alpha',
        color: 'red',
        flightPlan: true,
        speed: 200,
        waypoints: [
          { at: [0, 0], name: 'IP', altitude: 1000 },
          { at: [1, 1], name: 'TGT' },
        ],
        order: 'a0',
      },
    ],
  ])

  const changed = (
    change: (feature: { properties: Record<string, unknown>; geometry: { coordinates: unknown[] } }) => void,
  ) => {
    const file = JSON.parse(text(plan))
    change(file.features[0])
    return opened(read(file))
  }

  it('takes the new name, colour, positions and altitudes, and keeps the rest', () => {
    const { plan: again } = changed(({ properties, geometry }) => {
      properties.name = 'Bravo'
      properties.stroke = '#123456'
      geometry.coordinates = [
        [5, 5, 609.6],
        [1, 1],
      ]
    })
    expect(elements(again)).toMatchObject([
      {
        name: 'Bravo',
        color: '#123456',
        speed: 200,
        waypoints: [
          { at: [5, 5], name: 'IP', altitude: 2000 },
          { at: [1, 1], name: 'TGT' },
        ],
      },
    ])
  })

  it('falls back to what the shape says, if that fits no more', () => {
    const { plan: again, notes } = changed((item) => {
      item.properties.missioncast = { kind: 'polygon' }
    })
    expect(elements(again)).toMatchObject([{ kind: 'line', name: 'Alpha' }])
    expect(notes[0]).toMatchObject({ code: 'value-dropped', detail: { field: 'missioncast' } })
  })
})
