import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTooLarge, lastBatch, nextBatch, startBatch } from './edit-batch.ts'
import { createSeal } from './seal.ts'
import { createSealer } from './sealer.ts'
import { editText, type ValueEdit } from './value-edit.ts'

const seal = createSeal(new Uint8Array(32))
/** Of what travels. */
const textOf = (edit: ValueEdit): string =>
  editText(createSealer(seal).seal('e'.repeat(32), edit, { first: 1, last: 1 }))
const bytesOf = (edit: ValueEdit): number => Buffer.byteLength(textOf(edit))

const queues: fc.Arbitrary<ValueEdit> = fc
  .array(
    fc.record({ bytes: fc.integer({ min: 0, max: 20_000 }), text: fc.constantFrom('x', '"', 'ж', '\u0001') }),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map(
    (parts) =>
      new Map(parts.map(({ bytes, text }, at) => [`id${at}`, bytes === 0 ? undefined : text.repeat(bytes)])),
  )

/** The longest text, in bytes, whose sealed value a server takes: with what stands before it, 23 steps of 2 KiB. */
const longest = 23 * 2_048 - 24

test('[P6] knows values that no server takes by the bytes of what travels', () => {
  const sealed = (text: string) => seal.seal('e', 'a', text, { first: 1, last: 1 }).length
  for (const [letter, bytes] of [
    ['x', 1],
    ['ж', 2],
    ['語', 3],
  ] as const) {
    const fits = letter.repeat(Math.floor(longest / bytes))
    expect(isTooLarge(fits), letter).toBe(false)
    expect(sealed(fits)).toBeLessThanOrEqual(65_536)
    for (const more of [1, 3_000]) {
      const text = fits + letter.repeat(more)
      expect(isTooLarge(text), `${letter} ${more}`).toBe(true)
      expect(sealed(text)).toBeGreaterThan(65_536)
    }
  }
})

test('[E2] [R6] takes what fits one event, or one entry of the log, and loses nothing', () => {
  fc.assert(
    fc.property(queues, fc.integer({ min: 1, max: 40 }), (queue, elements) => {
      const { batch, rest } = nextBatch(queue, elements)
      expect(batch.size).toBeGreaterThan(0)
      expect(batch.size).toBeLessThanOrEqual(elements)
      expect(batch.size + rest.size).toBe(queue.size)
      for (const [id, value] of queue) expect(batch.has(id) ? batch.get(id) : rest.get(id)).toBe(value)
      const most = bytesOf(queue) > 65_536 ? 65_536 : 8_192
      if (batch.size > 1) expect(bytesOf(batch)).toBeLessThanOrEqual(most)
    }),
    { numRuns: 50 },
  )
})

test('[E2] [S6] leaves room for what is put where there are only deletions', () => {
  for (const bytes of [30, 31, 32]) {
    const ids = Array.from({ length: 400 }, (_, at) => `${at}`.padStart(bytes, 'x'))
    const { batch } = nextBatch(new Map(ids.map((id) => [id, undefined])), Infinity)
    expect(bytesOf(batch)).toBeLessThanOrEqual(8_192)
    expect(bytesOf(batch)).toBeGreaterThan(8_192 - bytes - 3)
  }
})

test('[L1] takes deletions first, since they make room', () => {
  const { batch } = nextBatch(
    new Map([
      ['a', 'A'],
      ['b', undefined],
    ]),
    1,
  )
  expect([...batch.keys()]).toEqual(['b'])
})

test('[P6] starts with as much as one call can carry', () => {
  const plan = new Map(Array.from({ length: 100 }, (_, at) => [`id${at}`, 'x'.repeat(40_000)]))
  const { batch, rest } = startBatch(plan)
  expect(bytesOf(batch)).toBeLessThanOrEqual(3_145_728)
  expect(bytesOf(batch)).toBeGreaterThan(3_000_000)
  expect(batch.size + rest.size).toBe(100)
})

test('[L12] one last call carries deletions and what is small first, and loses nothing', () => {
  fc.assert(
    fc.property(queues, (queue) => {
      const { batch, rest } = lastBatch(queue)
      expect(batch.size + rest.size).toBe(queue.size)
      expect(Buffer.byteLength(JSON.stringify(textOf(batch)))).toBeLessThan(61_000)
      for (const [id, value] of queue) if (value === undefined) expect(batch.has(id)).toBe(true)
    }),
    { numRuns: 50 },
  )
  const { batch } = lastBatch(
    new Map([
      ['large', 'x'.repeat(65_000)],
      ['small', 'x'],
    ]),
  )
  expect([...batch.keys()]).toEqual(['small'])
})
