import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignPlan } from './align-plan.ts'
import { deleteElements, duplicateElements, renameElement } from './change-element.ts'
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
import { changeUnits } from './change-units.ts'
import { checkEdit } from './check-plan.ts'
import { copySelection, pasteInto } from './clipboard.ts'
import { diffPlans, samePlan } from './diff-plans.ts'
import { changeDrawingOrder } from './drawing-order.ts'
import { applyEdit, type Edit, noEdit } from './edit.ts'
import type { ElementId } from './element.ts'
import { changeFlightSettings, patchWaypoints, setClimbRate, setFuel } from './flight-edit.ts'
import { joinRoutes } from './join-routes.ts'
import { mergePlans } from './merge-plans.ts'
import { addElement } from './new-element.ts'
import type { Plan } from './plan.ts'
import { planArbitrary } from './plan-arbitrary.ts'
import {
  deleteWaypoint,
  insertWaypoint,
  moveWaypoint,
  renameWaypoint,
  reorderWaypoint,
  reverseRoute,
  setLegSpeed,
  setRouteAltitude,
  setRouteSpeed,
  setWaypointAltitude,
} from './route-edit.ts'
import { splitRoute } from './split-route.ts'
import { emptyUndoStack, recordStep, undo } from './undo-stack.ts'

/** What an edit is made of: the plan, two of its elements, a number, another plan, and ids that nobody has yet. */
type Hand = {
  readonly plan: Plan
  readonly a: ElementId
  readonly b: ElementId
  readonly n: number
  readonly other: Plan
  readonly newId: () => ElementId
}

const orderSteps = ['front', 'forward', 'backward', 'back'] as const

const edits: Readonly<Record<string, (hand: Hand) => Edit>> = {
  addElement: ({ plan, n, newId }) =>
    addElement(plan, newId(), { kind: 'text', at: [n, -n], text: 'new', color: 'red' }),
  deleteElements: ({ plan, a, b }) => deleteElements(plan, [a, b, a]),
  duplicateElements: ({ plan, a, b, newId }) => duplicateElements(plan, [a, b], newId, [1, -1]),
  changeDrawingOrder: ({ plan, a, b, n }) =>
    changeDrawingOrder(plan, [a, b], orderSteps[n % orderSteps.length] ?? 'front'),
  renameElement: ({ plan, a, n }) => renameElement(plan, a, n === 0 ? '' : 'Anew'),
  addLayer: ({ plan, newId }) => addLayer(plan, newId(), 'Anew'),
  deleteLayer: ({ plan, n }) => deleteLayer(plan, `l${n}`),
  hideElements: ({ plan, a, n }) => hideElements(plan, [a], n > 1),
  hideLayer: ({ plan, n }) => hideLayer(plan, `l${n}`, true),
  lockElements: ({ plan, a, n }) => lockElements(plan, [a], n > 1),
  lockLayer: ({ plan, n }) => lockLayer(plan, `l${n}`, true),
  moveLayer: ({ plan, n }) => moveLayer(plan, `l${n}`, 1),
  putIntoLayer: ({ plan, a, n }) => putIntoLayer(plan, [a], `l${n}`),
  recolorElements: ({ plan, a, b }) => recolorElements(plan, [a, b], 'blue'),
  recolorLayer: ({ plan, n }) => recolorLayer(plan, `l${n}`, 'blue'),
  renameLayer: ({ plan, n }) => renameLayer(plan, `l${n}`, 'Anew'),
  changeUnits: ({ plan, n }) => changeUnits(plan, n > 1 ? 'metric' : 'imperial'),
  changeFlightSettings: ({ plan, n }) =>
    changeFlightSettings(plan, { variationDeg: n, winds: [{ altitude: n, fromDeg: n, speed: n }] }),
  patchWaypoints: ({ plan, a, n }) =>
    patchWaypoints(plan, a, new Map([[n, { name: 'P', timeS: n, speed: undefined }]])),
  setClimbRate: ({ plan, a, n }) => setClimbRate(plan, a, n),
  setFuel: ({ plan, a, n }) => setFuel(plan, a, n > 1 ? { start: n, perHour: 1, unit: 'kg' } : undefined),
  joinRoutes: ({ plan, a, b }) => joinRoutes(plan, [a, b]),
  splitRoute: ({ plan, a, n, newId }) => splitRoute(plan, a, n, newId()),
  insertWaypoint: ({ plan, a, n }) => insertWaypoint(plan, a, n, [n, -n]),
  moveWaypoint: ({ plan, a, n }) => moveWaypoint(plan, a, n, [n, -n]),
  deleteWaypoint: ({ plan, a, n }) => deleteWaypoint(plan, a, n),
  renameWaypoint: ({ plan, a, n }) => renameWaypoint(plan, a, n, n > 1 ? 'Q' : ''),
  reorderWaypoint: ({ plan, a, n }) => reorderWaypoint(plan, a, n, 0),
  reverseRoute: ({ plan, a }) => reverseRoute(plan, a),
  setLegSpeed: ({ plan, a, n }) => setLegSpeed(plan, a, n, n || undefined),
  setRouteSpeed: ({ plan, a, n }) => setRouteSpeed(plan, a, n),
  setRouteAltitude: ({ plan, a, n }) => setRouteAltitude(plan, a, n || undefined),
  setWaypointAltitude: ({ plan, a, n }) => setWaypointAltitude(plan, a, n, n || undefined),
  pasteInto: ({ plan, a, b, newId }) => {
    const paste = pasteInto(plan, copySelection(plan, [a, b]), newId, [5, -5])
    return paste.ok ? paste.edit : noEdit
  },
  mergePlans: ({ plan, other, newId }) => {
    const merge = mergePlans(plan, other, newId)
    return merge.ok ? merge.edit : noEdit
  },
  diffPlans: ({ plan, other }) => diffPlans(plan, alignPlan(other, plan)),
}

const stepArbitrary = fc.record({
  name: fc.constantFrom(...Object.keys(edits)),
  a: fc.nat({ max: 11 }),
  b: fc.nat({ max: 11 }),
  n: fc.nat({ max: 4 }),
})

test('any sequence of edits of every kind leaves a plan that is allowed, and undone gives back the plan', () => {
  fc.assert(
    fc.property(planArbitrary, planArbitrary, fc.array(stepArbitrary), (start, other, steps) => {
      let [plan, stack, ids] = [start, emptyUndoStack, 0]
      const newId = () => `new${ids++}`
      for (const { name, a, b, n } of steps) {
        const all = [...plan.keys()]
        const hand = { plan, a: all[a % all.length] ?? '', b: all[b % all.length] ?? '', n, other, newId }
        const edit = edits[name]?.(hand) ?? noEdit
        expect(edit.del.filter((id) => edit.put.has(id))).toEqual([])
        const { plan: next, reverse } = applyEdit(plan, edit)
        expect(checkEdit(next, edit)).toEqual([])
        stack = recordStep(stack, { edit, reverse, note: name })
        plan = next
      }
      for (let taken = undo(stack, plan); taken; taken = undo(stack, plan)) {
        plan = applyEdit(plan, taken.edit).plan
        stack = taken.stack
      }
      expect(samePlan(plan, start)).toBe(true)
    }),
  )
})
