import * as v from 'valibot'
import { elementIdSchema, type Kind, kinds, limits, type Sheet, sheetId } from '../plan/element.ts'
import type { Place, PlaceStep } from '../plan/place.ts'
import { drawnElements, emptyPlan, type Plan, sheetOf } from '../plan/plan.ts'
import { planMapById } from '../plan/plan-map.ts'
import { kindOf, readElement } from '../plan/read-element.ts'
import { type Candidate, collectPlan } from './collect-plan.ts'
import type { FileProblem, Note, TakeNote } from './file-problem.ts'
import { shown } from './json-fields.ts'
import type { OpenResult, WriteResult } from './open-result.ts'
import { isObject, parseJson } from './parse-json.ts'

/**
 * The version that is written, and the newest that is read; docs/files.md says what each one brought, and
 * docs/missioncast.schema.json what a file of it holds.
 */
export const missioncastVersion = 2

/**
 * What makes the elements of a version those of the next. 1 → 2: layers, locks, hidden elements, arrows, winds, times, fuel and notes of
 * waypoints came, all of them optional, so that every element of version 1 is one of version 2.
 */
const migrations: readonly ((elements: Elements) => Elements)[] = [(elements) => elements]

type Elements = Readonly<Record<string, unknown>>

/** Whether a JSON object looks like Missioncast's own file. */
export const isMissioncast = (file: object): boolean => Object.hasOwn(file, 'missioncast')

/**
 * The whole plan, exactly: `{"missioncast":2,"elements":{id: element, …}}`, the sheet first, then in list order, an
 * element a line, so that line-by-line comparisons of two files mean something.
 */
export function writeMissioncast(plan: Plan): WriteResult<string> {
  const sheet = plan.get(sheetId)
  const elements = [...(sheet ? [[sheetId, sheet] as const] : []), ...drawnElements(plan)]
  const lines = elements.map(([id, element]) => `${JSON.stringify(id)}:${JSON.stringify(element)}`)
  const content = `{"missioncast":${missioncastVersion},\n"elements":{\n${lines.join(',\n')}\n}}\n`
  return { type: 'written', content, notes: [] }
}

/** Opens the text of Missioncast's own file. `map` is for a plan that has none yet. */
export function openMissioncast(text: string, options: { readonly map?: string } = {}): OpenResult {
  const parsed = parseJson(text)
  if (!parsed.ok) return { type: 'failed', problem: parsed.problem }
  if (isObject(parsed.value) && isMissioncast(parsed.value)) return readMissioncast(parsed.value, options)
  const detail = { found: kindOf(parsed.value) }
  return { type: 'failed', problem: { code: 'unknown-format', where: [], detail } }
}

/** Opens the JSON object of such a file. */
export function readMissioncast(
  file: Readonly<Record<string, unknown>>,
  options: { readonly map?: string } = {},
): OpenResult {
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const envelope = readEnvelope(file, note)
  if (!envelope.ok) return { type: 'failed', problem: envelope.problem }
  // Without a sheet that can be read nobody knows what the numbers of the others mean.
  const found = readSheet(envelope.elements.get(sheetId), options.map)
  if (!found.ok) return { type: 'failed', problem: found.problem }
  const { sheet } = found
  const map = planMapById(sheet?.map ?? '')
  if (sheet && !map && sheet.map !== '') note({ code: 'unknown-map', where: [], detail: { map: sheet.map } })

  const elements = new Map(envelope.elements)
  if (sheet) elements.set(sheetId, { ...asObject(elements.get(sheetId)), ...sheet })
  const collected = collectPlan(candidates(elements, note), map, note)
  if (!collected.ok) return { type: 'failed', ...collected.refusal }
  return { type: 'opened', format: 'missioncast', plan: collected.plan, notes }
}

const asObject = (value: unknown): object => (isObject(value) ? value : {})

type Envelope =
  | { readonly ok: true; readonly elements: ReadonlyMap<string, unknown> }
  | { readonly ok: false; readonly problem: FileProblem }

function readEnvelope(file: Readonly<Record<string, unknown>>, note: TakeNote): Envelope {
  const { missioncast, elements, ...others } = file
  if (!isKnownVersion(missioncast)) return { ok: false, problem: versionProblem(missioncast) }
  if (!isObject(elements)) {
    const detail = { field: 'elements', expected: 'object', found: kindOf(elements) } as const
    return { ok: false, problem: { code: 'wrong-kind', where: [], detail } }
  }
  const entries = Object.entries(migrated(elements, missioncast))
  if (entries.length > limits.elements) {
    const detail = { count: entries.length, limit: limits.elements }
    return { ok: false, problem: { code: 'too-many-elements', where: [], detail } }
  }
  for (const field of Object.keys(others)) note({ code: 'value-dropped', where: [], detail: { field } })
  return { ok: true, elements: new Map(entries) }
}

const isKnownVersion = (version: unknown): version is number =>
  typeof version === 'number' && Number.isInteger(version) && version >= 1 && version <= missioncastVersion

const migrated = (elements: Elements, version: number): Elements =>
  migrations.slice(version - 1).reduce((older, migrate) => migrate(older), elements)

function versionProblem(found: unknown): FileProblem {
  if (typeof found === 'number') {
    return { code: 'newer-version', where: [], detail: { version: String(found), known: missioncastVersion } }
  }
  const detail = { field: 'missioncast', expected: 'number', found: kindOf(found) } as const
  return { code: 'wrong-kind', where: [], detail }
}

type FoundSheet =
  | { readonly ok: true; readonly sheet: Sheet | undefined }
  | { readonly ok: false; readonly problem: FileProblem }

/** The file's sheet, on the chosen map if it names none; no sheet if the file has none and no map is chosen. */
function readSheet(value: unknown, chosen: string | undefined): FoundSheet {
  const where: Place = [{ part: 'sheet' }]
  const read = value === undefined ? undefined : readElement(value, where)
  if (read && !read.ok) return read
  if (read && read.element.kind !== 'sheet') {
    return {
      ok: false,
      problem: { code: 'unknown-word', where, detail: { field: 'kind', value: read.element.kind } },
    }
  }
  const sheet = read?.element.kind === 'sheet' ? read.element : undefined
  if (!chosen || (sheet && sheet.map !== '')) return { ok: true, sheet }
  if (planMapById(chosen)) return { ok: true, sheet: { ...(sheet ?? sheetOf(emptyPlan)), map: chosen } }
  return { ok: false, problem: { code: 'unfit-map', where: [], detail: { map: chosen } } }
}

/** Elements by id, each at its place: counted among its kind in the file, which is list order. */
function* candidates(elements: ReadonlyMap<string, unknown>, note: TakeNote): Generator<Candidate> {
  const counts = new Map<Kind, number>()
  for (const [id, value] of elements) {
    const where = [placeOf(id, value, counts)]
    if (!v.is(elementIdSchema, id)) {
      const problem: FileProblem = { code: 'unknown-word', where, detail: { field: 'id', value: shown(id) } }
      note({ code: 'left-out', where, detail: { problem } })
    } else if (id !== sheetId && isObject(value) && value.kind === 'sheet') {
      const problem: FileProblem = { code: 'unknown-word', where, detail: { field: 'kind', value: 'sheet' } }
      note({ code: 'left-out', where, detail: { problem } })
    } else {
      yield { id, where, value }
    }
  }
}

function placeOf(id: string, value: unknown, counts: Map<Kind, number>): PlaceStep {
  if (id === sheetId) return { part: 'sheet' }
  const kind = isObject(value) ? kinds.find((known) => known === value.kind) : undefined
  if (!kind || !isObject(value)) return { part: 'element', name: shown(id) }
  const number = (counts.get(kind) ?? 0) + 1
  counts.set(kind, number)
  return { part: kind, number, ...(typeof value.name === 'string' && value.name && { name: value.name }) }
}
