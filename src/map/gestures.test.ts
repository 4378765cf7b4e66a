import { describe, expect, it } from 'vitest'
import type { ElementId, Route, Sheet } from '../plan/element.ts'
import { planMapById } from '../plan/plan-map.ts'
import { routeLegs } from '../plan/route-legs.ts'
import type { Aim, Target } from './aim.ts'
import { createBoxGesture } from './box-gesture.ts'
import { createDragGesture } from './drag-gesture.ts'
import { createDrawGesture } from './draw-gesture.ts'
import { handlesOf } from './handle.ts'
import type { MapEvent, Tool } from './map-view.ts'
import { askForMenu } from './menu-gesture.ts'
import { planeOf, type Spot } from './plane.ts'
import type { Scene, Selection } from './scene.ts'
import { type DrawnElement, shapeOf } from './shape.ts'

const game = planeOf(planMapById('stalingrad'))

const route: Route = {
  kind: 'route',
  name: 'Alpha',
  flightPlan: true,
  speed: 300,
  order: 'a0',
  waypoints: [
    { at: [10, -10], name: 'Start' },
    { at: [60, -10], speed: 450 },
    { at: [60, -60], name: 'Target' },
  ],
}
const point = {
  kind: 'point',
  name: 'P',
  at: [30, -80],
  type: 'base',
  color: 'red',
  notes: '',
  order: 'a1',
} as const

/** A scene without a map: what gestures are told and what they do. */
function openScene(
  elements: Readonly<Record<ElementId, DrawnElement>>,
  winds: NonNullable<Sheet['winds']> = [],
) {
  const plan = new Map(Object.entries(elements))
  const drafts = new Map<ElementId, DrawnElement>()
  const events: MapEvent[] = []
  let selection: Selection = { ids: [], waypoint: undefined }
  let tool: Tool = { type: 'select' }
  let canEdit = true
  let snapping = false
  const shown = (id: ElementId): DrawnElement | undefined => drafts.get(id) ?? plan.get(id)
  const scene: Scene = {
    plane: () => game,
    sheet: () => ({ kind: 'sheet', map: 'stalingrad', units: 'metric', title: '', order: 'a0', winds }),
    units: () => 'metric',
    tool: () => tool,
    canEdit: () => canEdit,
    selection: () => selection,
    inPlan: (id) => plan.get(id),
    isLocked: (id) => plan.get(id)?.locked === true,
    snapping: () => snapping,
    targetsAt: () =>
      [...plan.keys()].flatMap((id): Target[] => {
        const element = shown(id)
        return element ? [{ id, element, shape: shapeOf(game, element) }] : []
      }),
    onMap: () => scene.targetsAt(aimAt([0, 0])),
    handles: () => {
      const element = shown(selection.ids[0] ?? '')
      return element && element.locked !== true ? handlesOf(game, element) : []
    },
    emit: (event) => events.push(event),
    setSelection: (next) => {
      selection = next
      events.push({
        type: 'selected',
        ids: next.ids,
        ...(next.waypoint !== undefined && { waypoint: next.waypoint }),
      })
    },
    mark: () => undefined,
    setDraft: (id, draft) => {
      if (draft) drafts.set(id, draft)
      else drafts.delete(id)
    },
    settleDraft: () => undefined,
    setSketch: () => undefined,
    setNote: () => undefined,
    setSnapMark: () => undefined,
    setBox: () => undefined,
    setTool: () => undefined,
    leaveTool: () => {
      tool = { type: 'select' }
      events.push({ type: 'tool-left' })
    },
    setCursor: () => undefined,
    setHover: () => undefined,
  }
  return {
    scene,
    plan,
    drafts,
    of: <T extends MapEvent['type']>(type: T) =>
      events.filter((event): event is Extract<MapEvent, { type: T }> => event.type === type),
    select: (...ids: ElementId[]) => {
      selection = { ids, waypoint: undefined }
    },
    setTool: (next: Tool) => {
      tool = next
    },
    allowSnapping: () => {
      snapping = true
    },
    forbidEditing: () => {
      canEdit = false
    },
  }
}

const aimAt = (at: Spot, reachPx = 8): Aim => ({ at, reachPx, unitsPerPx: 0.1 })

describe('the drag gesture', () => {
  it('reshapes once, when it ends, and measures on the way', () => {
    const open = openScene({ r: route })
    const drag = createDragGesture(open.scene)
    open.select('r')
    expect(drag.begin(aimAt([60, -10]), 'mouse', false)).toBe(true)
    drag.move([62, -11])
    drag.move([70, -20])
    expect(open.of('reshaped')).toEqual([])
    expect(open.drafts.get('r')).toMatchObject({ waypoints: [{}, { at: [70, -20], speed: 450 }, {}] })
    drag.end()
    expect(open.of('reshaped')).toMatchObject([
      { id: 'r', element: { name: 'Alpha', waypoints: [{}, { at: [70, -20] }, {}] } },
    ])
    const measures = open.of('measuring').map((event) => event.measure)
    expect(measures).toHaveLength(3)
    expect(measures[1]?.totalKm).toBeGreaterThan(0)
    expect(measures[2]).toBeUndefined()
    expect(open.of('selected').at(-1)).toEqual({ type: 'selected', ids: ['r'], waypoint: 1 })
  })

  it('takes all selected elements along, and tells of them at once', () => {
    const open = openScene({ r: route, p: point, other: { ...point, at: [90, -90] } })
    const drag = createDragGesture(open.scene)
    open.select('r', 'p')
    expect(drag.begin(aimAt([30, -80]), 'mouse', false)).toBe(true)
    drag.move([35, -82])
    expect([...open.drafts.keys()]).toEqual(['r', 'p'])
    drag.end()
    expect(open.of('reshaped')).toEqual([])
    const [moved] = open.of('moved')
    expect([...(moved?.elements ?? [])]).toMatchObject([
      ['r', { waypoints: [{ at: [15, -12] }, { at: [65, -12] }, { at: [65, -62] }] }],
      ['p', { at: [35, -82] }],
    ])
    expect(open.of('selected')).toEqual([])
  })

  it('goes on without an element that is deleted meanwhile, and lets all go when it is cancelled', () => {
    const open = openScene({ r: route, p: point })
    const drag = createDragGesture(open.scene)
    open.select('r', 'p')
    drag.begin(aimAt([30, -80]), 'mouse', false)
    drag.move([35, -82])
    open.plan.delete('r')
    open.drafts.delete('r')
    drag.planChanged('r')
    drag.move([36, -82])
    expect([...open.drafts.keys()]).toEqual(['p'])
    drag.cancel()
    expect([...open.drafts.keys()]).toEqual([])
  })

  it('changes nothing when nothing was moved', () => {
    const open = openScene({ r: route })
    const drag = createDragGesture(open.scene)
    open.select('r')
    drag.begin(aimAt([60, -10]), 'mouse', false)
    drag.end()
    expect(open.of('reshaped')).toEqual([])
    expect(open.of('measuring')).toEqual([])
  })

  it('selects the waypoint that it has put into a leg', () => {
    const open = openScene({ r: route })
    const drag = createDragGesture(open.scene)
    open.select('r')
    drag.begin(aimAt([25, -10]), 'mouse', false)
    drag.move([30, -30])
    drag.end()
    expect(open.of('reshaped')[0]?.element).toMatchObject({
      waypoints: [{ name: 'Start' }, { at: [30, -30] }, { speed: 450 }, {}],
    })
    expect(open.of('selected').at(-1)).toEqual({ type: 'selected', ids: ['r'], waypoint: 1 })
  })

  it('lets a mouse take a point along at once, but a finger only what it has selected', () => {
    const open = openScene({ p: point })
    const drag = createDragGesture(open.scene)
    expect(drag.begin(aimAt([30, -80], 22), 'touch', false)).toBe(false)
    expect(drag.begin(aimAt([30, -80]), 'mouse', false)).toBe(true)
    drag.cancel()
    open.select('p')
    expect(drag.begin(aimAt([30, -80], 22), 'touch', false)).toBe(true)
  })

  it('does not take hold of a line that is not selected, for one may want to pan', () => {
    const open = openScene({ r: route })
    expect(createDragGesture(open.scene).begin(aimAt([60, -10]), 'mouse', false)).toBe(false)
  })

  it('moves the whole where it is told to', () => {
    const open = openScene({ r: route })
    const drag = createDragGesture(open.scene)
    open.select('r')
    drag.begin(aimAt([60, -10]), 'mouse', true)
    drag.move([61, -10])
    drag.end()
    expect(open.of('reshaped')[0]?.element).toMatchObject({
      waypoints: [{ at: [11, -10] }, { at: [61, -10] }, { at: [61, -60] }],
    })
  })

  it('does nothing for a viewer', () => {
    const open = openScene({ r: route, p: point })
    const drag = createDragGesture(open.scene)
    open.select('r')
    open.forbidEditing()
    expect(drag.begin(aimAt([60, -10]), 'mouse', false)).toBe(false)
    expect(drag.deleteVertex('r', 0, 1)).toBe(false)
  })

  it('goes on with the element as it is now when it changes under the hand', () => {
    const open = openScene({ r: route })
    const drag = createDragGesture(open.scene)
    open.select('r')
    drag.begin(aimAt([60, -10]), 'mouse', false)
    drag.move([61, -10])
    open.plan.set('r', { ...route, name: 'Bravo' })
    drag.planChanged('r')
    expect(open.drafts.get('r')).toMatchObject({ name: 'Bravo', waypoints: [{}, { at: [61, -10] }, {}] })
    drag.end()
    expect(open.of('reshaped')[0]?.element).toMatchObject({ name: 'Bravo' })
  })

  it('lets go when the element is deleted, or has lost what was held', () => {
    for (const after of [undefined, { ...route, waypoints: route.waypoints.slice(0, 1) }]) {
      const open = openScene({ r: route })
      const drag = createDragGesture(open.scene)
      open.select('r')
      drag.begin(aimAt([60, -10]), 'mouse', false)
      drag.move([61, -10])
      if (after) open.plan.set('r', after)
      else open.plan.delete('r')
      drag.planChanged('r')
      expect(drag.isHolding()).toBe(false)
      expect(open.drafts.size).toBe(0)
      expect(open.of('measuring').at(-1)?.measure).toBeUndefined()
      drag.end()
      expect(open.of('reshaped')).toEqual([])
    }
  })

  it('takes hold of nothing that is locked, and says so', () => {
    const open = openScene({ r: { ...route, locked: true }, p: { ...point, locked: true } })
    const drag = createDragGesture(open.scene)
    expect(drag.begin(aimAt([30, -80]), 'mouse', false)).toBe(false)
    expect(drag.lockedAt(aimAt([30, -80]), 'mouse')).toBe('p')
    expect(drag.lockedAt(aimAt([60, -30]), 'mouse')).toBeUndefined()
    open.select('r')
    expect(drag.begin(aimAt([60, -10]), 'mouse', false)).toBe(false)
    expect(drag.lockedAt(aimAt([60, -30]), 'mouse')).toBe('r')
    expect(drag.deleteVertex('r', 0, 1)).toBe(false)
    expect(open.of('locked')).toEqual([{ type: 'locked', ids: ['r'] }])
  })

  it('leaves what is locked behind when the selection is moved', () => {
    const open = openScene({ r: { ...route, locked: true }, p: point })
    const drag = createDragGesture(open.scene)
    open.select('r', 'p')
    drag.begin(aimAt([30, -80]), 'mouse', false)
    drag.move([35, -82])
    drag.move([36, -82])
    expect([...open.drafts.keys()]).toEqual(['p'])
    expect(open.of('locked')).toEqual([{ type: 'locked', ids: ['r'] }])
  })

  it('brings a waypoint exactly to what it sticks to, but not to the waypoints beside it', () => {
    const open = openScene({ r: route, p: { ...point, at: [30.12345678, -80] } })
    open.allowSnapping()
    const drag = createDragGesture(open.scene)
    open.select('r')
    drag.begin(aimAt([60.2, -10]), 'mouse', false)
    drag.move([30.9, -80.1])
    expect(open.drafts.get('r')).toMatchObject({ waypoints: [{}, { at: [30.12345678, -80] }, {}] })
    drag.move([30.9, -80.1], { isFree: true, isStraight: false })
    expect(open.drafts.get('r')).toMatchObject({ waypoints: [{}, { at: [30.7, -80.1] }, {}] })
    drag.move([60.2, -59.5])
    expect(open.drafts.get('r')).toMatchObject({ waypoints: [{}, { at: [60, -59.5] }, {}] })
  })

  it('keeps a waypoint to round courses from the one before it', () => {
    const open = openScene({ r: route })
    const drag = createDragGesture(open.scene)
    open.select('r')
    drag.begin(aimAt([60, -60]), 'mouse', false)
    drag.move([61, -60], { isFree: false, isStraight: true })
    expect(open.of('measuring').at(-1)?.measure?.courseDeg).toBeCloseTo(180, 4)
    drag.move([90, -38], { isFree: false, isStraight: true })
    expect(open.of('measuring').at(-1)?.measure?.courseDeg).toBeCloseTo(135, 4)
  })

  it('leaves a route its last two waypoints', () => {
    const open = openScene({ r: { ...route, waypoints: route.waypoints.slice(0, 2) } })
    expect(createDragGesture(open.scene).deleteVertex('r', 0, 0)).toBe(false)
  })
})

describe('the draw gesture', () => {
  const start = (kind: 'route' | 'polygon' | 'circle' | 'point') => {
    const open = openScene({})
    const draw = createDrawGesture(open.scene)
    open.setTool({ type: 'draw', kind })
    draw.begin({ type: 'draw', kind })
    return { open, draw }
  }

  it('finishes when the last position is pressed again', () => {
    const { open, draw } = start('route')
    for (const at of [
      [0, 0],
      [20, 0],
      [20, -20],
      [20.2, -20.3],
    ] as const)
      draw.press(aimAt(at))
    expect(open.of('drawn')).toEqual([
      {
        type: 'drawn',
        kind: 'route',
        positions: [
          [0, 0],
          [20, 0],
          [20, -20],
        ],
      },
    ])
    expect(open.of('tool-left')).toHaveLength(1)
    expect(open.of('measuring').at(-1)?.measure).toBeUndefined()
    expect(draw.isDrawing()).toBe(false)
  })

  it('goes on after a double press on the first position: it is only there once', () => {
    const { open, draw } = start('route')
    draw.press(aimAt([0, 0]))
    draw.press(aimAt([0, 0]))
    draw.press(aimAt([20, 0]))
    draw.finish()
    expect(open.of('drawn')[0]?.positions).toEqual([
      [0, 0],
      [20, 0],
    ])
  })

  it('closes a polygon on its first position, once it has three', () => {
    const { open, draw } = start('polygon')
    for (const at of [
      [0, 0],
      [20, 0],
      [0, 0],
      [20, -20],
      [0, 0],
    ] as const)
      draw.press(aimAt(at))
    expect(open.of('drawn')[0]?.positions).toEqual([
      [0, 0],
      [20, 0],
      [20, -20],
    ])
  })

  it('lets a route come back to where it began', () => {
    const { open, draw } = start('route')
    for (const at of [
      [0, 0],
      [20, 0],
      [20, -20],
      [0, 0],
      [0, 0],
    ] as const)
      draw.press(aimAt(at))
    expect(open.of('drawn')[0]?.positions).toHaveLength(4)
  })

  it('is done by itself with a point, and with a circle’s edge', () => {
    const point = start('point')
    point.draw.press(aimAt([5, -5]))
    expect(point.open.of('drawn')).toEqual([{ type: 'drawn', kind: 'point', positions: [[5, -5]] }])
    const circle = start('circle')
    circle.draw.press(aimAt([5, -5]))
    circle.draw.hover(aimAt([8, -9]))
    expect(circle.open.of('measuring').at(-1)?.measure?.radiusKm).toBeCloseTo(5 * 1.40056, 9)
    circle.draw.press(aimAt([8, -9]))
    expect(circle.open.of('drawn')).toEqual([
      { type: 'drawn', kind: 'circle', positions: [[5, -5]], radius: 5 },
    ])
  })

  it('draws a line under a pressed pointer, by few positions, and stays in hand', () => {
    const open = openScene({})
    const draw = createDrawGesture(open.scene)
    const tool: Tool = { type: 'draw', kind: 'line', form: 'freehand' }
    open.setTool(tool)
    draw.begin(tool)
    expect(draw.canDrag()).toBe(true)
    for (let x = 1; x <= 20; x++) draw.dragTo(aimAt([0, 0]), aimAt([x, -0.02 * (x % 2)]))
    draw.dragTo(aimAt([0, 0]), aimAt([20, -10]))
    expect(open.of('measuring').at(-1)?.measure?.totalKm).toBeCloseTo(30 * 1.40056, 1)
    draw.dragEnd(aimAt([20, -10]))
    expect(open.of('drawn')).toEqual([
      {
        type: 'drawn',
        kind: 'line',
        positions: [
          [0, 0],
          [20, 0],
          [20, -10],
        ],
      },
    ])
    expect(open.of('tool-left')).toEqual([])
    expect(draw.isDrawing()).toBe(true)
    draw.press(aimAt([5, -5]))
    draw.dragTo(aimAt([1, -1]), aimAt([9, -1]))
    draw.dragCancel()
    draw.dragEnd(aimAt([9, -1]))
    expect(open.of('drawn')).toHaveLength(1)
  })

  it('copies nothing of a long stroke for each of its spots', () => {
    const open = openScene({})
    const sketches: (readonly unknown[] | undefined)[] = []
    const draw = createDrawGesture({ ...open.scene, setSketch: (next) => sketches.push(next?.positions) })
    const tool: Tool = { type: 'draw', kind: 'line', form: 'freehand' }
    open.setTool(tool)
    draw.begin(tool)
    for (let x = 1; x <= 50; x++) draw.dragTo(aimAt([0, 0]), aimAt([x, -x]))
    expect(new Set(sketches.slice(-50)).size).toBe(1)
    expect(sketches.at(-1)).toHaveLength(51)
    expect(open.of('measuring').at(-1)?.measure?.totalKm).toBeCloseTo(50 * Math.SQRT2 * 1.40056, 9)
  })

  it('measures with a ruler and leaves nothing; a press after the end begins anew', () => {
    const open = openScene({})
    const draw = createDrawGesture(open.scene)
    const tool: Tool = { type: 'ruler', speedKmh: 140.056 }
    open.setTool(tool)
    draw.begin(tool)
    draw.press(aimAt([0, 0]))
    draw.press(aimAt([0, -50]))
    draw.hover(aimAt([50, -50]))
    const measure = open.of('measuring').at(-1)?.measure
    expect(measure?.courseDeg).toBeCloseTo(90, 9)
    expect(measure?.hours).toBeCloseTo(0.5, 9)
    expect(measure?.totalHours).toBeCloseTo(1, 9)
    draw.finish()
    draw.hover(aimAt([90, -90]))
    expect(open.of('measuring').at(-1)?.measure?.totalKm).toBeCloseTo(50 * 1.40056, 9)
    draw.press(aimAt([80, -80]))
    expect(open.of('measuring').at(-1)?.measure).toBeUndefined()
    expect(open.of('drawn')).toEqual([])
    expect(open.of('tool-left')).toEqual([])
  })

  it('measures from where it was begun', () => {
    const open = openScene({})
    const draw = createDrawGesture(open.scene)
    const tool: Tool = { type: 'ruler', from: [0, 0] }
    open.setTool(tool)
    draw.begin(tool)
    draw.hover(aimAt([0, -50]))
    expect(open.of('measuring').at(-1)?.measure?.totalKm).toBeCloseTo(50 * 1.40056, 9)
  })

  it('goes on from either end of a route', () => {
    for (const [end, expected] of [
      ['last', [10, 60, 60, 70, 80]],
      ['first', [80, 70, 10, 60, 60]],
    ] as const) {
      const open = openScene({ r: route })
      const draw = createDrawGesture(open.scene)
      const tool: Tool = { type: 'draw', kind: 'route', continues: { id: 'r', end } }
      open.setTool(tool)
      draw.begin(tool)
      draw.press(aimAt([70, -70]))
      draw.back()
      draw.back()
      draw.press(aimAt([70, -70]))
      draw.press(aimAt([80, -80]))
      draw.press(aimAt([80, -80]))
      const [reshaped] = open.of('reshaped')
      const element = reshaped?.element
      expect(element?.kind === 'route' && element.waypoints.map(({ at }) => at[0])).toEqual(expected)
      expect(element).toMatchObject({ name: 'Alpha' })
      expect(open.of('drawn')).toEqual([])
      expect(open.of('selected').at(-1)?.waypoint).toBe(end === 'first' ? 0 : 4)
    }
  })

  it('tells the time in the wind at the altitude, as the card of the route has it', () => {
    const winds = [
      { altitude: 0, fromDeg: 90, speed: 20 },
      { altitude: 4_000, fromDeg: 180, speed: 120 },
    ]
    const windy = { ...route, altitude: 3_000 }
    const map = planMapById('stalingrad')
    if (!map) throw new Error('Stalingrad is a map')
    const open = openScene({ r: windy }, winds)
    for (const end of ['last', 'first'] as const) {
      const draw = createDrawGesture(open.scene)
      const tool: Tool = { type: 'draw', kind: 'route', continues: { id: 'r', end } }
      open.setTool(tool)
      draw.begin(tool)
      draw.press(aimAt([20, -70]))
      draw.hover(aimAt([30, -100]))
      const measure = open.of('measuring').at(-1)?.measure
      draw.press(aimAt([30, -100]))
      draw.finish()
      const drawn = open.of('reshaped').at(-1)?.element
      if (drawn?.kind !== 'route') throw new Error('no route was drawn')
      const { legs } = routeLegs(map, open.scene.sheet(), drawn)
      const [outer, inner] = end === 'last' ? [legs.at(-1), legs.at(-2)] : legs
      expect(measure?.hours).toBe(outer?.hours)
      expect(measure?.totalHours).toBeCloseTo((outer?.hours ?? 0) + (inner?.hours ?? 0), 9)
      expect(measure?.courseDeg).toBe(outer?.courseDeg)
    }
    const anew = createDrawGesture(open.scene)
    const tool: Tool = { type: 'draw', kind: 'route' }
    open.setTool(tool)
    anew.begin(tool)
    anew.press(aimAt([10, -10]))
    anew.hover(aimAt([10, -60]))
    // South at 300 km/h and 1,000 m: the wind there is between the two.
    const still = (50 * 1.40056) / 300
    const hours = open.of('measuring').at(-1)?.measure?.hours ?? 0
    expect(hours).toBeGreaterThan(still * 1.05)
  })

  it('sticks to points of the plan and to where it began', () => {
    const open = openScene({ p: point })
    open.allowSnapping()
    const draw = createDrawGesture(open.scene)
    draw.begin({ type: 'draw', kind: 'route' })
    for (const at of [
      [0, 0],
      [30.5, -80.5],
      [60, -60],
      [0.6, -0.6],
    ] as const)
      draw.press(aimAt(at))
    draw.finish()
    expect(open.of('drawn')[0]?.positions).toEqual([
      [0, 0],
      [30, -80],
      [60, -60],
      [0, 0],
    ])
  })

  it('takes back the last position, and does not finish with too few', () => {
    const { open, draw } = start('route')
    draw.press(aimAt([0, 0]))
    draw.press(aimAt([20, 0]))
    draw.back()
    draw.finish()
    expect(open.of('drawn')).toEqual([])
    expect(draw.isDrawing()).toBe(true)
    draw.drop()
    expect(draw.isDrawing()).toBe(false)
  })
})

describe('the box gesture', () => {
  const pixelOf = ([x, y]: Spot) => [x * 10, -y * 10] as const

  it('selects what lies wholly in it, from whichever corner it is drawn', () => {
    const open = openScene({ r: route, p: point, q: { ...point, at: [90, -90] } })
    const box = createBoxGesture(open.scene)
    box.begin([950, 950])
    box.move([200, 200])
    box.end(pixelOf, false)
    expect(open.of('selected').at(-1)?.ids).toEqual(['p', 'q'])
    box.begin([0, 0])
    box.move([700, 700])
    box.end(pixelOf, true)
    expect(open.of('selected').at(-1)?.ids).toEqual(['p', 'q', 'r'])
  })

  it('changes nothing where it was not drawn, or was cancelled', () => {
    const open = openScene({ p: point })
    const box = createBoxGesture(open.scene)
    box.begin([0, 0])
    box.end(pixelOf, false)
    box.begin([0, 0])
    box.move([900, 900])
    box.cancel()
    box.end(pixelOf, false)
    expect(open.of('selected')).toEqual([])
  })
})

describe('asking for a menu', () => {
  const asked = (at: Spot, ...ids: ElementId[]) => {
    const open = openScene({ r: route, p: point })
    open.select(...ids)
    askForMenu(open.scene, aimAt(at), [7, 9])
    const [menu] = open.of('menu')
    return { target: menu?.target, picked: open.of('selected').at(-1)?.ids }
  }

  it('says what it is asked for: a waypoint before its leg, an element, or the map', () => {
    expect(asked([60, -10])).toEqual({ target: { type: 'waypoint', id: 'r', index: 1 }, picked: ['r'] })
    expect(asked([60, -30])).toEqual({ target: { type: 'leg', id: 'r', index: 1 }, picked: ['r'] })
    expect(asked([30, -80])).toEqual({ target: { type: 'element', id: 'p' }, picked: ['p'] })
    expect(asked([100, -100], 'p')).toEqual({ target: { type: 'map' }, picked: undefined })
  })

  it('keeps what is selected together', () => {
    expect(asked([60, -10], 'r', 'p').picked).toBeUndefined()
  })
})
