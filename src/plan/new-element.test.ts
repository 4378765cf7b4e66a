import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { drawnElement } from './drawn-element.ts'
import { applyEdit } from './edit.ts'
import { type Element, elementIdSchema, kinds } from './element.ts'
import { legBetween } from './leg.ts'
import { addElement, newElementId, numberedName, orderAfterLast } from './new-element.ts'
import { drawnElements, emptyPlan, type Plan } from './plan.ts'
import { type PlanMap, planMaps, worldMap } from './plan-map.ts'
import type { Position } from './position.ts'
import { readElement } from './read-element.ts'

const point = (name: string, order: string): Element => ({
  kind: 'point',
  name,
  at: [0, 0],
  type: 'marker',
  color: 'red',
  notes: '',
  order,
})

describe('newElementId', () => {
  it('makes an id that the protocol allows out of any bytes', () => {
    expect(newElementId((count) => new Uint8Array(count).fill(255))).toBe('-'.repeat(16))
    const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 17)
    expect(
      v.is(
        elementIdSchema,
        newElementId(() => bytes),
      ),
    ).toBe(true)
  })
})

describe('addElement', () => {
  it('puts an element behind all others, whatever the sheet’s own order', () => {
    const plan: Plan = new Map<string, Element>([
      ['sheet', { kind: 'sheet', map: '', units: 'metric', title: '', order: 'z00000000000000000000000000' }],
      ['x', point('x', 'a4')],
      ['y', point('y', 'a1')],
    ])
    const { order: _, ...draft } = {
      kind: 'text' as const,
      at: [0, 0] as const,
      text: 'T',
      color: 'red',
      order: '',
    }
    const after = applyEdit(plan, addElement(plan, 'n', draft)).plan
    expect(drawnElements(after).map(([id]) => id)).toEqual(['y', 'x', 'n'])
  })

  it('begins an empty plan', () => {
    expect(orderAfterLast(emptyPlan)).toBe('a0')
  })
})

describe('numberedName', () => {
  it('counts on from the highest number of that word', () => {
    const plan: Plan = new Map(
      ['Point 2', 'Point 7', 'Point x', 'Punkt 9', 'Point 7b', 'Route 1', 'Point 99999999999'].map(
        (name, index) => [`e${index}`, point(name, 'a0')],
      ),
    )
    expect(numberedName(plan, 'Point')).toBe('Point 8')
    expect(numberedName(emptyPlan, 'Route')).toBe('Route 1')
  })
})

describe('drawnElement', () => {
  const positions: readonly Position[] = [
    [10, -10],
    [20, -20],
    [30, -15],
  ]
  const draw = (map: PlanMap, kind: (typeof kinds)[number], count: number) =>
    drawnElement(
      map,
      { units: 'metric' },
      { kind, positions: positions.slice(0, count), radius: 4 },
      'Name 1',
    )

  it('makes an element that the schema allows of every kind, on every map', () => {
    for (const map of planMaps) {
      for (const kind of kinds) {
        const read = readElement({ ...draw(map, kind, 3), order: 'a0' })
        expect(read).toMatchObject({ ok: true, element: { kind } })
      }
    }
  })

  it('waits until enough is drawn', () => {
    const needed = { route: 2, point: 1, circle: 1, polygon: 3, line: 2, front: 2, text: 1 }
    for (const kind of kinds) {
      expect(draw(worldMap, kind, needed[kind] - 1)).toBeUndefined()
      expect(draw(worldMap, kind, needed[kind])).toBeDefined()
    }
  })

  it('draws the red line of a front to the right of the blue one, with a gap between them', () => {
    for (const map of planMaps) {
      const front = draw(map, 'front', 3)
      if (front?.kind !== 'front') throw new Error('no front')
      const [blue, red] = [front.blue[0], front.red[0]]
      if (!blue || !red || !front.blue[1]) throw new Error('no line')
      expect(legBetween(map, blue, red).distanceKm).toBeCloseTo(2, 6)
      const ahead = legBetween(map, blue, front.blue[1]).courseDeg
      expect((legBetween(map, blue, red).courseDeg - ahead + 360) % 360).toBeCloseTo(90, 6)
    }
  })

  it('gives a new flight the speed and altitude of the plan’s units', () => {
    const two = { kind: 'route', positions: positions.slice(0, 2) } as const
    expect(drawnElement(worldMap, { units: 'metric' }, two, 'R')).toMatchObject({
      speed: 300,
      altitude: 1000,
    })
    expect(drawnElement(worldMap, { units: 'imperial' }, two, 'R')).toMatchObject({
      speed: 190,
      altitude: 3000,
    })
  })
})
