import { expect, onTestFinished, test } from 'vitest'
import { readLibrary } from './library.ts'
import { watchLibrary } from './library-watch.ts'
import { startStack } from './stack.ts'

const POLL = { timeout: 30_000 }
const OLDER = readLibrary().replace(/^local VERSION = .*$/m, "local VERSION = '1.0.0'")

test('a library that was flushed or replaced by an older one is there again within seconds, and said to be', async () => {
  const stack = await startStack()
  const said: string[] = []
  const stopWatching = watchLibrary(stack, (line) => said.push(line))
  onTestFinished(async () => {
    stopWatching()
    await stack.stop()
  })
  const isThere = () => stack.admin('FUNCTION', 'LIST').then((libraries) => [libraries].flat().length === 1)
  const heals = () => expect.poll(isThere, POLL).toBe(true)

  await stack.admin('FUNCTION', 'FLUSH')
  await heals()
  await expect
    .poll(() => said, POLL)
    .toEqual(['The functions library was gone from Redis; it is loaded again.'])

  await stack.admin('FUNCTION', 'LOAD', 'REPLACE', OLDER)
  await expect.poll(() => stack.admin('FCALL_RO', 'stream_version', '0', '{}'), POLL).not.toContain('1.0.0')
  expect(said[1]).toBe(
    'The functions library in Redis was another than lua/missioncast.lua; it is loaded again.',
  )

  await stack.parts.redis.stop()
  await stack.parts.redis.start()
  await stack.admin('FUNCTION', 'FLUSH')
  await heals()
  await expect.poll(() => said, POLL).toHaveLength(3)
}, 60_000)
