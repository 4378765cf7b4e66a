import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTooLarge, lastBatch, nextBatch, startBatch } from './edit-batch.ts'
import { editText, type ValueEdit } from './value-edit.ts'

const bytesOf = (edit: ValueEdit): number => Buffer.byteLength(editText(edit))

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

test('[P6] knows values that no server takes by their bytes', () => {
  expect(isTooLarge('x'.repeat(65_536))).toBe(false)
  expect(isTooLarge('x'.repeat(65_537))).toBe(true)
  expect(isTooLarge('ж'.repeat(32_768))).toBe(false)
  expect(isTooLarge('ж'.repeat(32_769))).toBe(true)
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
  const plan = new Map(Array.from({ length: 100 }, (_, at) => [`id${at}`, 'x'.repeat(60_000)]))
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
      expect(Buffer.byteLength(JSON.stringify(editText(batch)))).toBeLessThan(61_000)
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
