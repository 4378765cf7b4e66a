import { expect, test } from 'vitest'
import { findPlaces } from './find-places.ts'
import { emptyPlan, type Plan, sheetOf } from './plan.ts'
import { planMapById } from './plan-map.ts'

const world = planMapById('world')
const kuban = planMapById('kuban')
if (!world || !kuban) throw new Error('these maps are missing')
const towns = [
  { name: 'Berlin', at: [13.4, 52.5] },
  { name: 'São Paulo', at: [-46.6, -23.5] },
  { name: 'Neu Berlin', at: [1, 2] },
  { name: 'Oberlin', at: [3, 4] },
] as const
const plan: Plan = new Map([
  [
    'sheet',
    {
      ...sheetOf(emptyPlan),
      layers: [
        { id: 'l', name: 'Phase one' },
        { id: 'm', name: 'Phase two' },
      ],
    },
  ],
  [
    'r',
    {
      ...{ kind: 'route', name: 'Bernau raid', flightPlan: true, speed: 300, order: 'a0', layer: 'l' },
      waypoints: [{ at: [10, 50], name: 'Berlin West' }, { at: [11, 50] }],
    },
  ],
  ['t', { kind: 'text', text: 'Watch the flak', at: [1, 1], color: 'red', order: 'a1' }],
])
const on = (map: typeof world, text: string) => findPlaces({ map, units: 'metric', plan, towns }, text)
const words = (text: string) =>
  on(world, text).map((place) => ('name' in place ? place.name : place.at.join()))

test('coordinates and MGRS on the world, a grid with its keypad on a game’s map', () => {
  expect(on(world, '52.5, 13.4')).toEqual([{ type: 'position', at: [13.4, 52.5] }])
  expect(on(world, '33U UU 90 19')[0]?.type).toBe('position')
  expect(on(kuban, '0508.5')).toEqual([
    { type: 'position', at: [expect.closeTo(25.77, 1), expect.closeTo(-15.62, 1)] },
  ])
})

test('the whole name comes first, then beginnings, then beginnings of words, then the rest', () => {
  expect(words('berlin')).toEqual(['Berlin', 'Berlin West', 'Neu Berlin', 'Oberlin'])
  expect(words('sao p')).toEqual(['São Paulo'])
})

test('elements, what texts say, waypoints and layers that are not empty', () => {
  expect(on(world, 'bernau')).toEqual([{ type: 'element', name: 'Bernau raid', kind: 'route', ids: ['r'] }])
  expect(words('flak')).toEqual(['Watch the flak'])
  expect(on(world, 'berlin w')).toEqual([{ type: 'waypoint', name: 'Berlin West', at: [10, 50] }])
  expect(on(world, 'phase')).toEqual([{ type: 'layer', name: 'Phase one', ids: ['r'] }])
})

test('a game’s map has no towns, and nothing means nothing', () => {
  expect(on(kuban, 'oberlin')).toEqual([])
  expect(on(world, '  ')).toEqual([])
})
