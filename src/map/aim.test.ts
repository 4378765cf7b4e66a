import { describe, expect, it } from 'vitest'
import { planMapById, worldMap } from '../plan/plan-map.ts'
import {
  type Aim,
  inAnyWorld,
  pickBody,
  pickHandle,
  pickTarget,
  pickWaypoint,
  reachPx,
  type Target,
} from './aim.ts'
import { handlesOf } from './handle.ts'
import { planeOf, type Spot } from './plane.ts'
import { type DrawnElement, shapeOf } from './shape.ts'

const game = planeOf(planMapById('stalingrad'))

const target = (id: string, element: DrawnElement): Target => ({ id, element, shape: shapeOf(game, element) })
const aimAt = (at: Spot, pointerType = 'mouse'): Aim => ({
  at,
  reachPx: reachPx(pointerType),
  unitsPerPx: 0.2,
})

const point = target('point', {
  kind: 'point',
  name: '',
  at: [50, -50],
  type: 'base',
  color: 'red',
  notes: '',
  order: 'a0',
})
const line = target('line', {
  kind: 'line',
  path: [
    [0, -50],
    [100, -50],
  ],
  color: 'red',
  order: 'a1',
})
const area = target('area', {
  kind: 'polygon',
  rings: [
    [
      [0, 0],
      [100, 0],
      [100, -100],
      [0, -100],
    ],
    [
      [70, -60],
      [90, -60],
      [90, -90],
      [70, -90],
    ],
  ],
  color: 'red',
  fillOpacity: 0.2,
  order: 'a2',
})
const inner = target('inner', {
  kind: 'circle',
  at: [20, -20],
  radius: 10,
  color: 'red',
  fillOpacity: 0,
  order: 'a3',
})
const all = [area, inner, line, point]

describe('what the user points at', () => {
  it('is a point before a line, and a line before an area', () => {
    expect(pickTarget(all, aimAt([50, -50]))?.id).toBe('point')
    expect(pickTarget(all, aimAt([30, -50.5]))?.id).toBe('line')
    expect(pickTarget(all, aimAt([30, -70]))?.id).toBe('area')
  })

  it('is the area with the nearer edge where two cover each other, and none in a hole', () => {
    expect(pickTarget(all, aimAt([20, -20]))?.id).toBe('inner')
    expect(pickTarget(all, aimAt([80, -75]))).toBeUndefined()
  })

  it('may be missed by half a fingertip, but by a mouse only by a little', () => {
    // 18 px beside the line
    expect(pickTarget([line], aimAt([30, -53.6], 'touch'))?.id).toBe('line')
    expect(pickTarget([line], aimAt([30, -53.6], 'mouse'))).toBeUndefined()
  })

  it('is a text within the box that it is written in', () => {
    const text = target('text', {
      kind: 'text',
      at: [50, -50],
      text: 'a rather long text',
      color: 'black',
      order: 'a0',
    })
    expect(pickTarget([text], aimAt([50 + 70 * 0.2, -50]))?.id).toBe('text')
    expect(pickTarget([text], aimAt([50, -50 - 40 * 0.2]))).toBeUndefined()
  })

  it('is a text that stands upright on a turned map as well', () => {
    const text = target('text', {
      kind: 'text',
      at: [50, -50],
      text: 'a rather long text',
      color: 'black',
      order: 'a0',
    })
    const east: Aim = { ...aimAt([50 + 70 * 0.2, -50]), turnRad: Math.PI / 2 }
    const north: Aim = { ...aimAt([50, -50 + 70 * 0.2]), turnRad: Math.PI / 2 }
    expect(pickTarget([text], east)).toBeUndefined()
    expect(pickTarget([text], north)?.id).toBe('text')
  })

  it('is a handle: a position rather than a middle that is as near', () => {
    const handles = handlesOf(game, line.element)
    expect(pickHandle(handles, aimAt([0.5, -50]))?.grip).toEqual({ type: 'vertex', path: 0, index: 0 })
    expect(pickHandle(handles, aimAt([50, -50]))?.grip).toEqual({ type: 'leg', path: 0, index: 0 })
    expect(pickHandle(handles, aimAt([0, -50 + 34 * 0.2]))?.grip).toEqual({ type: 'whole' })
    expect(pickHandle(handles, aimAt([25, -50]))).toBeUndefined()
  })

  it('is a leg of what is selected, a circle’s edge, or all of it', () => {
    expect(pickBody(game, line, aimAt([25, -50]))).toEqual({ type: 'leg', path: 0, index: 0 })
    expect(pickBody(game, inner, aimAt([30, -20]))).toEqual({ type: 'radius' })
    expect(pickBody(game, inner, aimAt([20, -20]))).toEqual({ type: 'whole' })
    expect(pickBody(game, area, aimAt([0, -40]))).toEqual({ type: 'leg', path: 0, index: 3 })
    expect(pickBody(game, line, aimAt([25, -80]))).toBeUndefined()
  })

  it('is a waypoint of a route', () => {
    const waypoints = [{ at: [10, -10] as const }, { at: [20, -10] as const }]
    const route = { kind: 'route', name: '', flightPlan: true, speed: 1, order: 'a0', waypoints } as const
    expect(pickWaypoint(game, route, aimAt([20.4, -10.4]))).toBe(1)
    expect(pickWaypoint(game, route, aimAt([15, -10]))).toBeUndefined()
  })

  it('is found beyond 180°, where the pointer never is', () => {
    const world = planeOf(worldMap)
    const [x, y] = world.spotOf([190, 0])
    const aim: Aim = { at: world.spotOf([-170, 0]), reachPx: 8, unitsPerPx: 1000 }
    const isThere = (here: Aim) => (Math.hypot(here.at[0] - x, here.at[1] - y) < 1 ? 'there' : undefined)
    expect(inAnyWorld(world, aim, isThere)).toBe('there')
    expect(inAnyWorld(game, aim, isThere)).toBeUndefined()
  })
})
