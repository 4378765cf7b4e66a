import { expect, onTestFinished, test } from 'vitest'
import { watchLibrary } from './library-watch.ts'
import { startStack } from './stack.ts'

test('a library that was flushed is there again within seconds, and said to be', async () => {
  const stack = await startStack()
  const said: string[] = []
  const stopWatching = watchLibrary(stack, (line) => said.push(line))
  onTestFinished(async () => {
    stopWatching()
    await stack.stop()
  })
  const isThere = () => stack.admin('FUNCTION', 'LIST').then((libraries) => [libraries].flat().length === 1)
  const heals = () => expect.poll(isThere, { timeout: 10_000 }).toBe(true)

  await stack.admin('FUNCTION', 'FLUSH')
  await heals()
  expect(said).toEqual(['The functions library was gone from Redis; it is loaded again.'])

  await stack.parts.redis.stop()
  await stack.parts.redis.start()
  await stack.admin('FUNCTION', 'FLUSH')
  await heals()
  expect(said).toHaveLength(2)
}, 60_000)
