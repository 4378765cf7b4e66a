import { describe, expect, it } from 'vitest'
import { checkEdit, checkPlan } from './check-plan.ts'
import { type Element, limits, type Point, type Route, sheetId } from './element.ts'
import { elementBytes, planBytes } from './element-size.ts'
import type { Plan } from './plan.ts'
import { readElement } from './read-element.ts'

const point = (notes = '', order = 'a0'): Point => ({
  kind: 'point',
  name: 'P',
  at: [0, 0],
  type: 'marker',
  color: 'red',
  notes,
  order,
})

const route: Route = {
  kind: 'route',
  name: 'Alpha',
  flightPlan: true,
  speed: 300,
  waypoints: [{ at: [1, 2] }, { at: [3, 4], name: 'Turn' }],
  order: 'a1',
}

const onMap = (map: string, elements: Record<string, Element>): Plan =>
  new Map<string, Element>([
    [sheetId, { kind: 'sheet', map, units: 'metric', title: '', order: 'a0' }],
    ...Object.entries(elements),
  ])

describe('checkPlan', () => {
  it('finds nothing wrong with a good plan', () => {
    expect(checkPlan(onMap('kuban', { p: point(), r: route }))).toEqual([])
    expect(checkPlan(new Map())).toEqual([])
  })

  it('counts the elements', () => {
    const many = Object.fromEntries(
      Array.from({ length: limits.elements }, (_, index) => [`e${index}`, point()]),
    )
    expect(checkPlan(onMap('kuban', many))).toEqual([
      { code: 'too-many-elements', where: [], detail: { count: 5_001, limit: 5_000 } },
    ])
  })

  it('weighs the plan in bytes of UTF-8', () => {
    const heavy = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`e${index}`, point('ж'.repeat(7_000))]),
    )
    const plan = onMap('kuban', heavy)
    expect(checkPlan(plan)).toEqual([
      { code: 'plan-too-large', where: [], detail: { bytes: planBytes(plan), limit: 4_194_304 } },
    ])
    expect(planBytes(plan)).toBeGreaterThan(300 * 14_000)
  })

  it('weighs each element, and names its place', () => {
    const path = Array.from({ length: 2_000 }, () => [123.456789012345, -123.456789012345] as const)
    const polygon: Element = {
      kind: 'polygon',
      name: 'Big',
      rings: [path],
      color: 'red',
      fillOpacity: 0,
      order: 'a0',
    }
    expect(elementBytes(polygon)).toBeGreaterThan(limits.valueBytes)
    expect(
      checkPlan(onMap('kuban', { a: { ...polygon, rings: [[]] }, b: { ...polygon, order: 'a1' } })),
    ).toMatchObject([{ code: 'element-too-large', where: [{ part: 'polygon', number: 2, name: 'Big' }] }])
  })

  it('keeps positions on the globe, and lets them stray off a game map', () => {
    const north: Route = { ...route, waypoints: [{ at: [0, 0] }, { at: [13, 97.2] }] }
    expect(checkPlan(onMap('kuban', { r: north }))).toEqual([])
    expect(checkPlan(onMap('world', { p: point(), r: north }))).toEqual([
      {
        code: 'out-of-range',
        where: [
          { part: 'route', number: 1, name: 'Alpha' },
          { part: 'waypoint', number: 2 },
        ],
        detail: { field: 'latitude', value: 97.2, least: -90, most: 90 },
      },
    ])
  })

  it('looks for what the schema forbids, in values made here too', () => {
    expect(checkPlan(onMap('', { p: { ...point(), name: 'x'.repeat(201) } }))).toMatchObject([
      { code: 'text-too-long', detail: { field: 'name', length: 201, limit: 200 } },
    ])
  })
})

describe('checkEdit', () => {
  it('looks at what the edit puts, and at the whole plan’s size', () => {
    const bad = { ...point(), name: 'x'.repeat(201) }
    const plan = onMap('', { old: bad, fresh: point() })
    expect(checkEdit(plan, { put: new Map([['fresh', point()]]), del: [] })).toEqual([])
    expect(checkEdit(plan, { put: new Map([['old', bad]]), del: [] })).toHaveLength(1)
    expect(checkEdit(plan, { put: new Map(), del: ['gone'] })).toEqual([])
  })
})

describe('readElement', () => {
  const problemOf = (value: unknown) => {
    const read = readElement(value, [{ part: 'route', number: 3 }])
    return read.ok ? undefined : read.problem
  }

  it.each([
    [
      'a waypoint’s latitude',
      { ...route, waypoints: [{ at: [1, 2] }, { at: [1, 'x'] }] },
      'wrong-kind',
      2,
      'latitude',
    ],
    ['a waypoint’s position', { ...route, waypoints: [{}] }, 'missing', 1, 'position'],
    ['a waypoint’s name', { ...route, waypoints: [{ at: [1, 2], name: 5 }] }, 'wrong-kind', 1, 'name'],
    ['a waypoint', { ...route, waypoints: [7] }, 'wrong-kind', 1, 'waypoint'],
    ['the list of waypoints', { ...route, waypoints: 7 }, 'wrong-kind', undefined, 'waypoints'],
    ['no waypoints', { ...route, waypoints: [] }, 'missing', undefined, 'waypoints'],
    [
      'too many waypoints',
      { ...route, waypoints: Array(2001).fill({ at: [0, 0] }) },
      'too-many-positions',
      undefined,
      'waypoints',
    ],
    [
      'an endless number',
      { ...route, waypoints: [{ at: [Number.POSITIVE_INFINITY, 0] }] },
      'out-of-range',
      1,
      'longitude',
    ],
    ['a speed below 0', { ...route, speed: -1 }, 'out-of-range', undefined, 'speed'],
    ['a colour with code in it', { ...route, color: 'url(x)' }, 'unknown-word', undefined, 'color'],
    ['an order key that cannot be built on', { ...route, order: 'a00' }, 'unknown-word', undefined, 'order'],
    ['a kind that is not known', { kind: 'tank' }, 'unknown-word', undefined, 'kind'],
    ['no kind', {}, 'missing', undefined, 'kind'],
  ])('names the place and the field: %s', (_name, value, code, waypoint, field) => {
    const where = [
      { part: 'route', number: 3 },
      ...(waypoint ? [{ part: 'waypoint', number: waypoint }] : []),
    ]
    expect(problemOf(value)).toMatchObject({ code, where, detail: { field } })
  })

  it('names positions in rings and lines', () => {
    const bad = [[0, 0], [1, null]] // biome-ignore format: one line
    const polygon = { kind: 'polygon', color: 'red', fillOpacity: 0, order: 'a0', rings: [[], bad] }
    const front = { kind: 'front', order: 'a0', blue: [], red: bad }
    expect(problemOf(polygon)?.where.slice(1)).toEqual([
      { part: 'ring', number: 2 },
      { part: 'position', number: 2 },
    ])
    expect(problemOf(front)?.where.slice(1)).toEqual([{ part: 'red-line' }, { part: 'position', number: 2 }])
  })

  it.each([undefined, null, 5, 'text', [], true])('refuses %j', (value) => {
    expect(problemOf(value)).toBeDefined()
  })
})
