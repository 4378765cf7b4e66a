import { generateNKeysBetween } from 'fractional-indexing'
import { defaults } from '../plan/drawn-element.ts'
import { type ElementId, limits, type Sheet, sheetId } from '../plan/element.ts'
import type { Place, PlaceStep } from '../plan/place.ts'
import type { GameMap } from '../plan/plan-map.ts'
import { kindOf } from '../plan/read-element.ts'
import type { Units } from '../plan/units.ts'
import { type Candidate, collectPlan } from './collect-plan.ts'
import type { FileProblem, Note, TakeNote } from './file-problem.ts'
import { il2Circle, il2Front, il2Point, il2Polygon, il2Route } from './il2-elements.ts'
import { extraOf } from './il2-extra.ts'
import { il2Map } from './il2-map.ts'
import { readOwnSheet } from './il2-own.ts'
import type { Il2Reading } from './il2-values.ts'
import { type JsonFields, jsonFields, shown } from './json-fields.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { isObject, parseJson } from './parse-json.ts'

/** The newest revision that is known, and the one that is written. */
export const il2Revision = 2

/** A kind of elements in a file: which list they stand in, and how one is read; what is none is left to the schema. */
type Group = {
  readonly key: string
  readonly part: PlaceStep['part']
  readonly read: (item: unknown, reading: Il2Reading) => unknown
}

const ofObject =
  (read: (object: object, reading: Il2Reading) => object): Group['read'] =>
  (item, reading) =>
    isObject(item) ? read(item, reading) : item

const groups: readonly Group[] = [
  { key: 'routes', part: 'route', read: ofObject(il2Route) },
  { key: 'points', part: 'point', read: ofObject(il2Point) },
  { key: 'circles', part: 'circle', read: ofObject(il2Circle) },
  { key: 'polygons', part: 'polygon', read: ofObject(il2Polygon) },
  { key: 'frontline', part: 'front', read: il2Front },
]

/** Whether a JSON object looks like an IL-2 Mission Planner file. */
export const isIl2 = (file: object): boolean =>
  Object.hasOwn(file, 'mapHash') || groups.some(({ key }) => Object.hasOwn(file, key))

/** Opens the text of an IL-2 Mission Planner file, revision 1 or 2. */
export function openIl2(text: string, options: OpenOptions): OpenResult {
  const parsed = parseJson(text)
  if (!parsed.ok) return { type: 'failed', problem: parsed.problem }
  if (isObject(parsed.value) && isIl2(parsed.value)) return readIl2(parsed.value, options)
  const detail = { found: kindOf(parsed.value) }
  return { type: 'failed', problem: { code: 'unknown-format', where: [], detail } }
}

/** Opens the JSON object of such a file. */
export function readIl2(file: object, options: OpenOptions): OpenResult {
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const fields = jsonFields(file, [], note)

  const lists = readLists(fields)
  if (!lists.ok) return { type: 'failed', problem: lists.problem }
  const found = il2Map(fields.value('mapHash'), options.map, note)
  if (found.type === 'needs-map') return { ...found, format: 'il2' }
  if (found.type === 'failed') return found

  const revision = readRevision(fields, note)
  const units = readUnits(fields, revision, note)
  const { own, fronts } = readOwnSheet(fields)
  const latitudeShift = revision === 1 ? found.map.height : 0
  const items = lists.items.map((item) => ({ ...item, own: ownOf(item, fronts) }))
  const candidates = [
    {
      id: sheetId,
      where: [{ part: 'sheet' as const }],
      value: { ...sheetOf(fields, found.map, units, note), ...own },
    },
    ...elements(items, { note, latitudeShift, speed: defaults[units].speed }, options.newId),
  ]
  const collected = collectPlan(candidates, found.map, note)
  if (!collected.ok) return { type: 'failed', ...collected.refusal }
  return { type: 'opened', format: 'il2', plan: collected.plan, notes }
}

type Item = {
  readonly group: Group
  readonly value: unknown
  readonly where: Place
  /** in its list, which has so many */
  readonly index: number
  readonly count: number
}

/** Everything that stands in the file's lists, in sequence; counted first, so that a hostile file costs nothing. */
function readLists(
  fields: JsonFields,
): { ok: true; items: readonly Item[] } | { ok: false; problem: FileProblem } {
  const items: Item[] = []
  for (const group of groups) {
    const list = fields.value(group.key) ?? []
    if (!Array.isArray(list)) {
      const detail = { field: group.key, expected: 'list', found: kindOf(list) } as const
      return { ok: false, problem: { code: 'wrong-kind', where: [], detail } }
    }
    list.forEach((value: unknown, index) => {
      const name = isObject(value) && typeof value.name === 'string' ? value.name : ''
      const step = { part: group.part, number: index + 1, ...(name && { name }) }
      items.push({ group, value, where: [step], index, count: list.length })
    })
  }
  // The sheet is an element, too.
  const count = items.length + 1
  if (count <= limits.elements) return { ok: true, items }
  const detail = { count, limit: limits.elements }
  return { ok: false, problem: { code: 'too-many-elements', where: [], detail } }
}

/** What the file's own object says of a front, as long as there are as many. */
function ownOf({ group, index, count }: Item, fronts: readonly object[]): object {
  return group.read === il2Front && fronts.length === count ? (fronts[index] ?? {}) : {}
}

function* elements(
  items: readonly (Item & { readonly own: object })[],
  reading: Omit<Il2Reading, 'where'>,
  newId: () => ElementId,
): Generator<Candidate> {
  const orders = generateNKeysBetween(null, null, items.length)
  for (const [index, { group, value, where, own }] of items.entries()) {
    const element = group.read(value, { ...reading, where })
    yield {
      id: newId(),
      where,
      value: isObject(element) ? { ...element, ...own, order: orders[index] } : element,
    }
  }
}

/** Revision 1 does not say so. Later ones than the newest known are read like that, with a note. */
function readRevision(fields: JsonFields, note: TakeNote): 1 | 2 {
  const revision = fields.number('revision')
  if (revision === undefined || (typeof revision === 'number' && revision < il2Revision)) return 1
  if (revision !== il2Revision) {
    note({
      code: 'newer-revision',
      where: [],
      detail: { revision: shown(String(revision)), known: il2Revision },
    })
  }
  return 2
}

/** Revision 1 knew km/h only. */
function readUnits(fields: JsonFields, revision: 1 | 2, note: TakeNote): Units {
  const units = fields.value('units')
  if (units === 'metric' || units === 'imperial') return units
  if (units !== undefined || revision > 1) {
    note({ code: 'units-assumed', where: [], detail: { units: 'metric' } })
  }
  return 'metric'
}

function sheetOf(fields: JsonFields, map: GameMap, units: Units, note: TakeNote): Sheet {
  const title = fields.value('title')
  const isTitle = typeof title === 'string' && title.length <= limits.nameLength
  const kept = isTitle || title === undefined ? [] : ([['title', title]] as const)
  const extra = extraOf([...kept, ...fields.rest()], [], note)
  return { kind: 'sheet', map: map.id, units, title: isTitle ? title : '', order: 'a0', ...extra }
}
