import fc from 'fast-check'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Edit } from './edit.ts'
import { type Element, type ElementId, type Fuel, type Sheet, sheetId } from './element.ts'
import type { Draft } from './new-element.ts'
import type { Plan } from './plan.ts'
import { gameMaps } from './plan-map.ts'
import type { Position } from './position.ts'

// Plans for property tests: everything that the schema allows, in sizes that stay quick.

const number = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).map((value) => (value === 0 ? 0 : value))

const positionArbitrary: fc.Arbitrary<Position> = fc.tuple(number(-300, 300), number(-300, 300))

const path = fc.array(positionArbitrary, { maxLength: 4 })
const name = fc.string({ unit: 'binary', maxLength: 12 })
const color = fc.constantFrom('red', 'blue', 'black', 'green', '#12ab9f')
const speed = number(0, 1000)
const altitude = number(-100, 12_000)
const fillOpacity = number(0, 1)
const timeS = number(0, 86_400)
const waypoint = fc.record(
  { at: positionArbitrary, name, altitude, speed, timeS, notes: name },
  { requiredKeys: ['at'] },
)
const fuel = fc.record({
  start: number(0, 5000),
  perHour: number(0, 1000),
  unit: fc.constantFrom<Fuel['unit']>('kg', 'l', 'lb', 'gal', 'percent'),
})

/** One that a sheet from below may have, and one that none has. */
const layerId = fc.constantFrom('l0', 'l1', 'gone')
const drawn = { layer: layerId, locked: fc.boolean(), hidden: fc.boolean() }

const draftArbitrary: fc.Arbitrary<Draft> = fc.oneof(
  fc.record(
    {
      kind: fc.constant<'route'>('route'),
      name,
      color,
      flightPlan: fc.boolean(),
      speed,
      altitude,
      waypoints: fc.array(waypoint, { minLength: 1, maxLength: 5 }),
      climbRate: number(0, 5000),
      fuel,
      ...drawn,
    },
    { requiredKeys: ['kind', 'name', 'flightPlan', 'speed', 'waypoints'] },
  ),
  fc.record(
    {
      kind: fc.constant<'point'>('point'),
      name,
      at: positionArbitrary,
      type: fc.constantFrom('marker', 're-point', 'stock-ship'),
      color,
      notes: name,
      photo: fc.webUrl(),
      ...drawn,
    },
    { requiredKeys: ['kind', 'name', 'at', 'type', 'color', 'notes'] },
  ),
  fc.record(
    {
      kind: fc.constant<'circle'>('circle'),
      name,
      at: positionArbitrary,
      radius: number(0, 100),
      color,
      fillOpacity,
      ...drawn,
    },
    { requiredKeys: ['kind', 'at', 'radius', 'color', 'fillOpacity'] },
  ),
  fc.record(
    {
      kind: fc.constant<'polygon'>('polygon'),
      name,
      rings: fc.array(path, { minLength: 1, maxLength: 3 }),
      color,
      fillOpacity,
      ...drawn,
    },
    { requiredKeys: ['kind', 'rings', 'color', 'fillOpacity'] },
  ),
  fc.record(
    { kind: fc.constant<'line'>('line'), name, path, color, arrow: fc.boolean(), ...drawn },
    { requiredKeys: ['kind', 'path', 'color'] },
  ),
  fc.record(
    { kind: fc.constant<'front'>('front'), name, blue: path, red: path, ...drawn },
    { requiredKeys: ['kind', 'blue', 'red'] },
  ),
  fc.record(
    {
      kind: fc.constant<'text'>('text'),
      at: positionArbitrary,
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
      color,
      ...drawn,
    },
    { requiredKeys: ['kind', 'at', 'text', 'color'] },
  ),
)

const layers = fc
  .subarray(['l0', 'l1'])
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record(
          { id: fc.constant(id), name, color, hidden: fc.boolean(), locked: fc.boolean() },
          { requiredKeys: ['id', 'name'] },
        ),
      ),
    ),
  )

const wind = fc.record({ altitude, fromDeg: number(0, 360), speed })

const sheetArbitrary: fc.Arbitrary<Sheet> = fc.record(
  {
    kind: fc.constant<'sheet'>('sheet'),
    map: fc.constantFrom(...gameMaps.map(({ id }) => id)),
    units: fc.constantFrom<Sheet['units']>('metric', 'imperial'),
    title: name,
    layers,
    winds: fc.array(wind, { maxLength: 3 }),
    variationDeg: number(-180, 180),
    date: fc.constantFrom('1942-11-19', '2026-02-28'),
    order: fc.constant('a0'),
  },
  { requiredKeys: ['kind', 'map', 'units', 'title', 'order'] },
)

/** A plan with a sheet; ids are `e0`, `e1` … in list order. */
export const planArbitrary: fc.Arbitrary<Plan> = fc
  .tuple(sheetArbitrary, fc.array(draftArbitrary, { maxLength: 6 }))
  .map(([sheet, drafts]) => {
    const orders = generateNKeysBetween(null, null, drafts.length)
    const plan = new Map<ElementId, Element>([[sheetId, sheet]])
    drafts.forEach((draft, index) => {
      plan.set(`e${index}`, { ...draft, order: orders[index] ?? 'a0' })
    })
    return plan
  })

/** As `planArbitrary`, on the real world's map. */
export const worldPlanArbitrary: fc.Arbitrary<Plan> = planArbitrary.map(
  (plan) => new Map([...plan].map(([id, element]) => [id, onWorld(element)])),
)

function onWorld(element: Element): Element {
  switch (element.kind) {
    case 'sheet':
      return { ...element, map: 'world' }
    case 'point':
    case 'circle':
    case 'text':
      return { ...element, at: onGlobe(element.at) }
    case 'route':
      return {
        ...element,
        waypoints: element.waypoints.map((point) => ({ ...point, at: onGlobe(point.at) })),
      }
    case 'line':
      return { ...element, path: element.path.map(onGlobe) }
    case 'polygon':
      return { ...element, rings: element.rings.map((ring) => ring.map(onGlobe)) }
    case 'front':
      return { ...element, blue: element.blue.map(onGlobe), red: element.red.map(onGlobe) }
  }
}

/** Of ±300 to ±180 and ±90; `+ 0` for a negative nought, which no file holds. */
const onGlobe = ([x, y]: Position): Position => [x * 0.6 + 0, y * 0.3 + 0]

/** An edit of elements `e0` to `e7`, which a plan from above has or has not. */
export const editArbitrary: fc.Arbitrary<Edit> = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 7 }), fc.option(draftArbitrary, { freq: 2 })), {
    selector: ([id]) => id,
    maxLength: 4,
  })
  .map((changes) => {
    const put = new Map<ElementId, Element>()
    const del: ElementId[] = []
    for (const [id, draft] of changes) {
      if (draft) put.set(`e${id}`, { ...draft, order: `a${id}` })
      else del.push(`e${id}`)
    }
    return { put, del }
  })
