import type { Place } from '../plan/place.ts'
import { kindOf } from '../plan/read-element.ts'
import type { TakeNote } from './file-problem.ts'

/**
 * The fields of one JSON object of a file, as they are asked for; what nobody asks for remains as `rest`. What is
 * absent or null is undefined. Values of the wrong kind are passed on, for the schema to refuse at their place.
 */
export type JsonFields = {
  /** also from a text that holds a number and nothing else, as files written by forms do */
  readonly number: (key: string) => unknown
  readonly text: (key: string, limit: number) => unknown
  readonly list: (key: string) => readonly unknown[]
  readonly value: (key: string) => unknown
  readonly rest: () => readonly (readonly [string, unknown])[]
}

export function jsonFields(object: object, where: Place, note: TakeNote): JsonFields {
  const fields = new Map<string, unknown>(Object.entries(object))
  const value = (key: string): unknown => {
    const found = fields.get(key)
    fields.delete(key)
    return found ?? undefined
  }
  return {
    value,
    number: (key) => asNumber(value(key)),
    text: (key, limit) => {
      const found = value(key)
      if (typeof found === 'number') return String(found)
      if (typeof found !== 'string' || found.length <= limit) return found
      note({ code: 'text-cut', where, detail: { field: key, length: found.length, limit } })
      return cutText(found, limit)
    },
    list: (key) => {
      const found = value(key)
      if (Array.isArray(found)) return found
      if (found !== undefined) {
        note({ code: 'value-dropped', where, detail: { field: key } })
      }
      return []
    },
    rest: () => [...fields],
  }
}

export function asNumber(value: unknown): unknown {
  if (value === null) return undefined
  if (typeof value !== 'string' || value.trim() === '') return value
  const number = Number(value)
  return Number.isNaN(number) ? value : number
}

/** Not in the middle of a surrogate pair. */
export const cutText = (text: string, limit: number): string =>
  text.slice(0, limit).replace(/[\ud800-\udbff]$/, '')

/** A value for a sentence: short, whatever it is. */
export const shown = (value: unknown): string =>
  typeof value === 'string' ? (value.length > 40 ? `${cutText(value, 40)}…` : value) : kindOf(value)
