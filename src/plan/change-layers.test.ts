import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addLayer,
  deleteLayer,
  hideElements,
  hideLayer,
  lockElements,
  lockLayer,
  moveLayer,
  putIntoLayer,
  recolorElements,
  recolorLayer,
  renameLayer,
} from './change-layers.ts'
import { samePlan } from './diff-plans.ts'
import { applyEdit, type Edit, isEmptyEdit } from './edit.ts'
import type { Element } from './element.ts'
import { isLocked, isShown, layerOf } from './layer.ts'
import { drawnElements, type Plan, sheetOf } from './plan.ts'
import { planArbitrary } from './plan-arbitrary.ts'

type Change = (plan: Plan) => Edit

const layerId = fc.constantFrom('la', 'lb', 'lc')
const elementIds = fc.subarray(['e0', 'e1', 'e2', 'e3', 'e7'])
const changeArbitrary: fc.Arbitrary<Change> = fc.oneof(
  layerId.map(
    (id) => (plan: Plan) =>
      sheetOf(plan).layers?.some((layer) => layer.id === id)
        ? renameLayer(plan, id, 'Again')
        : addLayer(plan, id, `Phase ${id}`),
  ),
  layerId.map((id) => (plan: Plan) => deleteLayer(plan, id)),
  fc.tuple(layerId, fc.nat(3)).map(
    ([id, to]) =>
      (plan: Plan) =>
        moveLayer(plan, id, to),
  ),
  fc.tuple(layerId, fc.boolean()).map(
    ([id, on]) =>
      (plan: Plan) =>
        hideLayer(plan, id, on),
  ),
  fc.tuple(layerId, fc.boolean()).map(
    ([id, on]) =>
      (plan: Plan) =>
        lockLayer(plan, id, on),
  ),
  fc.tuple(layerId, fc.option(fc.constant('#123456'), { nil: undefined })).map(
    ([id, color]) =>
      (plan: Plan) =>
        recolorLayer(plan, id, color),
  ),
  fc.tuple(elementIds, fc.option(layerId, { nil: undefined })).map(
    ([ids, id]) =>
      (plan: Plan) =>
        putIntoLayer(plan, ids, id),
  ),
  fc.tuple(elementIds, fc.boolean()).map(
    ([ids, on]) =>
      (plan: Plan) =>
        hideElements(plan, ids, on),
  ),
  fc.tuple(elementIds, fc.boolean()).map(
    ([ids, on]) =>
      (plan: Plan) =>
        lockElements(plan, ids, on),
  ),
  elementIds.map((ids) => (plan: Plan) => recolorElements(plan, ids, 'blue')),
)

const changed = (plan: Plan, ...changes: readonly Change[]): Plan =>
  changes.reduce((present, change) => applyEdit(present, change(present)).plan, plan)

const names = (plan: Plan) => sheetOf(plan).layers?.map(({ name }) => name) ?? []

describe('layers', () => {
  it('give the plan back when any sequence of changes is undone, and never leave an element in a layer that is gone', () => {
    fc.assert(
      fc.property(planArbitrary, fc.array(changeArbitrary, { maxLength: 12 }), (plan, changes) => {
        let present = plan
        const reverses: Edit[] = []
        for (const change of changes) {
          const applied = applyEdit(present, change(present))
          present = applied.plan
          reverses.push(applied.reverse)
        }
        const known = new Set(sheetOf(present).layers?.map(({ id }) => id))
        // Files may bring elements of a layer that is nowhere: those are as they were.
        const strays = new Set(drawnElements(plan).map(([, { layer }]) => layer))
        for (const [, { layer }] of drawnElements(present))
          if (layer !== undefined && !strays.has(layer)) expect(known.has(layer)).toBe(true)
        const back = reverses.reduceRight((state, reverse) => applyEdit(state, reverse).plan, present)
        expect(samePlan(back, plan)).toBe(true)
      }),
    )
  })

  it('keep their elements when they are deleted', () => {
    fc.assert(
      fc.property(planArbitrary, elementIds, (plan, ids) => {
        const layered = changed(plan, (state) => addLayer(state, 'la', 'Ingress'), (state) => putIntoLayer(state, ids, 'la')) // biome-ignore format: one line
        const without = changed(layered, (state) => deleteLayer(state, 'la'))
        const expected = drawnElements(changed(plan, (state) => putIntoLayer(state, ids, undefined)))
        expect(drawnElements(without)).toEqual(expected)
      }),
    )
  })

  it('are not deleted while they are locked, and so are not their elements unlocked', () => {
    const locked = changed(
      new Map([['e0', point]]),
      (plan) => addLayer(plan, 'la', 'A'),
      (plan) => putIntoLayer(plan, ['e0'], 'la'),
      (plan) => lockLayer(plan, 'la', true),
    )
    expect(isEmptyEdit(deleteLayer(locked, 'la'))).toBe(true)
    const unlocked = changed(locked, (plan) => lockLayer(plan, 'la', false), (plan) => deleteLayer(plan, 'la')) // biome-ignore format: one line
    expect(names(unlocked)).toEqual([])
    expect(unlocked.get('e0')).toEqual(point)
  })

  it('are drawn in the sequence that they are moved to', () => {
    const three = changed(
      new Map(),
      (plan) => addLayer(plan, 'la', 'A'),
      (plan) => addLayer(plan, 'lb', 'B'),
      (plan) => addLayer(plan, 'lc', 'C'),
    )
    expect(names(changed(three, (plan) => moveLayer(plan, 'la', 2)))).toEqual(['B', 'C', 'A'])
    expect(names(changed(three, (plan) => moveLayer(plan, 'lc', 0)))).toEqual(['C', 'A', 'B'])
    expect(isEmptyEdit(moveLayer(three, 'la', 3))).toBe(true)
  })

  it('hide and lock what is in them', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const ids = [...plan.keys()]
        const done = changed(
          plan,
          (state) => addLayer(state, 'la', 'A'),
          (state) => putIntoLayer(state, ids, 'la'),
          (state) => hideLayer(state, 'la', true),
          (state) => lockLayer(state, 'la', true),
        )
        const sheet = sheetOf(done)
        for (const [, element] of drawnElements(done)) {
          expect(layerOf(sheet, element)?.name).toBe('A')
          expect(isShown(sheet, element)).toBe(false)
          expect(isLocked(sheet, element)).toBe(true)
        }
      }),
    )
  })

  it('are no more than a plan may have', () => {
    const full = Array.from(
      { length: 51 },
      (_, index): Change =>
        (plan) =>
          addLayer(plan, `l${index}`, 'x'),
    )
    expect(sheetOf(changed(new Map(), ...full)).layers).toHaveLength(50)
  })

  it('leave no trace of a flag that is taken back', () => {
    fc.assert(
      fc.property(planArbitrary, elementIds, (plan, some) => {
        const ids = some.filter((id) => !isFlagged(plan.get(id)))
        const there = changed(plan, (state) => lockElements(state, ids, true), (state) => hideElements(state, ids, true)) // biome-ignore format: one line
        const back = changed(there, (state) => lockElements(state, ids, false), (state) => hideElements(state, ids, false)) // biome-ignore format: one line
        expect(samePlan(back, plan)).toBe(true)
      }),
    )
  })
})

const point: Element = { kind: 'point', name: '', at: [0, 0], type: 'marker', color: 'red', notes: '', order: 'a0' } // biome-ignore format: one line

const isFlagged = (element: Element | undefined): boolean =>
  element === undefined || element.kind === 'sheet' || (element.locked ?? element.hidden) !== undefined
