import { expect } from 'vitest'
import type { Stack } from '../scripts/stack/stack.ts'
import { listen } from './listen.ts'
import { takeSnapshot, withoutGuesses } from './snapshot.ts'
import { createTestStream, editText, type TestStream } from './test-stream.ts'

/** A stream of which every key exists, led by term 2, at revision 2. */
export async function createBusyStream(stack: Stack): Promise<TestStream> {
  const stream = createTestStream(stack)
  await stream.start({ data: editText({ a: 'x'.repeat(1000) }) })
  await stream.reconnect()
  await stream.publish(editText({ b: 'y' }), { term: 2 })
  await stream.viewerBeat()
  // A lifetime that was drawn out would not show within the same millisecond.
  for (const key of stream.keys.inOrder) {
    expect(await stack.admin('PEXPIREAT', key, '4000000000000')).toBe(1)
  }
  return stream
}

/** From now until what it returns is called, nothing may change but the count of guesses, no lifetime either, and nothing be published (C4, R9). */
export async function watch(stack: Stack, stream: TestStream): Promise<() => Promise<void>> {
  const listener = await listen(stack, stream.channel)
  const look = async () => withoutGuesses(await takeSnapshot(stack))
  const before = await look()
  return async () => {
    expect(await look()).toEqual(before)
    expect(await listener.eventsSoFar()).toEqual([])
    listener.close()
  }
}
