import { expect, it } from 'vitest'
import type { Element, Route } from '../src/plan/element.ts'
import type { Plan } from '../src/plan/plan.ts'
import { namedRoute } from './named-route.ts'

const route = (name: string, order: string): Route => ({
  kind: 'route',
  name,
  flightPlan: true,
  speed: 300,
  waypoints: [{ at: [1, 2] }],
  order,
})

const plan: Plan = new Map<string, Element>([
  ['p', { kind: 'text', at: [1, 2], text: 'Alpha', color: 'red', order: 'a0' }],
  ['c', route('Twin', 'a4')],
  ['b', route('3', 'a2')],
  ['a', route('Alpha', 'a1')],
  ['d', route('Twin', 'a5')],
  ['e', route('', 'a6')],
])

it.each([
  ['Alpha', 'a'],
  ['2', 'b'],
  ['3', 'b'],
  ['4', 'd'],
  ['5', 'e'],
])('finds a route by its name before its number: %s', (wanted, id) => {
  expect(namedRoute(plan, wanted)).toEqual({ ok: true, id })
})

it.each([
  ['alpha', 'no route is called “alpha”'],
  ['6', 'no route is called “6”'],
  ['0', 'no route is called “0”'],
  ['1.5', 'no route is called “1.5”'],
  ['Twin', '2 routes are called “Twin”: say which by its number.'],
])('lists the routes where none fits, or several: %s', (wanted, words) => {
  const named = namedRoute(plan, wanted)
  expect(named).toMatchObject({ ok: false, words: expect.stringContaining(words) })
  expect(named).toMatchObject({
    words: expect.stringContaining('1 “Alpha”, 2 “3”, 3 “Twin”, 4 “Twin”, 5 without a name.'),
  })
})

it('lists ten routes and counts the rest', () => {
  const many = new Map(
    Array.from({ length: 12 }, (_, index) => [`r${index}`, route(`R${index}`, `a${index}`)]),
  )
  expect(namedRoute(many, 'X')).toMatchObject({ words: expect.stringMatching(/10 “R\d+”, and 2 more\.$/) })
  expect(namedRoute(new Map(), '1')).toEqual({ ok: false, words: 'there is no route in the plan.' })
})
