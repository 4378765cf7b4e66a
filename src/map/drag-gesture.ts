import type { ElementId } from '../plan/element.ts'
import { type Aim, inAnyWorld, pickBody, pickHandle, pickTarget } from './aim.ts'
import { type Grip, hasGrip } from './handle.ts'
import { measureDrag, measureLines } from './measure.ts'
import type { Spot } from './plane.ts'
import { reshape, withoutVertex } from './reshape.ts'
import type { Scene } from './scene.ts'
import type { DrawnElement } from './shape.ts'

type Hold = {
  readonly id: ElementId
  /** what is moved: that one, or all that are selected with it */
  ids: readonly ElementId[]
  readonly grip: Grip
  readonly from: Spot
  readonly pointerType: string
  to: Spot
  moved: boolean
}

/** How long a finger has to rest on a position to delete it. */
const longPressMs = 550

/** Taking hold of an element or a part of it, dragging it, and letting go. */
export type DragGesture = {
  /** Takes hold of what is there; false if there is nothing that can be dragged from here. */
  readonly begin: (aim: Aim, pointerType: string, whole: boolean) => boolean
  readonly move: (to: Spot) => void
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
  let longPress: ReturnType<typeof setTimeout> | undefined

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
    if (!target) return undefined
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
  const reshaped = ({ ids, ...drag }: Hold): ReadonlyMap<ElementId, DrawnElement> =>
    new Map(
      ids.flatMap((id) => {
        const before = scene.inPlan(id)
        return before ? [[id, reshape(scene.plane(), before, drag)]] : []
      }),
    )

  function show(): void {
    const { map } = scene.plane()
    const before = hold && scene.inPlan(hold.id)
    if (!hold || !before || !map) return
    const elements = reshaped(hold)
    for (const [id, element] of elements) scene.setDraft(id, element)
    const now = elements.get(hold.id) ?? before
    const measure = measureDrag(map, before, now, hold.grip)
    scene.emit({ type: 'measuring', measure })
    scene.setNote(measure && { lines: measureLines(measure, scene.units()), at: hold.to })
  }

  function letGo(): void {
    clearTimeout(longPress)
    if (hold?.moved) {
      scene.setNote(undefined)
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
      const ids = grip.type === 'whole' && selected.includes(id) ? selected : [id]
      hold = { ...found, ids, from: aim.at, to: aim.at, pointerType, moved: false }
      if (pointerType !== 'mouse' && grip.type === 'vertex') {
        longPress = setTimeout(() => {
          if (!hold || hold.moved) return
          letGo()
          deleteVertex(id, grip.path, grip.index)
        }, longPressMs)
      }
      return true
    },
    move: (to) => {
      if (!hold) return
      clearTimeout(longPress)
      hold.to = to
      if (!hold.moved) {
        hold.moved = true
        if (hold.ids.length === 1) select(hold.id, hold.grip.type === 'vertex' ? hold.grip.index : undefined)
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
