import { describe, expect, it } from 'vitest'
import { sheetOf } from '../plan/plan.ts'
import { comparablePlan } from './feature-testing.ts'
import { writeGeoJson } from './geojson-write.ts'
import { noteWords } from './problem-words.ts'
import { elements, open, opened, written } from './route-formats-testing.ts'

const feature = (geometry: object, properties: object = {}, others: object = {}): object => ({
  type: 'Feature',
  geometry,
  properties,
  ...others,
})

const text = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features })

const point = { type: 'Point', coordinates: [1, 2] }
const line = {
  type: 'LineString',
  coordinates: [
    [0, 0],
    [1, 1],
  ],
}
const area = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
}

const extras = (content: string): unknown[] =>
  elements(opened(open(content)).plan).map(({ extra }) => extra && JSON.parse(extra).features)

describe('what GeoJSON says beside what a plan knows', () => {
  const content = text(
    feature(area, { stroke: '#ff0000', fill: '#00ff00', 'fill-opacity': 0.5, 'stroke-width': 4 }, { id: 7 }),
    feature(point, {
      name: 'A',
      title: 'B',
      description: 'C',
      desc: 'D',
      'fill-opacity': 0.5,
      fill: '#00ff00',
    }),
    feature(point, { 'marker-color': '#ff0000', 'marker-symbol': 'airport', hidden: 'no' }, { id: 'way/12' }),
    feature(line, { radius: 5, stroke: '#ff0000', 'marker-color': '#0000ff', layer: { a: 1 } }),
    feature({ type: 'MultiPoint', coordinates: [[1, 2]] }, {}, { id: 'abc' }),
  )

  it('stays with its element, also where the plan takes another one of two', () => {
    expect(extras(content)).toEqual([
      { '@id': 7, fill: '#00ff00', 'stroke-width': 4 },
      { title: 'B', desc: 'D', 'fill-opacity': 0.5 },
      { '@id': 'way/12', 'marker-symbol': 'airport', hidden: 'no' },
      { radius: 5, 'marker-color': '#0000ff', layer: { a: 1 } },
      { '@id': 'abc' },
    ])
  })

  it('is named where it is not drawn', () => {
    const { plan, notes } = opened(open(content))
    expect(elements(plan)[2]).toMatchObject({ kind: 'point', type: 'base' })
    expect(notes.map(noteWords)).toEqual([
      'fill (1) is kept, but not drawn here: element 1',
      'marker-symbol (1) is kept, but not drawn here: element 3',
    ])
  })

  it('is written again, and is the same once more', () => {
    const { plan } = opened(open(content))
    const once = written(writeGeoJson(plan)).content
    const { features } = JSON.parse(once)
    expect(features[0].properties).toMatchObject({ '@id': 7, fill: '#00ff00', stroke: '#ff0000' })
    expect(features[1].properties).toMatchObject({ name: 'A', title: 'B', description: 'C', desc: 'D' })
    expect(features[2].properties).toMatchObject({ '@id': 'way/12', 'marker-symbol': 'airport' })
    const again = opened(open(once))
    expect(again.notes).toEqual([])
    expect(comparablePlan(again.plan)).toEqual(comparablePlan(plan))
  })

  it('is named where it has no place at all', () => {
    const { notes } = opened(
      open(
        text(
          feature(point, {}, { assets: {}, links: [] }),
          feature({ type: 'Point', coordinates: [1, 2, 0, 99] }, {}, { links: [] }),
          feature({ type: 'GeometryCollection', geometries: [point, { type: 'Curve' }] }),
          { ...feature(point), properties: 'none' },
        ),
      ),
    )
    expect(notes.map(noteWords)).toEqual([
      'assets (1) has no place in the plan and is left out: element 1',
      'links (2) has no place in the plan and is left out: element 1; element 2',
      'geometry (1) has no place in the plan and is left out: element 3',
      'properties (1) has no place in the plan and is left out: element 4',
      'coordinates (1) has no place in the plan and is left out: element 2',
    ])
  })

  it('is named where a plan has layers enough', () => {
    const { plan, notes } = opened(
      open(text(...Array.from({ length: 52 }, (_, index) => feature(point, { layer: `L${index}` })))),
    )
    expect(sheetOf(plan).layers).toHaveLength(50)
    expect(notes.map(noteWords)).toEqual([
      'layer (2) has no place in the plan and is left out: element 51; element 52',
    ])
    expect(elements(plan)[51]?.extra).toBe('{"features":{"layer":"L51"}}')
  })

  it('drops the longest first where it is too much to keep', () => {
    const content = text(feature(point, { times: 'x'.repeat(30_000), crew: '9' }))
    expect(extras(content)).toEqual([{ crew: '9' }])
    expect(opened(open(content)).notes).toMatchObject([{ code: 'value-dropped', detail: { field: 'times' } }])
  })

  it('keeps what fits of a hundred thousand properties', () => {
    const properties = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]))
    const [kept] = elements(opened(open(text(feature(point, properties)))).plan)
    expect(kept?.extra?.length).toBeGreaterThan(19_900)
    expect(kept?.extra?.length).toBeLessThanOrEqual(20_000)
  })

  it('does no harm by its names', () => {
    const content = `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"__proto__":{"layer":"x"},"constructor":"y"}}]}`
    const { plan } = opened(open(content))
    expect(elements(plan)[0]).not.toHaveProperty('layer')
    const again = written(writeGeoJson(plan)).content
    expect(again).toContain('"__proto__":{"layer":"x"}')
    expect(comparablePlan(opened(open(again)).plan)).toEqual(comparablePlan(plan))
  })

  it('tells what other programs do not show of a plan', () => {
    const { plan } = opened(open(text(feature(point, { 'marker-symbol': 'airport' }), feature(line))))
    const changed = new Map(
      [...plan].map(([id, element]) => [id, element.kind === 'line' ? { ...element, arrow: true } : element]),
    )
    expect(written(writeGeoJson(changed)).notes.map(noteWords)).toEqual([
      'kept in the file, but other programs do not show its type, arrow',
    ])
  })
})
