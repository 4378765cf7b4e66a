import { describe, expect, it } from 'vitest'
import type { Polygon, Route } from '../plan/element.ts'
import { planMapById, worldMap } from '../plan/plan-map.ts'
import { handlesOf, hasGrip } from './handle.ts'
import { planeOf } from './plane.ts'
import { radiusTo, reshape, withoutVertex } from './reshape.ts'

const game = planeOf(planMapById('stalingrad'))
const world = planeOf(worldMap)

const route: Route = {
  kind: 'route',
  name: 'Alpha',
  color: 'blue',
  flightPlan: true,
  speed: 300,
  altitude: 2000,
  order: 'a0',
  extra: '{"x":1}',
  waypoints: [
    { at: [10, -10], name: 'Start', speed: 280, altitude: 500 },
    { at: [20, -10], name: 'Turn', speed: 450 },
    { at: [20, -30], altitude: 3000 },
    { at: [40, -30], name: 'Target' },
  ],
}

const polygon: Polygon = {
  kind: 'polygon',
  rings: [
    [
      [0, 0],
      [90, 0],
      [90, -90],
      [0, -90],
    ],
    [
      [30, -30],
      [60, -30],
      [60, -60],
    ],
  ],
  color: 'red',
  fillOpacity: 0.2,
  order: 'a1',
}

describe('dragging', () => {
  it('moves a waypoint and keeps everything else', () => {
    const now = reshape(game, route, {
      grip: { type: 'vertex', path: 0, index: 1 },
      from: [20.5, -10.5],
      to: [25.5, -12.5],
    })
    expect(now).toEqual({
      ...route,
      waypoints: route.waypoints.with(1, { at: [25, -12], name: 'Turn', speed: 450 }),
    })
  })

  it('puts a waypoint into a leg: both halves keep its speed, all others move one on with what is theirs', () => {
    const now = reshape(game, route, {
      grip: { type: 'leg', path: 0, index: 1 },
      from: [20, -20],
      to: [22, -21],
    })
    expect(now).toEqual({
      ...route,
      waypoints: route.waypoints.toSpliced(2, 0, { at: [22, -21], speed: 450 }),
    })
  })

  it('puts a position into the leg that closes a polygon', () => {
    const now = reshape(game, polygon, {
      grip: { type: 'leg', path: 0, index: 3 },
      from: [0, -45],
      to: [-5, -45],
    })
    expect(now).toEqual({ ...polygon, rings: [[...(polygon.rings[0] ?? []), [-5, -45]], polygon.rings[1]] })
  })

  it('moves a whole element, holes included', () => {
    const now = reshape(game, polygon, { grip: { type: 'whole' }, from: [1, -1], to: [3, -4] })
    if (now.kind !== 'polygon') throw new Error('still a polygon')
    expect(now.rings[0]?.[0]).toEqual([2, -3])
    expect(now.rings[1]?.[2]).toEqual([62, -63])
  })

  it('moves one line of a front and not the other', () => {
    const front = {
      kind: 'front',
      blue: [
        [0, 0],
        [0, -9],
      ],
      red: [
        [2, 0],
        [2, -9],
      ],
      order: 'a0',
    } as const
    const now = reshape(game, front, {
      grip: { type: 'vertex', path: 1, index: 0 },
      from: [2, 0],
      to: [3, 0],
    })
    expect(now).toEqual({
      ...front,
      red: [
        [3, 0],
        [2, -9],
      ],
    })
  })

  it('sets a radius in map units, and in whole metres on the world', () => {
    const circle = {
      kind: 'circle',
      at: [100, -50],
      radius: 5,
      color: 'red',
      fillOpacity: 0,
      order: 'a0',
    } as const
    const now = reshape(game, circle, { grip: { type: 'radius' }, from: [105, -50], to: [103, -54] })
    expect(now).toEqual({ ...circle, radius: 5 })
    expect(radiusTo(world, [10, 0], [11, 0])).toBe(111_319)
  })

  it('names positions across 180° as the other side does', () => {
    const text = { kind: 'text', at: [179, 10], text: 'x', color: 'black', order: 'a0' } as const
    const [from, to] = [world.spotOf([179, 10]), world.spotOf([182, 10])]
    const now = reshape(world, text, { grip: { type: 'whole' }, from, to })
    expect(now).toEqual({ ...text, at: [-178, 10] })
  })

  it('leaves an element alone that has lost what was held', () => {
    const short = { ...route, waypoints: route.waypoints.slice(0, 2) }
    const grip = { type: 'vertex', path: 0, index: 3 } as const
    expect(hasGrip(short, grip)).toBe(false)
    expect(reshape(game, short, { grip, from: [0, 0], to: [1, 1] })).toEqual(short)
    expect(hasGrip(short, { type: 'leg', path: 0, index: 1 })).toBe(false)
    expect(hasGrip(polygon, { type: 'leg', path: 0, index: 3 })).toBe(true)
    expect(hasGrip(route, { type: 'radius' })).toBe(false)
  })
})

describe('deleting a position', () => {
  it('lets the leg that led to a waypoint lead past it, with its own speed', () => {
    expect(withoutVertex(route, { path: 0, index: 1 })).toEqual({
      ...route,
      waypoints: route.waypoints.toSpliced(1, 1),
    })
  })

  it('is undone by putting it in again where nothing was its own', () => {
    const grip = { type: 'leg', path: 0, index: 2 } as const
    const more = reshape(game, route, { grip, from: [30, -30], to: [30, -35] })
    expect(withoutVertex(more, { path: 0, index: 3 })).toEqual(route)
  })

  it('is refused where too few would be left, but a hole may go', () => {
    expect(
      withoutVertex({ ...route, waypoints: route.waypoints.slice(0, 2) }, { path: 0, index: 0 }),
    ).toBeUndefined()
    expect(withoutVertex(polygon, { path: 1, index: 0 })).toEqual({
      ...polygon,
      rings: polygon.rings.slice(0, 1),
    })
    const triangle = { ...polygon, rings: [polygon.rings[1] ?? []] }
    expect(withoutVertex(triangle, { path: 0, index: 0 })).toBeUndefined()
    expect(withoutVertex(route, { path: 0, index: 9 })).toBeUndefined()
  })
})

describe('handles', () => {
  it('stand on every waypoint, in the middle of every leg, and above the first waypoint for the whole', () => {
    const handles = handlesOf(game, route)
    expect(handles.filter(({ grip }) => grip.type === 'vertex').map(({ at }) => at)).toEqual(
      route.waypoints.map(({ at }) => at),
    )
    expect(handles.filter(({ grip }) => grip.type === 'leg').map(({ at }) => at)).toEqual([
      [15, -10],
      [20, -20],
      [30, -30],
    ])
    expect(handles.at(-1)).toMatchObject({ grip: { type: 'whole' }, at: [10, -10] })
  })

  it('stand in the centre and due east of a circle', () => {
    const circle = {
      kind: 'circle',
      at: [100, -50],
      radius: 5,
      color: 'red',
      fillOpacity: 0,
      order: 'a0',
    } as const
    const [centre, edge] = handlesOf(game, circle)
    expect(centre?.at).toEqual([100, -50])
    expect(edge?.at[0]).toBeCloseTo(105, 9)
    expect(edge?.at[1]).toBeCloseTo(-50, 9)
  })
})
