import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Element } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import type { Position } from '../plan/position.ts'
import { cutAtDateLine, goesOver } from './date-line-cut.ts'
import { comparablePlan } from './feature-testing.ts'
import { writeGeoJson } from './geojson-write.ts'
import { noteWords } from './problem-words.ts'
import { elements, open, opened, worldPlanOf, written } from './route-formats-testing.ts'

const line = (...path: Position[]): Element => ({ kind: 'line', path, color: 'red', order: 'a0' })
const area = (...rings: Position[][]): Element => {
  return { kind: 'polygon', rings, color: 'red', fillOpacity: 0.5, order: 'a0' }
}
const flight = (...path: Position[]): Element => {
  const waypoints = path.map((at, index) => ({ at, name: `W${index}`, altitude: 1000 * index }))
  return { kind: 'route', name: 'A', flightPlan: true, speed: 300, waypoints, order: 'a0' }
}

const inFile = (element: Element) => {
  const { content, notes } = written(writeGeoJson(worldPlanOf({ e: element })))
  return { geometry: JSON.parse(content).features[0].geometry, content, notes: notes.map(noteWords) }
}

const again = (plan: Plan): void => {
  const read = opened(open(written(writeGeoJson(plan)).content))
  expect(comparablePlan(read.plan)).toEqual(comparablePlan(plan))
  expect(read.notes).toEqual([])
}

describe('GeoJSON of what goes over 180°', () => {
  it('has an area in a part on each side, counterclockwise', () => {
    const east = area([
      [170, 20],
      [-170, 20],
      [-170, 10],
      [170, 10],
    ])
    const { geometry, notes } = inFile(east)
    expect(geometry).toEqual({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [170, 10],
            [180, 10],
            [180, 20],
            [170, 20],
            [170, 10],
          ],
        ],
        [
          [
            [-180, 10],
            [-170, 10],
            [-170, 20],
            [-180, 20],
            [-180, 10],
          ],
        ],
      ].map((rings) => rings.map((ring) => expect.toSatisfy((found) => sameRing(found, ring)))),
    })
    expect(notes).not.toContainEqual(expect.stringContaining('180°'))
    again(worldPlanOf({ e: east }))
  })

  it('has a hole with the part that it lies in', () => {
    const { geometry } = inFile(
      area(
        [
          [160, 20],
          [-160, 20],
          [-160, 0],
          [160, 0],
        ],
        [
          [-175, 5],
          [-175, 10],
          [-170, 10],
        ],
      ),
    )
    expect(geometry.coordinates.map((rings: unknown[]) => rings.length)).toEqual([1, 2])
  })

  it('has a line and a flight in parts that meet there, altitudes as well', () => {
    expect(inFile(line([170, 0], [-170, 10], [-160, 10])).geometry).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [170, 0],
          [180, 5],
        ],
        [
          [-180, 5],
          [-170, 10],
          [-160, 10],
        ],
      ],
    })
    expect(inFile(flight([-175, 0], [175, 10])).geometry.coordinates).toEqual([
      [
        [-175, 0, 0],
        [-180, 5, 500],
      ],
      [
        [180, 5, 500],
        [175, 10, 1000],
      ],
    ])
  })

  it('says of what cannot be cut that others draw it the long way round', () => {
    const pole = area([
      [-120, 70],
      [0, 70],
      [120, 70],
    ])
    expect(inFile(pole).notes).toContain(
      'polygon 1: it goes over longitude 180°; some other programs draw it the long way round',
    )
    again(worldPlanOf({ e: pole }))
  })

  it('is the same flight again with what another program has changed of it', () => {
    const { content } = inFile(flight([170, 0], [-170, 10], [-160, 10]))
    const changed = content.replace('[-160,10,2000]', '[-150,12,2000]').replace('[170,0,0]', '[170,0,300]')
    const { plan, notes } = opened(open(changed))
    expect(elements(plan)).toMatchObject([
      {
        kind: 'route',
        waypoints: [
          { at: [170, 0], name: 'W0', altitude: 300 },
          { at: [-170, 10], name: 'W1', altitude: 1000 },
          { at: [-150, 12], name: 'W2', altitude: 2000 },
        ],
      },
    ])
    expect(notes).toEqual([])
  })

  it('is one area again once another program has rounded its positions', () => {
    const x = fc
      .double({ min: 165, max: 195, noNaN: true })
      .map((value) => (value > 180 ? value - 360 : value))
    const ring = fc.array(fc.tuple(x, fc.double({ min: -60, max: 60, noNaN: true })), {
      minLength: 3,
      maxLength: 6,
    })
    const wide = [
      [160.12345678, 70],
      [-160.12345678, 70],
      [-160.7654321, -70],
      [160.7654321, -70],
    ] satisfies Position[]
    fc.assert(
      fc.property(fc.constantFrom(5, 6), ring, (digits, hole) => {
        const plan = worldPlanOf({ e: area(wide, hole) })
        const { content } = written(writeGeoJson(plan))
        const { features, ...head } = JSON.parse(content)
        const rounded = JSON.stringify(features[0].geometry, (_, value: unknown) =>
          typeof value === 'number' ? Number(value.toFixed(digits)) : value,
        )
        const changed = { ...head, features: [{ ...features[0], geometry: JSON.parse(rounded) }] }
        const { plan: read, notes } = opened(open(JSON.stringify(changed)))
        expect(comparablePlan(read)).toEqual(comparablePlan(plan))
        expect(notes).toEqual([])
      }),
    )
  })

  it('is what another program has made of an area, and not what it was', () => {
    const { content } = inFile(
      area([
        [170, 20],
        [-170, 20],
        [-170, 10],
        [170, 10],
      ]),
    )
    const { plan } = opened(open(content.replace('[-170,20]', '[-170.0001,20]')))
    expect(elements(plan)).toHaveLength(2)
    expect(JSON.stringify(elements(plan))).toContain('[-170.0001,20]')
  })

  it('is the same plan again, wherever its positions lie', () => {
    const at = fc.tuple(
      fc.constantFrom(-180, -179.5, -170.1234567, 0, 100, 170.3, 180),
      fc.constantFrom(-10, 0, 0.1, 45),
    )
    const path = fc.array(at, { minLength: 2, maxLength: 5 })
    const ring = fc.uniqueArray(at, { minLength: 3, maxLength: 5, selector: String })
    fc.assert(
      fc.property(path, path, ring, ring, (one, other, outer, hole) => {
        again(worldPlanOf({ a: line(...one), b: area(outer, hole), c: flight(...other) }))
      }),
    )
  })

  it('lies in the file as it is but for the cut, on no side beyond it', () => {
    const x = fc.integer({ min: 150, max: 210 }).map((value) => (value > 180 ? value - 360 : value))
    const path = fc.array(fc.tuple(x, fc.integer({ min: 0, max: 30 })), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(path, (positions) => {
        const cut = cutAtDateLine({ type: 'line', path: positions })
        expect(goesOver(cut)).toBe(false)
        const found =
          cut.type === 'many' ? cut.parts.flatMap((part) => (part.type === 'line' ? part.path : [])) : []
        for (const position of cut.type === 'many' ? positions : [])
          if (Math.abs(position[0]) !== 180) expect(found).toContainEqual(position)
      }),
    )
  })
})

/** Whether a closed ring is another one, from wherever it begins, in the same sense. */
function sameRing(found: unknown, ring: readonly (readonly number[])[]): boolean {
  const words = (list: unknown): string[] => (Array.isArray(list) ? list.map(String).slice(0, -1) : [])
  const [a, b] = [words(found), words(ring)]
  return a.length === b.length && `${a.join(' ')} ${a.join(' ')}`.includes(b.join(' '))
}
