import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { readHash } from './snapshot.ts'
import { createTestStream, editText, startStream } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

const kib = 1024
const mib = 1024 * kib

/** `count` elements of `bytes` each. */
const elements = (count: number, bytes: number, prefix = 'e'): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix}${at}`, 'x'.repeat(bytes)]))

test('[P6] takes an edit of 200 KB in many elements', async () => {
  const stream = await startStream(stack)
  const put = elements(200, 1000)
  expect(await stream.publish(editText(put))).toEqual(['OK', '2'])
  expect(await readHash(stack, stream.keys.plan)).toEqual(put)
})

test('[P6] takes a plan of 4 MiB to the byte', async () => {
  const stream = createTestStream(stack)
  expect((await stream.start({ data: editText(elements(32, 65_536)) }))[0]).toBe('OK')
  expect(await stream.publish(editText(elements(31, 65_536, 'f')))).toEqual(['OK', '2'])
  const { bytes } = await readHash(stack, stream.keys.record)
  const left = 4 * mib - Number(bytes)
  expect((await stream.publish(editText({ z: 'x'.repeat(left) })))[0]).toBe('too-large')
  expect(await stream.publish(editText({ z: 'x'.repeat(left - 1) }))).toEqual(['OK', '3'])
  expect(await readHash(stack, stream.keys.record)).toMatchObject({ bytes: String(4 * mib) })
  expect((await stream.publish(editText({ z: 'x'.repeat(left) })))[0]).toBe('too-large')
  expect(await stream.publish(editText({ z2: 'y' }, ['z']))).toEqual(['OK', '4'])
})

test('[P6] takes a value of 64 KiB and none of a byte more, counted in UTF-8', async () => {
  const stream = await startStream(stack)
  expect(await stream.publish(editText({ a: 'ж'.repeat(32 * kib) }))).toEqual(['OK', '2'])
  const [word, words] = await stream.publish(
    editText({ a: 'ж'.repeat(32 * kib), b: `${'ж'.repeat(32 * kib)}x` }),
  )
  expect(word).toBe('too-large')
  expect(words).toBe('element b is 65537 bytes, at most 65536')
})

test('[P6] takes an edit of 6 MiB and none of a byte more', async () => {
  const stream = await startStream(stack)
  // Escapes are long in the text and short in the plan.
  const escaped = editText(elements(15, 64 * kib)).replaceAll('x', '\\u0078')
  const put = elements(5, 64 * kib, 'f')
  const textOf = (bytes: number) =>
    escaped.replace('},"del"', `,${JSON.stringify({ ...put, z: 'z'.repeat(bytes) }).slice(1)},"del"`)
  const left = 6 * mib - textOf(0).length
  const [word, words] = await stream.publish(textOf(left + 1))
  expect([word, words]).toEqual(['too-large', expect.stringContaining('the edit')])
  expect(await stream.publish(textOf(left))).toEqual(['OK', '2'])
  expect(await readHash(stack, stream.keys.plan)).toEqual({
    ...elements(15, 64 * kib),
    ...put,
    z: 'z'.repeat(left),
  })
})

test('[P6] takes 5,000 elements and not the 5,001st', async () => {
  const stream = createTestStream(stack)
  expect((await stream.start({ data: editText(elements(5001, 1)) }))[0]).toBe('too-many')
  expect((await stream.start({ data: editText(elements(5000, 1)) })).slice(0, 2)).toEqual(['OK', '1'])
  expect(await stream.publish(editText({ another: 'x' }))).toEqual([
    'too-many',
    'the plan would have 5001 elements, at most 5000',
  ])
  expect(await stream.publish(editText({ e0: 'changed' }))).toEqual(['OK', '2'])
  expect(await stream.publish(editText({ another: 'x' }, ['e1']))).toEqual(['OK', '3'])
  expect(await stack.admin('HLEN', stream.keys.plan)).toBe(5000)
})

test('[P6] replaces a whole plan of 5,000 elements in one edit, and takes no larger one', async () => {
  const stream = createTestStream(stack)
  const old = elements(5000, 1)
  await stream.start({ data: editText(old) })
  const ids = Object.keys(old)
  expect((await stream.publish(editText(elements(5001, 1, 'n'), ids)))[0]).toBe('too-many')
  expect((await stream.publish(editText({}, [...ids, 'one-more'])))[0]).toBe('too-many')
  expect(await stream.publish(editText(elements(5000, 1, 'n'), ids))).toEqual(['OK', '2'])
  expect(await readHash(stack, stream.keys.plan)).toEqual(elements(5000, 1, 'n'))
})
