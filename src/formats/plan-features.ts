import { type ElementId, type Layer, limits, type Sheet } from '../plan/element.ts'
import { elementPlaces } from '../plan/place.ts'
import { drawnElements, emptyPlan, type Plan, sheetOf } from '../plan/plan.ts'
import { worldMap } from '../plan/plan-map.ts'
import { readElement } from '../plan/read-element.ts'
import { type Drawn, featureOfElement, type WrittenFeature } from './element-feature.ts'
import type { FoundFeature } from './feature.ts'
import { elementsOfFeature } from './feature-element.ts'
import type { Note, TakeNote } from './file-problem.ts'
import { textWithin } from './file-text-fields.ts'
import type { FormatId } from './format-list.ts'
import { type LossTally, lossTally } from './loss-tally.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { isObject } from './parse-json.ts'
import { tickedLayers } from './ticked-layers.ts'
import { worldPlan } from './world-plan.ts'

/** What of a plan is written by the formats of features. `kept` is Missioncast's own of the whole plan. */
export type PlanFeatures = {
  readonly sheet: Sheet
  readonly kept: object
  readonly features: readonly {
    readonly id: ElementId
    readonly element: Drawn
    readonly feature: WrittenFeature
  }[]
  readonly notes: readonly Note[]
}

export function featuresOfPlan(plan: Plan): PlanFeatures {
  const sheet = sheetOf(plan)
  const places = elementPlaces(plan)
  const notes: Note[] = []
  const features = drawnElements(plan).flatMap(([id, element]) => {
    const feature = featureOfElement(element, sheet)
    if (feature) return [{ id, element, feature }]
    notes.push({ code: 'not-written', where: places.get(id) ?? [], detail: {} })
    return []
  })
  const { kind: _, map: __, order: ___, ...kept } = sheet
  return { sheet, kept, features, notes }
}

export type FoundFeatures = {
  readonly title?: string | undefined
  /** Missioncast's own of the whole plan, from the file: it may be anything */
  readonly kept?: unknown
  readonly features: readonly FoundFeature[]
}

/** The plan of a file's features. */
export function planOfFeatures(
  format: FormatId,
  file: FoundFeatures,
  notes: Note[],
  options: OpenOptions,
  tally: LossTally = lossTally(),
): OpenResult {
  const note: TakeNote = (taken) => notes.push(taken)
  const { lose } = tally
  const { lose: hide, tell: tellHidden } = lossTally('not-drawn')
  const { sheet, hiddenLayers } = tickedLayers(sheetOfFile(file, note), file.features)
  const layers = (sheet.layers ?? []).map((layer) => (hiddenLayers.has(layer.name) ? hidden(layer) : layer))
  const layerId = (name: string): string | undefined => {
    const known = layers.find((layer) => layer.name === name)
    if (known) return known.id
    if (layers.length >= limits.layers || name === '' || name.length > limits.nameLength) return undefined
    const id = options.newId()
    layers.push(hiddenLayers.has(name) ? hidden({ id, name }) : { id, name })
    return id
  }
  const features = [...file.features].sort((a, b) => (a.place ?? last) - (b.place ?? last))
  const found = features.flatMap((feature) => {
    const values = elementsOfFeature(feature, { sheet, layerId, hiddenLayers, note, lose, hide })
    const { where, id } = feature
    return values.map((value) => ({ where, value, ...(id !== undefined && values.length === 1 && { id }) }))
  })
  tally.tell(note)
  tellHidden(note)
  return worldPlan(format, { ...sheet, ...(layers.length > 0 && { layers }) }, found, notes, options)
}

const last = Number.MAX_SAFE_INTEGER

const hidden = (layer: Layer): Layer => ({ ...layer, hidden: true })

function sheetOfFile({ title, kept }: FoundFeatures, note: TakeNote): Sheet {
  const plain: Sheet = {
    ...sheetOf(emptyPlan),
    map: worldMap.id,
    title: textWithin(title ?? '', 'title', limits.nameLength, [{ part: 'sheet' }], note),
  }
  if (kept === undefined) return plain
  const read = isObject(kept)
    ? readElement({ ...plain, ...kept, kind: plain.kind, map: plain.map, order: plain.order })
    : undefined
  if (read?.ok && read.element.kind === 'sheet') return read.element
  note({ code: 'value-dropped', where: [], detail: { field: 'missioncast' } })
  return plain
}
