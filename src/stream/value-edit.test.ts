import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyValueEdits,
  diffValues,
  editText,
  mergeValueEdits,
  readEditText,
  type ValueEdit,
} from './value-edit.ts'

const ids = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '1', '10', '-', 'toString')
const values = fc.uniqueArray(fc.tuple(ids, fc.string({ minLength: 1 })), { selector: ([id]) => id })
const edits: fc.Arbitrary<ValueEdit> = fc
  .uniqueArray(fc.tuple(ids, fc.option(fc.string({ minLength: 1 }), { nil: undefined })), {
    selector: ([id]) => id,
  })
  .map((entries) => new Map(entries))

describe('an edit', () => {
  test('[C5] is written with put before del, as JSON.stringify does', () => {
    const edit = new Map([
      ['b', undefined],
      ['a', 'x"\n'],
      ['__proto__', 'y'],
    ])
    expect(editText(edit)).toBe('{"put":{"a":"x\\"\\n","__proto__":"y"},"del":["b"]}')
  })

  test('[C5] is written in ASCII', () => {
    expect(editText(new Map([['a', 'Ж🚀']]))).toBe('{"put":{"a":"\\u0416\\ud83d\\ude80"},"del":[]}')
  })

  test('[C5] is read as it was written, whatever its ids', () => {
    fc.assert(
      fc.property(edits, (edit) => {
        expect(readEditText(editText(edit))).toEqual(edit)
      }),
    )
  })

  test.each([
    '',
    '[]',
    'null',
    '{"put":{}}',
    '{"put":[],"del":[]}',
    '{"put":{"a":1},"del":[]}',
    '{"put":{"a":""},"del":[]}',
    '{"put":{"ж":"x"},"del":[]}',
    '{"put":{},"del":["a b"]}',
    `{"put":{"${'a'.repeat(33)}":"x"},"del":[]}`,
  ])('[C5] is not %j', (text) => {
    expect(() => readEditText(text)).toThrow(expect.objectContaining({ name: 'ProtocolError' }))
  })

  test('merged with the next does what both do', () => {
    fc.assert(
      fc.property(values, edits, edits, (entries, first, second) => {
        const plan = new Map(entries)
        const merged = applyValueEdits(plan, [mergeValueEdits(first, second)])
        expect(merged).toEqual(applyValueEdits(plan, [first, second]))
      }),
    )
  })

  test('that is the difference makes the one plan out of the other, and is no larger than need be', () => {
    fc.assert(
      fc.property(values, values, (from, to) => {
        const difference = diffValues(new Map(from), new Map(to))
        expect(applyValueEdits(new Map(from), [difference])).toEqual(new Map(to))
        const before: ReadonlyMap<string, string> = new Map(from)
        for (const [id, value] of difference) expect(before.get(id)).not.toBe(value)
      }),
    )
  })
})
