import { describe, expect, it } from 'vitest'
import { planMapById } from '../plan/plan-map.ts'
import { labelsOf } from './element-label.ts'
import { LabelRoom, roomAround } from './label-room.ts'
import { planeOf } from './plane.ts'
import { type DrawnElement, shapeOf } from './shape.ts'
import { textBoxPx, textLines } from './text-box.ts'

const game = planeOf(planMapById('stalingrad'))
const of = (element: DrawnElement, plane = game) =>
  labelsOf(plane, { units: 'metric' }, 'metric', { id: 'x', element, shape: shapeOf(plane, element) })

const route = {
  kind: 'route',
  name: 'Alpha',
  flightPlan: true,
  speed: 300,
  order: 'a0',
  waypoints: [{ at: [0, 0], name: 'Start' }, { at: [100, 0] }, { at: [100, -10], speed: 600 }],
} as const

describe('the labels of an element', () => {
  it('are a route’s name, its waypoints’ names and its legs', () => {
    const labels = of(route)
    expect(labels.map(({ type, lines }) => [type, ...lines])).toEqual([
      ['name', 'Alpha'],
      ['waypoint', 'Start'],
      ['leg', '140.1km  090°/270°', '300kph  28:00'],
      ['leg', '14.0km  180°/000°', '300kph  2:48'],
    ])
    expect(labels[2]).toMatchObject({
      at: [50, 0],
      leg: [
        [0, 0],
        [100, 0],
      ],
    })
  })

  it('stand away from the lines that meet at a waypoint', () => {
    expect(of(route)[0]?.away).toEqual([-1, 0])
  })

  it('say nothing of legs that are only drawn, or have no scale', () => {
    expect(of({ ...route, flightPlan: false })).toHaveLength(2)
    expect(of(route, planeOf(undefined))).toHaveLength(2)
  })

  it('are short, and none for a blank name', () => {
    const point = { kind: 'point', at: [0, 0], type: 'base', color: 'red', notes: '', order: 'a0' } as const
    expect(of({ ...point, name: '   ' })).toEqual([])
    expect(of({ ...point, name: 'x'.repeat(200) })[0]?.lines[0]).toHaveLength(32)
  })
})

describe('room for labels', () => {
  it('goes to who asks first; others get their next choice or none', () => {
    const room = new LabelRoom()
    const here = roomAround(50, 50, 20, 10)
    const there = roomAround(50, 80, 20, 10)
    expect(room.takeFree([here])).toBe(here)
    expect(room.takeFree([here, there])).toBe(there)
    expect(room.takeFree([roomAround(55, 55, 20, 10)])).toBeUndefined()
    room.take(roomAround(0, 0, 10, 10))
    expect(room.takeFree([roomAround(4, 4, 2, 2)])).toBeUndefined()
  })
})

describe('a text on the map', () => {
  it('keeps its own lines and breaks long ones between words', () => {
    expect(textLines('one\ntwo\r\nthree')).toEqual(['one', 'two', 'three'])
    const lines = textLines('word '.repeat(20).trim())
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join(' ')).toBe('word '.repeat(20).trim())
    expect(textLines('x'.repeat(100))).toHaveLength(1)
  })

  it('takes a room that grows with it', () => {
    expect(textBoxPx('one\ntwo').height).toBe(2 * textBoxPx('one').height)
    expect(textBoxPx('wide text').width).toBeGreaterThan(textBoxPx('text').width)
  })
})
