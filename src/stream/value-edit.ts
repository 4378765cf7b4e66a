import * as v from 'valibot'
import { type ElementId, elementIdSchema } from '../plan/element.ts'
import { ProtocolError } from './protocol-error.ts'

/** A plan as the server keeps it: opaque values by element id. */
export type Values = ReadonlyMap<ElementId, string>

/** An edit as it travels: the values that elements get; `undefined` deletes. */
export type ValueEdit = ReadonlyMap<ElementId, string | undefined>

export const mergeValueEdits = (first: ValueEdit, second: ValueEdit): ValueEdit =>
  new Map([...first, ...second])

/** Whether an edit says something of everything that an earlier one did: then it comes to the same whether that one arrived or not. */
export const saysAgain = (earlier: ValueEdit, later: ValueEdit): boolean =>
  [...earlier.keys()].every((id) => later.has(id))

export function applyValueEdits(values: Values, edits: readonly ValueEdit[]): Values {
  const next = new Map(values)
  for (const edit of edits) {
    for (const [id, value] of edit) {
      if (value === undefined) next.delete(id)
      else next.set(id, value)
    }
  }
  return next
}

/** The smallest edit that makes `to` out of `from`. */
export function diffValues(from: Values, to: Values): ValueEdit {
  const edit = new Map<ElementId, string | undefined>()
  for (const id of from.keys()) if (!to.has(id)) edit.set(id, undefined)
  for (const [id, value] of to) if (from.get(id) !== value) edit.set(id, value)
  return edit
}

/** C5: the text that is stored and published byte for byte, ASCII alone. */
export function editText(edit: ValueEdit): string {
  const put: [ElementId, string][] = []
  const del: ElementId[] = []
  for (const [id, value] of edit) {
    if (value === undefined) del.push(id)
    else put.push([id, value])
  }
  // fromEntries defines own properties: an element called `__proto__` is one like any other.
  const text = JSON.stringify({ put: Object.fromEntries(put), del })
  return text.replace(/[^ -\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const valuesSchema = v.pipe(
  v.custom<object>((input) => typeof input === 'object' && input !== null && !Array.isArray(input)),
  // valibot's record leaves `__proto__` and `constructor` out; as ids they are allowed (P5).
  v.transform((object) => new Map<string, unknown>(Object.entries(object))),
  v.map(elementIdSchema, v.pipe(v.string(), v.nonEmpty())),
)

/** C5, after JSON. */
export const valueEditSchema = v.pipe(
  v.object({ put: valuesSchema, del: v.array(elementIdSchema) }),
  v.transform(({ put, del }): ValueEdit => new Map([...del.map((id) => [id, undefined] as const), ...put])),
)

/** @throws {ProtocolError} if the text is not one by C5 */
export function readEditText(text: string): ValueEdit {
  try {
    return v.parse(valueEditSchema, JSON.parse(text))
  } catch (cause) {
    throw new ProtocolError('The log holds what is not an edit', { cause })
  }
}
