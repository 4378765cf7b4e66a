import { describe, expect, it } from 'vitest'
import { planMapById, worldMap } from '../plan/plan-map.ts'
import { measureDrag, measureLines, measureSketch } from './measure.ts'
import { planeOf } from './plane.ts'
import {
  canFinish,
  drawingOf,
  drawingWithHover,
  isDone,
  newSketch,
  steppedBack,
  withHover,
  withPosition,
} from './sketch.ts'

const stalingrad = planMapById('stalingrad')
if (!stalingrad) throw new Error('Stalingrad is a map')
const game = planeOf(stalingrad)
const scaleKm = 1.40056
const sheet = { units: 'metric' } as const

describe('a sketch', () => {
  it('needs two positions for a route, three for a polygon, and a point is done with one', () => {
    const one = withPosition(newSketch('route'), [0, 0])
    expect(canFinish(one)).toBe(false)
    expect(canFinish(withPosition(one, [1, 0]))).toBe(true)
    expect(canFinish(withPosition(withPosition(newSketch('polygon'), [0, 0]), [1, 0]))).toBe(false)
    expect(isDone(withPosition(newSketch('point'), [0, 0]))).toBe(true)
    expect(isDone(withPosition(newSketch('circle'), [0, 0]))).toBe(false)
  })

  it('becomes a circle by its centre and a place on its edge', () => {
    const sketch = withPosition(withPosition(newSketch('circle'), [10, -10]), [13, -14])
    expect(isDone(sketch)).toBe(true)
    expect(drawingOf(game, sketch)).toEqual({ kind: 'circle', positions: [[10, -10]], radius: 5 })
  })

  it('shows what it would be at the pointer, and takes positions back', () => {
    const sketch = withHover(withPosition(newSketch('line'), [0, 0]), [5, -5])
    expect(drawingWithHover(game, sketch).positions).toEqual([
      [0, 0],
      [5, -5],
    ])
    expect(drawingOf(game, sketch).positions).toEqual([[0, 0]])
    expect(steppedBack(sketch).positions).toEqual([])
    expect(steppedBack(steppedBack(sketch)).positions).toEqual([])
  })
})

describe('measuring while drawing', () => {
  const sketch = withPosition(withPosition(newSketch('route'), [0, 0]), [10, 0])

  it('tells the leg to the pointer and the whole way', () => {
    const measure = measureSketch(stalingrad, withHover(sketch, [10, -20]))
    expect(measure?.distanceKm).toBeCloseTo(20 * scaleKm, 9)
    expect(measure?.courseDeg).toBeCloseTo(180, 9)
    expect(measure?.reciprocalDeg).toBeCloseTo(0, 9)
    expect(measure?.totalKm).toBeCloseTo(30 * scaleKm, 9)
  })

  it('tells the last leg where there is no pointer', () => {
    expect(measureSketch(stalingrad, sketch)?.courseDeg).toBeCloseTo(90, 9)
    expect(measureSketch(stalingrad, newSketch('route'))).toBeUndefined()
  })

  it('tells of a stroke by a free hand only how long it is', () => {
    const stroke = withPosition(withPosition(newSketch('line', 'freehand'), [0, 0]), [10, 0])
    expect(measureSketch(stalingrad, stroke)).toEqual({ totalKm: expect.closeTo(10 * scaleKm, 9) })
  })

  it('tells a circle’s radius, of the geodesic on the world', () => {
    const circle = withHover(withPosition(newSketch('circle'), [0, 0]), [1, 0])
    expect(measureSketch(worldMap, circle)).toEqual({ radiusKm: expect.closeTo(111.3195, 3) })
  })

  it('has no course where there is no distance', () => {
    expect(measureSketch(stalingrad, withHover(sketch, [10, 0]))).toEqual({
      distanceKm: 0,
      totalKm: 10 * scaleKm,
    })
  })
})

describe('measuring while dragging', () => {
  const line = {
    kind: 'line',
    path: [
      [0, 0],
      [10, 0],
      [10, -20],
    ],
    color: 'red',
    order: 'a0',
  } as const

  it('tells the leg that leads to a position, for the first one the leg that leaves it', () => {
    const second = measureDrag(stalingrad, sheet, line, line, { type: 'vertex', path: 0, index: 1 })
    expect(second?.distanceKm).toBeCloseTo(10 * scaleKm, 9)
    expect(second?.totalKm).toBeCloseTo(30 * scaleKm, 9)
    expect(
      measureDrag(stalingrad, sheet, line, line, { type: 'vertex', path: 0, index: 0 })?.courseDeg,
    ).toBeCloseTo(90, 9)
  })

  it('tells both legs that meet at a waypoint, with their times, and the whole route’s', () => {
    const route = {
      kind: 'route',
      name: '',
      flightPlan: true,
      speed: 140.056,
      waypoints: [{ at: [0, 0] }, { at: [10, 0], speed: 280.112 }, { at: [10, -20] }],
      order: 'a0',
    } as const
    const measure = measureDrag(stalingrad, sheet, route, route, { type: 'vertex', path: 0, index: 1 })
    expect(measure).toMatchObject({
      courseDeg: expect.closeTo(90, 9),
      hours: expect.closeTo(0.1, 9),
      next: { courseDeg: expect.closeTo(180, 9), hours: expect.closeTo(0.1, 9) },
      totalHours: expect.closeTo(0.2, 9),
    })
    expect(measureLines(measure ?? {}, 'metric')).toEqual([
      '14.0km  090°/270°  6:00',
      '→ 28.0km  180°/000°  6:00',
      'Σ 42.0km  12:00',
    ])
  })

  it('tells the area of what is dragged and drawn', () => {
    const rings = [line.path]
    const polygon = { kind: 'polygon', rings, color: 'red', fillOpacity: 0, order: 'a0' } as const
    const dragged = measureDrag(stalingrad, sheet, polygon, polygon, { type: 'vertex', path: 0, index: 1 })
    expect(dragged?.areaKm2).toBeCloseTo(100 * scaleKm ** 2, 6)
    const drawn = line.path.reduce(withPosition, newSketch('polygon'))
    expect(measureSketch(stalingrad, drawn)?.areaKm2).toBeCloseTo(100 * scaleKm ** 2, 6)
    expect(measureLines({ areaKm2: 196.16 }, 'metric')).toEqual(['196.2km²'])
    expect(measureLines({ areaKm2: 1.852 ** 2 }, 'nautical')).toEqual(['1.00nm²'])
  })

  it('tells the leg that closes a polygon, and the whole way round', () => {
    const rings = [line.path]
    const polygon = { kind: 'polygon', rings, color: 'red', fillOpacity: 0, order: 'a0' } as const
    const first = measureDrag(stalingrad, sheet, polygon, polygon, { type: 'vertex', path: 0, index: 0 })
    expect(first?.distanceKm).toBeCloseTo(Math.hypot(10, 20) * scaleKm, 9)
    expect(first?.totalKm).toBeCloseTo((30 + Math.hypot(10, 20)) * scaleKm, 9)
  })

  it('tells how far something has been moved whole', () => {
    const moved = {
      ...line,
      path: [
        [0, -5],
        [10, -5],
        [10, -25],
      ],
    } as const
    expect(measureDrag(stalingrad, sheet, line, moved, { type: 'whole' })?.distanceKm).toBeCloseTo(
      5 * scaleKm,
      9,
    )
  })

  it('tells a radius in km', () => {
    const circle = {
      kind: 'circle',
      at: [0, 0],
      radius: 3,
      color: 'red',
      fillOpacity: 0,
      order: 'a0',
    } as const
    expect(measureDrag(stalingrad, sheet, circle, circle, { type: 'radius' })?.radiusKm).toBeCloseTo(
      3 * scaleKm,
      9,
    )
    expect(measureDrag(worldMap, sheet, circle, circle, { type: 'radius' })?.radiusKm).toBe(0.003)
  })
})

describe('a measure in words', () => {
  it('is a line for the leg and one for the whole way, unless they are the same', () => {
    const leg = { distanceKm: 12.34, courseDeg: 45, reciprocalDeg: 225 }
    expect(measureLines({ ...leg, totalKm: 40 }, 'metric')).toEqual(['12.3km  045°/225°', 'Σ 40.0km'])
    expect(measureLines({ ...leg, totalKm: 12.34 }, 'metric')).toEqual(['12.3km  045°/225°'])
    expect(measureLines({ radiusKm: 1.609344 }, 'imperial')).toEqual(['r 1.0mi'])
    expect(measureLines({}, 'metric')).toEqual([])
  })
})
