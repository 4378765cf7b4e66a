import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { putIntoLayer } from './change-layers.ts'
import { copySelection, isSelection, middleOf, pasteInto } from './clipboard.ts'
import { samePlan } from './diff-plans.ts'
import { applyEdit } from './edit.ts'
import { type Element, type ElementId, type Point, sheetId } from './element.ts'
import { layerOf } from './layer.ts'
import { drawnElements, emptyPlan, type Plan, sheetOf } from './plan.ts'
import { planArbitrary } from './plan-arbitrary.ts'
import { planMapById } from './plan-map.ts'

const point: Point = { kind: 'point', name: 'TGT', at: [10, -10], type: 'marker', color: 'red', notes: '', order: 'a0' } // biome-ignore format: one line
const sheet = { ...sheetOf(emptyPlan), map: 'stalingrad' }
const planOf = (elements: Readonly<Record<ElementId, Element>>): Plan =>
  new Map(Object.entries({ [sheetId]: sheet, ...elements }))

const newIds = () => {
  let count = 0
  return () => `new${count++}`
}

function pasted(plan: Plan, text: string, at?: readonly [number, number]) {
  const paste = pasteInto(plan, text, newIds(), at)
  if (!paste.ok) throw new Error(paste.problem.code)
  return { ...paste, plan: applyEdit(plan, paste.edit).plan }
}

const withoutOrder = (entries: ReturnType<typeof drawnElements>) =>
  entries.map(([, element]) => ({ ...element, order: '' }))

describe('copying and pasting', () => {
  it('makes of any plan the same elements again, behind those that are there', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        fc.pre(drawnElements(plan).length > 0)
        const all = [...plan.keys()]
        const text = copySelection(plan, all)
        expect(isSelection(text)).toBe(true)
        const copy = pasted(plan, text)
        const drawn = drawnElements(copy.plan)
        const count = drawnElements(plan).length
        expect(drawn.slice(0, count)).toEqual(drawnElements(plan))
        expect(withoutOrder(drawn.slice(count))).toEqual(withoutOrder(drawnElements(withoutStrays(plan))))
        expect(drawn.slice(count).map(([id]) => id)).toEqual(copy.ids)
        const { reverse } = applyEdit(plan, copy.edit)
        expect(samePlan(applyEdit(copy.plan, reverse).plan, plan)).toBe(true)
      }),
    )
  })

  it('puts the middle of what was copied where it is wanted', () => {
    const plan = planOf({ a: point, b: { ...point, at: [20, -30], order: 'a1' } })
    const copy = pasted(plan, copySelection(plan, ['b', 'a']), [100, -100])
    const copies = copy.ids.flatMap((id) => copy.plan.get(id) ?? [])
    expect(middleOf(planMapById('stalingrad'), copies)).toEqual([100, -100])
    expect(copies.map((element) => (element.kind === 'point' ? element.at : []))).toEqual([[95, -90], [105, -110]]) // biome-ignore format: one line
  })

  it('turns speeds and altitudes into the units of the other plan', () => {
    const route: Element = { kind: 'route', name: 'R', flightPlan: true, speed: 100, waypoints: [{ at: [1, -1], altitude: 1000 }], order: 'a0' } // biome-ignore format: one line
    const imperial = planOf({ [sheetId]: { ...sheet, units: 'imperial' }, r: route })
    const copy = pasted(planOf({}), copySelection(imperial, ['r']))
    expect(copy.plan.get('new0')).toMatchObject({ speed: 160.9344, waypoints: [{ altitude: 304.8 }] })
  })

  it('brings the layers along that the other plan does not have, and finds its own again by name', () => {
    const layers = [{ id: 'l1', name: 'Ingress' }, { id: 'l2', name: 'Egress' }, { id: 'l3', name: 'Unused' }] // biome-ignore format: one line
    const plan = planOf({ [sheetId]: { ...sheet, layers }, a: { ...point, layer: 'l1' }, b: { ...point, layer: 'l2', order: 'a1' } }) // biome-ignore format: one line
    const other = planOf({ [sheetId]: { ...sheet, layers: [{ id: 'x', name: 'Egress' }] } })
    const copy = pasted(other, copySelection(plan, ['a', 'b']))
    expect(sheetOf(copy.plan).layers).toEqual([{ id: 'x', name: 'Egress' }, { id: 'l1', name: 'Ingress' }]) // biome-ignore format: one line
    expect(copy.ids.map((id) => copy.plan.get(id)).map((element) => element?.kind === 'point' && element.layer)).toEqual(['l1', 'x']) // biome-ignore format: one line
  })

  it('puts what lies on both sides of 180° where it is wanted, in one piece', () => {
    const world = { ...sheet, map: 'world' }
    const line: Element = { kind: 'line', path: [[179, 10], [-179, 10]], color: 'red', order: 'a0' } // biome-ignore format: one line
    const plan = planOf({ [sheetId]: world, a: line })
    const text = copySelection(plan, ['a'])
    expect(pasted(planOf({ [sheetId]: world }), text, [20, 10]).plan.get('new0')).toMatchObject({ path: [[19, 10], [21, 10]] }) // biome-ignore format: one line
    const near = copySelection(planOf({ [sheetId]: world, a: { ...line, path: [[10, 0], [14, 0]] } }), ['a']) // biome-ignore format: one line
    expect(pasted(planOf({ [sheetId]: world }), near, [-179, 0]).plan.get('new0')).toMatchObject({ path: [[179, 0], [-177, 0]] }) // biome-ignore format: one line
  })

  it('copies nothing where nothing is drawn', () => {
    expect(copySelection(planOf({}), [sheetId, 'gone'])).toBe('')
  })
})

describe('what cannot be pasted', () => {
  const code = (plan: Plan, text: string): string => {
    const paste = pasteInto(plan, text, newIds())
    return paste.ok ? 'ok' : paste.problem.code
  }

  it('is any other text', () => {
    for (const text of [
      '',
      'hello',
      '{}',
      '{"missioncast":1,"elements":{}}',
      '{"missioncast":2,"selection":true}',
    ]) {
      expect(code(planOf({}), text)).toBe('no-selection')
    }
    expect(isSelection('{"missioncast":1,"elements":{}}')).toBe(false)
  })

  it('is a selection of another map, or into a plan without one', () => {
    const text = copySelection(planOf({ a: point }), ['a'])
    const moscow = planOf({ [sheetId]: { ...sheet, map: 'moscow' } })
    expect(pasteInto(moscow, text, newIds())).toEqual({
      ok: false,
      problem: { code: 'other-map', from: 'stalingrad', to: 'moscow' },
    })
    expect(code(emptyPlan, text)).toBe('other-map')
  })

  it('is one layer more than a plan may have', () => {
    const layers = Array.from({ length: 50 }, (_, n) => ({ id: `own${n}`, name: `Own ${n}` }))
    const other = planOf({ [sheetId]: { ...sheet, layers: [{ id: 'x', name: 'Egress' }] }, a: { ...point, layer: 'x' } }) // biome-ignore format: one line
    const text = copySelection(other, ['a'])
    expect(pasteInto(planOf({ [sheetId]: { ...sheet, layers } }), text, newIds())).toMatchObject({
      ok: false,
      problem: { code: 'too-much', problem: { detail: { field: 'layers', count: 51, limit: 50 } } },
    })
    expect(code(planOf({ [sheetId]: { ...sheet, layers: layers.slice(1) } }), text)).toBe('ok')
  })

  it('is what would come to lie off the world', () => {
    const world = { ...sheet, map: 'world' }
    const plan = planOf({ [sheetId]: world, a: { ...point, at: [0, 0] }, b: { ...point, at: [0, 40], order: 'a1' } }) // biome-ignore format: one line
    expect(pasteInto(plan, copySelection(plan, ['a', 'b']), newIds(), [0, 85])).toMatchObject({
      ok: false,
      problem: { code: 'too-much', problem: { code: 'out-of-range', detail: { field: 'latitude' } } },
    })
  })

  it('is an element that breaks a limit, which is named', () => {
    const text = copySelection(planOf({ a: point }), ['a']).replace('"red"', '"RED!"')
    const paste = pasteInto(planOf({}), text, newIds())
    expect(paste).toMatchObject({
      ok: false,
      problem: { code: 'bad-element', problem: { code: 'unknown-word', detail: { field: 'color' } } },
    })
  })
})

/** Without the layers of elements that the sheet does not have, which mean nothing elsewhere. */
const withoutStrays = (plan: Plan): Plan => {
  const strays = drawnElements(plan).filter(([, element]) => !layerOf(sheetOf(plan), element))
  return applyEdit(
    plan,
    putIntoLayer(
      plan,
      strays.map(([id]) => id),
      undefined,
    ),
  ).plan
}
