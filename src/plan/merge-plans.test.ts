import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdit } from './edit.ts'
import type { Element } from './element.ts'
import { mergePlans } from './merge-plans.ts'
import { drawnElements, type Plan, sheetOf } from './plan.ts'
import { worldPlanArbitrary } from './plan-arbitrary.ts'

const point = (name: string, more: object = {}): Element => ({
  kind: 'point',
  name,
  at: [0, 0],
  type: 'marker',
  color: 'red',
  notes: '',
  order: 'a0',
  ...more,
})

const sheet = (more: object = {}): Element => ({
  kind: 'sheet',
  map: 'kuban',
  units: 'metric',
  title: '',
  order: 'a0',
  ...more,
})

const planOf = (elements: Record<string, Element>): Plan => new Map(Object.entries(elements))

const ids = () => {
  let count = 0
  return () => `new${count++}`
}

test('elements come behind those that are there, with new ids where theirs are taken', () => {
  const plan = planOf({ sheet: sheet(), a: point('A'), b: point('B', { order: 'a1' }) })
  const other = planOf({ sheet: sheet(), a: point('C'), c: point('D', { order: 'a1' }) })
  const merge = mergePlans(plan, other, ids())
  if (!merge.ok) throw new Error(merge.code)
  const names = drawnElements(applyEdit(plan, merge.edit).plan).map(([id, element]) => [
    id,
    'name' in element && element.name,
  ])
  expect(names).toEqual([
    ['a', 'A'],
    ['b', 'B'],
    ['new0', 'C'],
    ['c', 'D'],
  ])
  expect(merge.ids).toEqual(['new0', 'c'])
})

test('layers of one name become one, others come along; speeds are turned into the plan’s units', () => {
  const plan = planOf({ sheet: sheet({ layers: [{ id: 'l', name: 'Strike' }] }) })
  const route: Element = {
    kind: 'route',
    name: 'R',
    flightPlan: true,
    speed: 100,
    waypoints: [{ at: [0, 0] }],
    layer: 'l',
    order: 'a0',
  }
  const other = planOf({
    sheet: sheet({
      units: 'imperial',
      layers: [
        { id: 'l', name: 'Flak' },
        { id: 'm', name: 'Strike' },
      ],
    }),
    r: route,
    p: point('P', { layer: 'm' }),
    q: point('Q', { layer: 'gone' }),
  })
  const merge = mergePlans(plan, other, ids())
  if (!merge.ok) throw new Error(merge.code)
  const merged = applyEdit(plan, merge.edit).plan
  expect(sheetOf(merged)).toMatchObject({
    units: 'metric',
    layers: [
      { id: 'l', name: 'Strike' },
      { id: 'new0', name: 'Flak' },
    ],
  })
  expect(merged.get('r')).toMatchObject({ speed: 160.9344, layer: 'new0' })
  expect(merged.get('p')).toMatchObject({ layer: 'l' })
  expect(merged.get('q')).not.toHaveProperty('layer')
})

test('a plan on another map, or on none, is not merged', () => {
  const mapless = planOf({ sheet: sheet({ map: '' }) })
  for (const [plan, other] of [
    [planOf({ sheet: sheet() }), planOf({ sheet: sheet({ map: 'world' }) })],
    [mapless, mapless],
  ] as const)
    expect(mergePlans(plan, other, ids())).toEqual({ ok: false, code: 'other-map' })
})

test('nothing comes in where the whole would be too much', () => {
  const many = new Map([
    ['sheet', sheet()],
    ...Array.from({ length: 2_600 }, (_, n) => [`e${n}`, point('')] as const),
  ])
  expect(mergePlans(many, many, ids())).toMatchObject({
    ok: false,
    code: 'too-much',
    problem: { code: 'too-many-elements' },
  })
})

test('nothing comes in where there would be a layer too many, and no element loses its layer', () => {
  const layers = (word: string, length: number) =>
    Array.from({ length }, (_, n) => ({ id: `${word}${n}`, name: `${word} ${n}` }))
  const plan = planOf({ sheet: sheet({ layers: layers('mine', 40) }) })
  const other = (count: number) =>
    planOf({ sheet: sheet({ layers: layers('theirs', count) }), p: point('P', { layer: 'theirs9' }) })
  expect(mergePlans(plan, other(11), ids())).toMatchObject({
    ok: false,
    code: 'too-much',
    problem: { detail: { field: 'layers', count: 51, limit: 50 } },
  })
  const merge = mergePlans(plan, other(10), ids())
  if (!merge.ok) throw new Error(merge.code)
  expect(applyEdit(plan, merge.edit).plan.get('p')).toMatchObject({ layer: 'theirs9' })
})

test('nothing comes in that may not be in a plan', () => {
  const plan = planOf({ sheet: sheet({ map: 'world' }) })
  const off = planOf({ sheet: sheet({ map: 'world' }), p: point('P', { at: [0, 91] }) })
  expect(mergePlans(plan, off, ids())).toMatchObject({
    ok: false,
    problem: { detail: { field: 'latitude' } },
  })
  const long = planOf({ sheet: sheet({ map: 'world' }), p: point('P', { notes: 'x'.repeat(10_001) }) })
  expect(mergePlans(plan, long, ids())).toMatchObject({ ok: false, problem: { code: 'text-too-long' } })
})

test('of any two plans all elements are there, and one step back there are none', () => {
  fc.assert(
    fc.property(worldPlanArbitrary, worldPlanArbitrary, (plan, other) => {
      const merge = mergePlans(plan, other, ids())
      if (!merge.ok) throw new Error(merge.code)
      const after = applyEdit(plan, merge.edit)
      expect(after.plan.size).toBe(plan.size + other.size - 1)
      expect(applyEdit(after.plan, after.reverse).plan).toEqual(plan)
    }),
  )
})
