import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changeElement,
  changeSheet,
  deleteElements,
  duplicateElements,
  moveElement,
  renameElement,
} from './change-element.ts'
import { changeUnits } from './change-units.ts'
import { applyEdit, type Edit, isEmptyEdit } from './edit.ts'
import { type Circle, type Element, sheetId } from './element.ts'
import { elementPositions } from './element-positions.ts'
import { drawnElements, emptyPlan, type Plan, sheetOf } from './plan.ts'
import { planArbitrary } from './plan-arbitrary.ts'
import { worldMap } from './plan-map.ts'

const circle = (order: string): Circle => ({
  kind: 'circle',
  at: [0, 0],
  radius: 5,
  color: 'red',
  fillOpacity: 0.2,
  order,
})

const plan: Plan = new Map<string, Element>([
  ['a', circle('a0')],
  ['b', circle('a1')],
  ['c', circle('a2')],
])

const edited = (from: Plan, edit: Edit): Plan => applyEdit(from, edit).plan

const ids = (from: Plan): string[] => drawnElements(from).map(([id]) => id)

describe('changeElement', () => {
  it('changes an element of the kind that is meant, and no other', () => {
    const wider = changeElement(plan, 'b', 'circle', (found) => ({ ...found, radius: 7 }))
    expect(edited(plan, wider).get('b')).toMatchObject({ radius: 7 })
    expect(isEmptyEdit(changeElement(plan, 'b', 'point', (found) => ({ ...found, notes: 'x' })))).toBe(true)
    expect(isEmptyEdit(changeElement(plan, 'b', 'circle', (found) => found))).toBe(true)
  })
})

describe('changeSheet', () => {
  it('makes a sheet where there is none', () => {
    expect(sheetOf(edited(emptyPlan, changeSheet(emptyPlan, { map: 'kuban' })))).toMatchObject({
      map: 'kuban',
      units: 'metric',
    })
  })
})

describe('renameElement', () => {
  it('names a circle and takes its name away', () => {
    const named = edited(plan, renameElement(plan, 'a', 'Flak'))
    expect(named.get('a')).toEqual({ ...circle('a0'), name: 'Flak' })
    expect(edited(named, renameElement(named, 'a', ''))).toEqual(plan)
  })

  it('does nothing to a name that stays, nor to the sheet', () => {
    expect(isEmptyEdit(renameElement(plan, 'a', ''))).toBe(true)
    expect(isEmptyEdit(renameElement(plan, sheetId, 'x'))).toBe(true)
  })
})

describe('deleteElements', () => {
  it('deletes what is there, and never the sheet', () => {
    const withSheet = edited(plan, changeSheet(plan, { title: 'T' }))
    expect(deleteElements(withSheet, ['a', 'a', 'gone', sheetId])).toEqual({ put: new Map(), del: ['a'] })
  })
})

describe('duplicateElements', () => {
  it('copies behind all others, in their sequence and beside the originals', () => {
    let count = 0
    const copied = edited(
      plan,
      duplicateElements(plan, ['c', 'a'], () => `new${count++}`, [1, -1]),
    )
    expect(ids(copied)).toEqual(['a', 'b', 'c', 'new0', 'new1'])
    expect(copied.get('new0')).toMatchObject({ at: [1, -1], radius: 5 })
    expect(copied.get('a')).toBe(plan.get('a'))
  })

  it('does nothing for nothing', () => {
    expect(isEmptyEdit(duplicateElements(plan, [], () => 'x', [0, 0]))).toBe(true)
  })
})

describe('moveElement', () => {
  it('moves every position', () => {
    fc.assert(
      fc.property(planArbitrary, (any) => {
        for (const element of any.values()) {
          const expected = elementPositions(element).map(({ at: [x, y] }) => [x + 3, y - 4])
          expect(elementPositions(moveElement(undefined, element, [3, -4])).map(({ at }) => at)).toEqual(
            expected,
          )
        }
      }),
    )
  })
})

describe('on the world', () => {
  it('goes over 180° and comes in on the other side, there and back', () => {
    const world: Plan = new Map<string, Element>([['sheet', { ...sheetOf(emptyPlan), map: 'world' }], ['c', { ...circle('a1'), at: [179, 1] }]]) // biome-ignore format: one line
    const copied = edited(
      world,
      duplicateElements(world, ['c'], () => 'new', [2, 0]),
    )
    expect(copied.get('new')).toMatchObject({ at: [-179, 1] })
    expect(moveElement(worldMap, { ...circle('a1'), at: [-179, 1] }, [-2, 0]).at).toEqual([179, 1])
  })
})

describe('changeUnits', () => {
  const flight: Plan = new Map<string, Element>([
    [
      'r',
      {
        kind: 'route',
        name: '',
        flightPlan: true,
        speed: 300,
        altitude: 1000,
        waypoints: [{ at: [1, -1], speed: 160.9344, altitude: 304.8 }, { at: [2, -2] }],
        order: 'a0',
      },
    ],
  ])

  it('converts speeds and altitudes, and says so in the sheet', () => {
    const imperial = edited(flight, changeUnits(flight, 'imperial'))
    expect(sheetOf(imperial).units).toBe('imperial')
    expect(imperial.get('r')).toMatchObject({
      speed: 186.411357671,
      altitude: 3280.839895013,
      waypoints: [{ speed: 100, altitude: 1000 }, { at: [2, -2] }],
    })
  })

  it('comes back to the same numbers', () => {
    const imperial = edited(flight, changeUnits(flight, 'imperial'))
    expect(edited(imperial, changeUnits(imperial, 'metric')).get('r')).toEqual(flight.get('r'))
    expect(isEmptyEdit(changeUnits(flight, 'metric'))).toBe(true)
  })
})
