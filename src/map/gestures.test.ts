import { describe, expect, it } from 'vitest'
import type { ElementId, Route } from '../plan/element.ts'
import { planMapById } from '../plan/plan-map.ts'
import type { Aim, Target } from './aim.ts'
import { createDragGesture } from './drag-gesture.ts'
import { createDrawGesture } from './draw-gesture.ts'
import { handlesOf } from './handle.ts'
import type { MapEvent, Tool } from './map-view.ts'
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
function openScene(elements: Readonly<Record<ElementId, DrawnElement>>) {
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
    sheet: () => ({ kind: 'sheet', map: 'stalingrad', units: 'metric', title: '', order: 'a0' }),
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
      return element ? handlesOf(game, element) : []
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
