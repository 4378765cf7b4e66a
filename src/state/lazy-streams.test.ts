import { expect, test, vi } from 'vitest'
import { fakeStreams } from './fake/fake-streams.ts'
import { lazyStreams } from './lazy-streams.ts'

test('the code is loaded once, when it is first wanted', async () => {
  const load = vi.fn(async () => fakeStreams({}))
  const streams = lazyStreams(load)
  expect(load).not.toHaveBeenCalled()
  await Promise.all([streams.list({ limit: 1 }), streams.list({ limit: 1 })])
  expect(load).toHaveBeenCalledOnce()
})

test('code that does not come is trouble, and is tried again', async () => {
  const load = vi.fn(async () => fakeStreams({})).mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const streams = lazyStreams(load)
  expect(await streams.list({ limit: 1 })).toMatchObject({ ok: false, trouble: 'unreachable' })
  expect(await streams.list({ limit: 1 })).toMatchObject({ ok: true })
})
