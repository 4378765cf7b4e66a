import type { ElementId } from '../plan/element.ts'
import type { Position } from '../plan/position.ts'
import { type Aim, inAnyWorld, pickBody, pickHandle, pickTarget } from './aim.ts'
import { type Grip, hasGrip, pathsOf } from './handle.ts'
import { measureDrag, measureLines } from './measure.ts'
import type { Spot } from './plane.ts'
import { heldSpot, reshape, withoutVertex } from './reshape.ts'
import type { Scene } from './scene.ts'
import type { DrawnElement } from './shape.ts'
import { type Steering, type Sticky, steady, steered, stickiesOf } from './snap.ts'

type Hold = {
  readonly id: ElementId
  /** what is moved: that one, or all that are selected with it */
  ids: readonly ElementId[]
  /** what is selected with it, but locked */
  readonly staying: readonly ElementId[]
  readonly grip: Grip
  readonly aim: Aim
  to: Spot
  /** where what is held comes to lie, once it sticks to something or keeps to a course */
  place: Position | undefined
  moved: boolean
}

/** Taking hold of an element or a part of it, dragging it, and letting go. */
export type DragGesture = {
  /** Takes hold of what is there; false if there is nothing that can be dragged from here. */
  readonly begin: (aim: Aim, pointerType: string, whole: boolean) => boolean
  /** What would be taken hold of there, were it not locked. */
  readonly lockedAt: (aim: Aim, pointerType: string) => ElementId | undefined
  readonly move: (to: Spot, steering?: Steering) => void
  readonly end: () => void
  readonly cancel: () => void
  readonly isHolding: () => boolean
  /** What would be taken hold of. */
  readonly gripAt: (aim: Aim, pointerType: string, whole: boolean) => Grip | undefined
  /** The plan has changed: goes on with the element as it is now, or lets go if it has lost what was held. */
  readonly planChanged: (id: ElementId) => void
  /** Deletes a position of an element; false if the element cannot do without it. */
  readonly deleteVertex: (id: ElementId, path: number, index: number) => boolean
}

export function createDragGesture(scene: Scene): DragGesture {
  let hold: Hold | undefined

  function find(aim: Aim, pointerType: string, whole: boolean): { id: ElementId; grip: Grip } | undefined {
    if (!scene.canEdit() || scene.tool().type !== 'select') return undefined
    return inAnyWorld(scene.plane(), aim, (here) => findHere(here, pointerType, whole))
  }

  function findHere(
    aim: Aim,
    pointerType: string,
    whole: boolean,
  ): { id: ElementId; grip: Grip } | undefined {
    const { ids } = scene.selection()
    const [only, ...others] = ids
    if (only !== undefined && others.length === 0) {
      const handle = whole ? undefined : pickHandle(scene.handles(), aim)
      if (handle) return { id: only, grip: handle.grip }
    }
    const target = pickTarget(scene.targetsAt(aim), aim)
    if (!target || scene.isLocked(target.id)) return undefined
    if (ids.includes(target.id)) {
      const grip =
        whole || others.length > 0 ? { type: 'whole' as const } : pickBody(scene.plane(), target, aim)
      return grip && { id: target.id, grip }
    }
    // A mouse may take a point or text along at once. A finger must select it first: it may only want to pan.
    const isSmall = target.shape.type === 'spot'
    return isSmall && pointerType !== 'touch' ? { id: target.id, grip: { type: 'whole' } } : undefined
  }

  /** The elements that are held, as the drag has made them. */
  const reshaped = ({ ids, grip, aim, to, place }: Hold): ReadonlyMap<ElementId, DrawnElement> =>
    new Map(
      ids.flatMap((id) => {
        const before = scene.inPlan(id)
        return before ? [[id, reshape(scene.plane(), before, { grip, from: aim.at, to, place })]] : []
      }),
    )

  /** Where what is held comes to lie, if that is not just where the pointer has gone. */
  function steer({ id, ids, grip, aim, to }: Hold, steering: Steering): Position | undefined {
    const before = scene.inPlan(id)
    const held = before && heldSpot(scene.plane(), before, { grip, from: aim.at, to })
    if (!before || !held || ids.length > 1) return undefined
    const near = { ...aim, at: held }
    const from = neighbourOf(before, grip)
    const stickies = scene.snapping()
      ? stickiesOf(scene.targetsAt(near)).filter(
          (sticky) => sticky.id !== id || isApart(sticky, before, grip),
        )
      : []
    const { at, stuck } = steered(scene.plane(), near, steering, stickies, from)
    scene.setSnapMark(stuck ? scene.plane().spotOf(at) : undefined)
    return stuck || (steering.isStraight && from) ? at : undefined
  }

  function show(): void {
    const { map } = scene.plane()
    const before = hold && scene.inPlan(hold.id)
    if (!hold || !before || !map) return
    const elements = reshaped(hold)
    for (const [id, element] of elements) scene.setDraft(id, element)
    const now = elements.get(hold.id) ?? before
    const measure = measureDrag(map, scene.sheet(), before, now, hold.grip)
    scene.emit({ type: 'measuring', measure })
    scene.setNote(measure && { lines: measureLines(measure, scene.units()), at: hold.to })
  }

  /** What is to be changed by hand and may not be: says so. */
  function refuse(ids: readonly ElementId[]): void {
    if (ids.length > 0) scene.emit({ type: 'locked', ids })
  }

  function letGo(): void {
    if (hold?.moved) {
      scene.setNote(undefined)
      scene.setSnapMark(undefined)
      scene.emit({ type: 'measuring', measure: undefined })
    }
    hold = undefined
  }

  function cancel(): void {
    for (const id of hold?.ids ?? []) scene.setDraft(id, undefined)
    letGo()
  }

  function finishWith(id: ElementId, element: DrawnElement): void {
    scene.setDraft(id, element)
    scene.settleDraft(id)
    scene.emit({ type: 'reshaped', id, element })
  }

  function finishMove(elements: ReadonlyMap<ElementId, DrawnElement>): void {
    for (const [id, element] of elements) {
      scene.setDraft(id, element)
      scene.settleDraft(id)
    }
    scene.emit({ type: 'moved', elements })
  }

  const select = (id: ElementId, index: number | undefined): void =>
    scene.setSelection({ ids: [id], waypoint: scene.inPlan(id)?.kind === 'route' ? index : undefined })

  function deleteVertex(id: ElementId, path: number, index: number): boolean {
    const element = scene.inPlan(id)
    const without = element && withoutVertex(element, { path, index })
    if (!without || !scene.canEdit()) return false
    if (scene.isLocked(id)) {
      refuse([id])
      return false
    }
    finishWith(id, without)
    select(id, undefined)
    return true
  }

  return {
    begin: (aim, pointerType, whole) => {
      const found = find(aim, pointerType, whole)
      if (!found) return false
      const { id, grip } = found
      const selected = scene.selection().ids
      const together = grip.type === 'whole' && selected.includes(id) ? selected : [id]
      const ids = together.filter((other) => !scene.isLocked(other))
      const staying = together.filter(scene.isLocked)
      hold = { id, grip, ids, staying, aim, to: aim.at, place: undefined, moved: false }
      return true
    },
    lockedAt: (aim, pointerType) => {
      if (!scene.canEdit() || scene.tool().type !== 'select') return undefined
      const target = inAnyWorld(scene.plane(), aim, (here) => pickTarget(scene.targetsAt(here), here))
      if (!target || !scene.isLocked(target.id)) return undefined
      const isMeant = scene.selection().ids.includes(target.id)
      return isMeant || (target.shape.type === 'spot' && pointerType !== 'touch') ? target.id : undefined
    },
    move: (to, steering = steady) => {
      if (!hold) return
      hold.to = to
      hold.place = steer(hold, steering)
      if (!hold.moved) {
        hold.moved = true
        refuse(hold.staying)
        if (hold.ids.length + hold.staying.length === 1)
          select(hold.id, hold.grip.type === 'vertex' ? hold.grip.index : undefined)
      }
      show()
    },
    end: () => {
      if (!hold) return
      const { id, ids, grip, moved } = hold
      const elements = reshaped(hold)
      const element = elements.get(id)
      letGo()
      if (!moved || !element) return
      if (ids.length > 1) return finishMove(elements)
      finishWith(id, element)
      if (grip.type === 'leg') select(id, grip.index + 1)
    },
    cancel,
    isHolding: () => hold !== undefined,
    gripAt: (aim, pointerType, whole) => find(aim, pointerType, whole)?.grip,
    planChanged: (id) => {
      if (!hold?.ids.includes(id)) return
      const element = scene.inPlan(id)
      if (!element && id !== hold.id) hold.ids = hold.ids.filter((other) => other !== id)
      if (id === hold.id && (!element || !hasGrip(element, hold.grip))) cancel()
      else if (hold.moved) show()
    },
    deleteVertex,
  }
}

/** The other end of the leg along which a course is counted: the position before, for the first one the next. */
function neighbourOf(element: DrawnElement, grip: Grip): Position | undefined {
  if (grip.type !== 'vertex' && grip.type !== 'leg') return undefined
  const way = pathsOf(element)[grip.path] ?? []
  if (grip.type === 'leg') return way[grip.index]
  const isClosed = element.kind === 'polygon'
  return way[grip.index - 1] ?? (isClosed ? way.at(-1) : undefined) ?? way[grip.index + 1]
}

/** Whether what is held may come to lie on another position of its own element: not on itself, nor on one beside it. */
function isApart({ path, index }: Sticky, element: DrawnElement, grip: Grip): boolean {
  if (grip.type !== 'vertex' && grip.type !== 'leg') return false
  const length = pathsOf(element)[path]?.length ?? 0
  const beside =
    grip.type === 'leg' ? [grip.index, grip.index + 1] : [grip.index - 1, grip.index, grip.index + 1]
  const isClosed = element.kind === 'polygon'
  return path !== grip.path || !beside.some((i) => (isClosed ? (i + length) % length : i) === index)
}
