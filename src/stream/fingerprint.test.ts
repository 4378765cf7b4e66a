import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addToFingerprint,
  differsFrom,
  emptyFingerprint,
  fingerprintOf,
  isReckoned,
  reckonOn,
} from './fingerprint.ts'
import { applyValueEdits, type ValueEdit } from './value-edit.ts'

const id = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'x-1', '_')
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom(
    'Ёж «№7»',
    '🚀',
    '👩‍🚀',
    '{"kind":"point"}',
    ' ',
    '\u2028',
    '\ufeff',
    '\uffff',
    '\n"\\',
    'x'.repeat(65_536),
  ),
)
const edit: fc.Arbitrary<ValueEdit> = fc
  .array(fc.tuple(id, fc.option(text, { nil: undefined })), { maxLength: 6 })
  .map((entries) => new Map(entries))

/** R11, reckoned otherwise. */
const sumOf = (values: ReadonlyMap<string, string>): number =>
  Number(
    [...values]
      .map(([name, value]) => createHash('sha1').update(`${name}\0${value}`).digest('hex').slice(0, 12))
      .reduce((sum, part) => (sum + BigInt(`0x${part}`)) % 2n ** 48n, 0n),
  )

describe('[R11] the fingerprint', () => {
  test('after any edits is that of the whole plan, in whatever order it came', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let print = emptyFingerprint
        for (const each of edits) {
          print = addToFingerprint(print, [each])
          while (!isReckoned(print)) print = reckonOn(print)
        }
        const plan = applyValueEdits(new Map(), edits)
        expect(print.sum).toBe(sumOf(plan))
        expect(fingerprintOf(new Map([...plan].reverse())).sum).toBe(print.sum)
        expect(print.parts.size).toBe(plan.size)
      }),
    )
  })

  test('of no plan is 0, and no other plan of one element has it', () => {
    expect(emptyFingerprint.sum).toBe(0)
    expect(fingerprintOf(new Map([['a', 'x']])).sum).toBe(sumOf(new Map([['a', 'x']])))
    expect(sumOf(new Map([['a', 'x']]))).not.toBe(sumOf(new Map([['ax', '']])))
  })

  test('of a large plan is reckoned little by little, whatever is edited meanwhile', () => {
    const plan = new Map(Array.from({ length: 5_000 }, (_, at) => [`id-${at}`, `${at} ${'ж'.repeat(150)}`]))
    const changes: ValueEdit = new Map([
      ['id-0', 'changed'],
      ['id-4999', undefined],
    ])
    let print = addToFingerprint(emptyFingerprint, [plan])
    expect(isReckoned(print)).toBe(false)
    expect(differsFrom(print, 0)).toBe(false)
    print = addToFingerprint(print, [changes])
    let steps = 2
    for (; !isReckoned(print); steps += 1) print = reckonOn(print)
    expect(steps).toBeGreaterThan(10)
    expect(print.sum).toBe(sumOf(applyValueEdits(plan, [changes])))
    expect(differsFrom(print, print.sum)).toBe(false)
    expect(differsFrom(print, print.sum + 1)).toBe(true)
    expect(differsFrom(print, undefined)).toBe(false)
  })
})
