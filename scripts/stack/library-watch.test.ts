import { expect, onTestFinished, test, vi } from 'vitest'
import { readLibrary } from './library.ts'
import { createLibraryCheck, watchLibrary } from './library-watch.ts'
import { RespError, type RespReply } from './resp.ts'

const listed = (code: string): RespReply => [
  ['library_name', 'missioncast', 'engine', 'LUA', 'functions', [], 'library_code', code],
]
const right = listed(readLibrary())
const older = listed(readLibrary().replace(/^local VERSION = .*$/m, "local VERSION = '1.0.0'"))

/** A Redis that answers FUNCTION LIST with `answers`, one after the other, and then as the library stands. */
function fakeRedis(...answers: (RespReply | Error)[]) {
  const said: string[] = []
  const admin = vi.fn(async () => {
    const answer = answers.shift() ?? right
    if (answer instanceof Error) throw answer
    return answer
  })
  const loadLibrary = vi.fn(async () => {})
  return { admin, loadLibrary, said, say: (line: string) => said.push(line) }
}

test.each([
  ['gone', [] as RespReply, 'The functions library was gone from Redis; it is loaded again.'],
  [
    'an older one',
    older,
    'The functions library in Redis was another than lua/missioncast.lua; it is loaded again.',
  ],
])('loads the library when it is %s, and says which', async (_, answer, line) => {
  const redis = fakeRedis(answer)
  const check = createLibraryCheck(redis, redis.say)
  await check()
  await check()
  expect(redis.loadLibrary).toHaveBeenCalledTimes(1)
  expect(redis.said).toEqual([line])
})

test.each([
  ['is away', new RespError('Redis is away: connect ECONNREFUSED')],
  ['hangs', new RespError('Redis did not answer within 10000 ms')],
  ['is loading', new RespError('LOADING Redis is loading the dataset in memory')],
  ['makes something else of it', new TypeError('unforeseen')],
])('leaves Redis alone while it %s', async (_, error) => {
  const redis = fakeRedis(error)
  await createLibraryCheck(redis, redis.say)()
  expect(redis.loadLibrary).not.toHaveBeenCalled()
  expect(redis.said).toEqual([])
})

test('goes on watching whatever happens', async () => {
  const redis = fakeRedis(new TypeError('unforeseen'), [])
  onTestFinished(watchLibrary(redis, redis.say))
  await vi.waitFor(() => expect(redis.loadLibrary).toHaveBeenCalled(), 30_000)
})

test('says once why the library cannot be loaded, and goes on trying', async () => {
  const redis = fakeRedis([], [], [])
  const full = new RespError('OOM command not allowed')
  redis.loadLibrary.mockRejectedValueOnce(full).mockRejectedValueOnce(full)
  const check = createLibraryCheck(redis, redis.say)
  for (let looks = 0; looks < 3; looks++) await check()
  expect(redis.said).toEqual([
    'The functions library was gone from Redis, and cannot be loaded yet (OOM command not allowed); trying on.',
    'The functions library was gone from Redis; it is loaded again.',
  ])
})
