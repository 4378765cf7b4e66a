import { changeSheet } from './change-element.ts'
import { type Edit, mergeEdits, noEdit } from './edit.ts'
import { type Element, type ElementId, type Layer, limits } from './element.ts'
import { type Plan, sheetOf } from './plan.ts'

/** A layer above all others. No edit where there are as many as there may be. */
export function addLayer(plan: Plan, id: ElementId, name: string): Edit {
  const { layers = [] } = sheetOf(plan)
  return layers.length >= limits.layers ? noEdit : setLayers(plan, [...layers, { id, name }])
}

export const renameLayer = (plan: Plan, id: ElementId, name: string): Edit =>
  changeLayer(plan, id, (layer) => (layer.name === name ? layer : { ...layer, name }))

/** The colour that lists and the legend give a layer; undefined: none. Elements keep their own. */
export const recolorLayer = (plan: Plan, id: ElementId, color: string | undefined): Edit =>
  changeLayer(plan, id, (layer) => {
    if (layer.color === color) return layer
    const { color: _, ...rest } = layer
    return color === undefined ? rest : { ...rest, color }
  })

export const hideLayer = (plan: Plan, id: ElementId, hidden: boolean): Edit =>
  changeLayer(plan, id, (layer) => withFlag(layer, 'hidden', hidden))

export const lockLayer = (plan: Plan, id: ElementId, locked: boolean): Edit =>
  changeLayer(plan, id, (layer) => withFlag(layer, 'locked', locked))

/** Takes a layer to another index among the layers: 0 is drawn lowest. An index beyond them changes nothing. */
export function moveLayer(plan: Plan, id: ElementId, to: number): Edit {
  const { layers = [] } = sheetOf(plan)
  const from = layers.findIndex((layer) => layer.id === id)
  const layer = layers[from]
  if (!layer || !layers[to] || from === to) return noEdit
  return setLayers(plan, layers.toSpliced(from, 1).toSpliced(to, 0, layer))
}

/** Takes a layer away; its elements stay, without a layer. No edit for one that is locked: its elements would be locked no longer. */
export function deleteLayer(plan: Plan, id: ElementId): Edit {
  const { layers = [] } = sheetOf(plan)
  const doomed = layers.find((layer) => layer.id === id)
  if (!doomed || doomed.locked) return noEdit
  const left = setLayers(
    plan,
    layers.filter((layer) => layer.id !== id),
  )
  return mergeEdits(
    left,
    changeDrawn(plan, plan.keys(), (element) =>
      element.layer === id ? withLayer(element, undefined) : element,
    ),
  )
}

/** Puts elements into one of the layers, or into none. No edit for a layer that is not there. */
export function putIntoLayer(plan: Plan, ids: Iterable<ElementId>, layer: ElementId | undefined): Edit {
  if (layer !== undefined && !sheetOf(plan).layers?.some(({ id }) => id === layer)) return noEdit
  return changeDrawn(plan, ids, (element) => withLayer(element, layer))
}

export const lockElements = (plan: Plan, ids: Iterable<ElementId>, locked: boolean): Edit =>
  changeDrawn(plan, ids, (element) => withFlag(element, 'locked', locked))

export const hideElements = (plan: Plan, ids: Iterable<ElementId>, hidden: boolean): Edit =>
  changeDrawn(plan, ids, (element) => withFlag(element, 'hidden', hidden))

/** Gives elements a colour; front lines have two of their own and keep them. */
export const recolorElements = (plan: Plan, ids: Iterable<ElementId>, color: string): Edit =>
  changeDrawn(plan, ids, (element) =>
    element.kind === 'front' || element.color === color ? element : { ...element, color },
  )

type Drawn = Exclude<Element, { kind: 'sheet' }>
type Flag = 'hidden' | 'locked'

function changeDrawn(plan: Plan, ids: Iterable<ElementId>, change: (element: Drawn) => Drawn): Edit {
  const put = new Map<ElementId, Element>()
  for (const id of ids) {
    const element = plan.get(id)
    if (!element || element.kind === 'sheet') continue
    const changed = change(element)
    if (changed !== element) put.set(id, changed)
  }
  return put.size === 0 ? noEdit : { put, del: [] }
}

function changeLayer(plan: Plan, id: ElementId, change: (layer: Layer) => Layer): Edit {
  const { layers = [] } = sheetOf(plan)
  const index = layers.findIndex((layer) => layer.id === id)
  const layer = layers[index]
  if (!layer) return noEdit
  const changed = change(layer)
  return changed === layer ? noEdit : setLayers(plan, layers.with(index, changed))
}

const setLayers = (plan: Plan, layers: readonly Layer[]): Edit => changeSheet(plan, { layers })

function withLayer(element: Drawn, layer: ElementId | undefined): Drawn {
  if (element.layer === layer) return element
  const { layer: _, ...rest } = element
  return layer === undefined ? rest : { ...rest, layer }
}

/** What is not so is not said: a flag that is off leaves no trace. */
function withFlag(thing: Layer, flag: Flag, on: boolean): Layer
function withFlag(thing: Drawn, flag: Flag, on: boolean): Drawn
function withFlag(thing: Layer | Drawn, flag: Flag, on: boolean): Layer | Drawn {
  if ((thing[flag] ?? false) === on) return thing
  if (flag === 'hidden') {
    const { hidden: _, ...rest } = thing
    return on ? { ...rest, hidden: true } : rest
  }
  const { locked: _, ...rest } = thing
  return on ? { ...rest, locked: true } : rest
}
