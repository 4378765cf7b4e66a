import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samePlan } from './diff-plans.ts'
import { applyEdit, type Edit } from './edit.ts'
import type { Element, ElementId, Point } from './element.ts'
import { emptyPlan, type Plan } from './plan.ts'
import { editArbitrary, planArbitrary } from './plan-arbitrary.ts'
import { emptyUndoStack, recordStep, redo, type UndoStack, undo } from './undo-stack.ts'

const point = (name: string): Point => ({
  kind: 'point',
  name,
  at: [0, 0],
  type: 'marker',
  color: 'red',
  notes: '',
  order: 'a0',
})

const put = (id: ElementId, element: Element): Edit => ({ put: new Map([[id, element]]), del: [] })

type Desk = { plan: Plan; stack: UndoStack }

function doIt({ plan, stack }: Desk, edit: Edit, group?: string): Desk {
  const applied = applyEdit(plan, edit)
  const step = { edit, reverse: applied.reverse, note: 'Edit', ...(group !== undefined && { group }) }
  return { plan: applied.plan, stack: recordStep(stack, step) }
}

function move(desk: Desk, direction: typeof undo): Desk | undefined {
  const moved = direction(desk.stack, desk.plan)
  return moved && { plan: applyEdit(desk.plan, moved.edit).plan, stack: moved.stack }
}

function moveAll(desk: Desk, direction: typeof undo): Desk {
  let last = desk
  for (let next: Desk | undefined = desk; next; next = move(next, direction)) last = next
  return last
}

const edits = fc.array(fc.tuple(editArbitrary, fc.constantFrom(undefined, 'typing')), { maxLength: 8 })

describe('the undo stack', () => {
  it('takes any sequence of edits back, and does it all again', () => {
    fc.assert(
      fc.property(planArbitrary, edits, (plan, sequence) => {
        const start: Desk = { plan, stack: emptyUndoStack }
        const end = sequence.reduce((desk, [edit, group]) => doIt(desk, edit, group), start)
        const back = moveAll(end, undo)
        expect(samePlan(back.plan, plan)).toBe(true)
        expect(samePlan(moveAll(back, redo).plan, end.plan)).toBe(true)
      }),
    )
  })

  it('comes to the same plan however one goes to and fro', () => {
    fc.assert(
      fc.property(planArbitrary, edits, fc.array(fc.boolean()), (plan, sequence, ways) => {
        const start: Desk = { plan, stack: emptyUndoStack }
        const end = sequence.reduce((desk, [edit]) => doIt(desk, edit), start)
        const wandered = ways.reduce((desk, back) => move(desk, back ? undo : redo) ?? desk, end)
        expect(samePlan(moveAll(wandered, redo).plan, end.plan)).toBe(true)
        expect(samePlan(moveAll(wandered, undo).plan, plan)).toBe(true)
      }),
    )
  })

  it('never takes back what others have changed since', () => {
    fc.assert(
      fc.property(planArbitrary, edits, editArbitrary, (plan, sequence, others) => {
        const start: Desk = { plan, stack: emptyUndoStack }
        const mine = sequence.reduce((desk, [edit]) => doIt(desk, edit), start)
        const shared = applyEdit(mine.plan, others).plan
        const back = moveAll({ ...mine, plan: shared }, undo)
        for (const [id, element] of others.put) {
          // Where others made the very value that was mine, there is no telling whose it is.
          if (!samePlan(new Map([[id, element]]), only(mine.plan, id))) {
            expect(back.plan.get(id)).toEqual(element)
          }
        }
        for (const id of others.del) if (mine.plan.has(id)) expect(back.plan.has(id)).toBe(false)
      }),
    )
  })

  it('takes back the rest of a step of which others have changed a part', () => {
    const mine = doIt(
      { plan: emptyPlan, stack: emptyUndoStack },
      { put: new Map([['a', point('A')], ['b', point('B')]]), del: [] }, // biome-ignore format: one line
    )
    const shared = applyEdit(mine.plan, put('a', point('theirs'))).plan
    const back = move({ ...mine, plan: shared }, undo)
    expect(back?.plan).toEqual(new Map([['a', point('theirs')]]))
  })

  it('passes over steps of which nothing is left', () => {
    const first = doIt({ plan: emptyPlan, stack: emptyUndoStack }, put('a', point('A')))
    const second = doIt(first, put('b', point('B')))
    const shared = applyEdit(second.plan, { put: new Map(), del: ['b'] }).plan
    expect(move({ ...second, plan: shared }, undo)?.plan).toEqual(emptyPlan)
  })

  it('takes steps of one group back as one', () => {
    let desk: Desk = { plan: emptyPlan, stack: emptyUndoStack }
    desk = doIt(desk, put('a', point('A')))
    desk = doIt(desk, put('a', point('Al')), 'name of a')
    desk = doIt(desk, put('a', point('Alp')), 'name of a')
    expect(move(desk, undo)?.plan.get('a')).toEqual(point('A'))
  })

  it('forgets what was undone as soon as something new is done', () => {
    let desk: Desk = doIt({ plan: emptyPlan, stack: emptyUndoStack }, put('a', point('A')))
    desk = move(desk, undo) ?? desk
    desk = doIt(desk, put('b', point('B')))
    expect(move(desk, redo)).toBeUndefined()
  })

  it('says what it takes back', () => {
    const { plan, reverse } = applyEdit(emptyPlan, put('a', point('A')))
    const stack = recordStep(emptyUndoStack, { edit: put('a', point('A')), reverse, note: 'Add point' })
    expect(undo(stack, plan)?.note).toBe('Add point')
  })

  it('goes back as far as one likes', () => {
    let desk: Desk = { plan: emptyPlan, stack: emptyUndoStack }
    for (let count = 0; count < 2_000; count++) desk = doIt(desk, put('a', point(String(count))))
    expect(desk.stack.done).toHaveLength(2_000)
    const back = moveAll(desk, undo)
    expect(back.plan).toEqual(emptyPlan)
    expect(moveAll(back, redo).plan.get('a')).toEqual(point('1999'))
  })

  it('does not remember an edit that does nothing', () => {
    expect(doIt({ plan: emptyPlan, stack: emptyUndoStack }, { put: new Map(), del: [] }).stack).toEqual(
      emptyUndoStack,
    )
  })
})

const only = (plan: Plan, id: ElementId): Plan => {
  const element = plan.get(id)
  return new Map(element ? [[id, element]] : [])
}
