import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Webdis } from '../webdis/webdis.ts'
import { createFakeWebdis, type FakeWebdis } from './fake/fake-webdis.ts'
import { opened } from './fake/open-sessions.ts'
import { good, patience, points, reach } from './fake/session-probe.ts'
import './fake/told-time.ts'
import { newChannel } from './stream-keys.ts'
import { createStreams } from './streams.ts'

vi.mock('hash-wasm', () => import('./fake/quick-argon2id.ts'))

const secrets = { password: 'correct horse', code: 'battery staple' }
const { password } = secrets

let webdis: FakeWebdis

beforeEach(() => {
  webdis = createFakeWebdis()
})

const start = async (name: string, ...elements: readonly string[]) =>
  opened(
    good(
      await createStreams({ webdis }).start({
        ...{ ...secrets, name, plan: points(...elements), by: 'computer' },
      }),
    ),
  )

/** The way to the server, and the proofs of the password that were shown on it. */
function createShownProofs() {
  const shown: string[] = []
  const call: Webdis['call'] = (what, options) => {
    const { password: proof } = JSON.parse(what.body)
    if (proof) shown.push(String(proof))
    return webdis.call(what, options)
  }
  return { shown, streams: createStreams({ webdis: { ...webdis, call } }) }
}

/** Has the server give Bravo's salt, plan and all else in Alpha's place; on a channel of Alpha's, or nobody would listen (P5). */
function bravoInAlphasPlace() {
  const bravo = webdis.redis.dump().get('Bravo')
  if (!bravo) throw new Error('there is a Bravo')
  return (lettingIn?: string): void => {
    const record = { ...bravo, channel: newChannel('Alpha'), ...(lettingIn && { password: lettingIn }) }
    webdis.redis.load(new Map([['Alpha', record]]))
  }
}

describe('two streams under one password, one put in the place of the other', () => {
  test('[S2] are told apart by the proofs of a viewer and of a leader who come anew', async () => {
    await start('Alpha', 'a')
    await start('Bravo', 'b')
    bravoInAlphasPlace()()
    const streams = createStreams({ webdis })
    expect(await streams.connect({ name: 'Alpha', password })).toMatchObject({ refusal: 'wrong-password' })
    expect(await streams.reconnect({ ...secrets, name: 'Alpha', by: 'phone' })).toMatchObject({
      refusal: 'wrong-password',
    })
  })

  test('[S2] [S5] show nothing of one as the other, whomever the server lets in', async () => {
    await start('Alpha', 'a')
    await start('Bravo', 'b')
    const exchange = bravoInAlphasPlace()
    exchange()
    const { streams, shown } = createShownProofs()
    await streams.connect({ name: 'Alpha', password })
    exchange(shown[0])
    const viewer = opened(good(await streams.connect({ name: 'Alpha', password })))
    await reach(viewer, 'live')
    await vi.waitFor(() => expect(viewer.status().trouble).toBe('tampered'), patience)
    expect(viewer.plan().size).toBe(0)
  })

  test('[V14] show nothing of one to who has an invitation to the other', async () => {
    const invitation = (await start('Alpha', 'a')).invitation()
    await start('Bravo', 'b')
    const { streams, shown } = createShownProofs()
    opened(good(await streams.connect({ name: 'Alpha', invitation })))
    bravoInAlphasPlace()(shown[0])
    const viewer = opened(good(await streams.connect({ name: 'Alpha', invitation })))
    await vi.waitFor(() => expect(viewer.status().trouble).toBe('tampered'), patience)
    expect(viewer.plan().size).toBe(0)
  })
})
