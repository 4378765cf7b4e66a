import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../../scripts/stack/stack.ts'
import { createWebdis } from '../webdis/webdis.ts'
import { WebdisError } from '../webdis/webdis-error.ts'
import { leaveOpened, opened } from './fake/open-sessions.ts'
import { good, points, put, reach, showing } from './fake/session-probe.ts'
import { randomHex } from './secrets.ts'
import type { Streams } from './session.ts'
import { createStreams } from './streams.ts'
import { operations } from './wire.ts'

const old = { password: 'correct horse', code: 'battery staple' }
const other = { password: 'wrong donkey', code: 'lost screw' }
const plan = points('a', 'b')

let stack: Stack
/** of two people's browsers */
let leading: Streams
let viewing: Streams

beforeAll(async () => {
  stack = await startStack()
  viewing = createStreams({ webdis: createWebdis({ url: stack.url }) })
  leading = losingAnswerOf(operations.rekey.fn)
})
afterAll(async () => {
  leaveOpened()
  await stack.stop()
})

/** A way to the server on which the first answer of this function is lost. */
function losingAnswerOf(fn: string): Streams {
  const webdis = createWebdis({ url: stack.url })
  let hasFailed = false
  return createStreams({
    webdis: {
      ...webdis,
      async call(what, options) {
        const reply = await webdis.call(what, options)
        if (what.fn !== fn || hasFailed) return reply
        hasFailed = true
        throw new WebdisError('unreachable', 'once')
      },
    },
  })
}

async function createStream(more: { unlisted?: boolean } = {}) {
  const name = `Ёж ${randomHex()}`
  const leader = opened(good(await leading.start({ ...old, name, plan, by: 'computer', ...more })))
  const connect = async (right: { password: string } | { invitation: string } = old) => {
    const viewer = opened(good(await viewing.connect({ name, ...right })))
    await showing(viewer, leader.plan())
    await reach(viewer, 'live')
    return viewer
  }
  return { name, leader, connect }
}

const isOut = { refusal: 'wrong-password', trouble: 'secrets-changed' }

describe('on the real stack', () => {
  test('[R13] [L13] [V12] another password puts viewers out at once, though edits wait and the answer is lost', async () => {
    const { name, leader, connect } = await createStream()
    const invited = leader.invitation()
    const viewers = [await connect(), await connect({ invitation: invited })]
    leader.edit(put('c', 'C'))
    const changing = leader.changeSecrets({ ...other, isNewPassword: true })
    leader.edit(put('d', 'D'))
    good(await changing)
    for (const viewer of viewers) {
      await reach(viewer, 'refused')
      expect(viewer.status()).toMatchObject(isOut)
    }
    leader.edit(put('e', 'E'))
    await leader.settled()
    const viewer = await connect(other)
    expect([...viewer.plan().keys()].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    const refused = { refusal: 'wrong-password' }
    expect(await viewing.connect({ name, password: old.password })).toMatchObject(refused)
    expect(await viewing.connect({ name, invitation: invited })).toMatchObject(refused)
  })

  test('[R13] [V13] another code keeps the viewers', async () => {
    const { name, leader, connect } = await createStream()
    const viewer = await connect()
    good(await leader.changeSecrets({ ...old, code: other.code, isNewPassword: false }))
    leader.edit(put('c', 'C'))
    await showing(viewer, leader.plan())
    await reach(viewer, 'live')
    expect(viewer.diagnostics().rejections).toBe(0)
    expect(await viewing.reconnect({ ...old, name, by: 'phone' })).toMatchObject({ refusal: 'wrong-code' })
  })

  test('[R14] [L14] the lead goes to who has the token, once', async () => {
    const { name, leader, connect } = await createStream()
    const viewer = await connect()
    const { token } = good(await leader.offerLead(old.code))
    const asked = { name, password: old.password, token, by: 'phone' as const }
    const second = opened(good(await viewing.reconnect({ ...asked, newCode: other.code })))
    leader.edit(put('x', 'too late'))
    await reach(leader, 'superseded')
    second.edit(put('c', 'C'))
    await showing(viewer, second.plan())
    const refused = { refusal: 'wrong-code' }
    expect(await leading.reconnect({ ...old, name, by: 'computer' })).toMatchObject(refused)
    expect(await viewing.reconnect({ ...asked, newCode: 'yet another' })).toMatchObject(refused)
  })

  test('[K5] [L3] an unlisted stream is found by its name alone, also after it was lost', async () => {
    const { name, leader, connect } = await createStream({ unlisted: true })
    const viewer = await connect()
    const listed = async () => good(await viewing.list({ limit: 50 })).streams.map((stream) => stream.name)
    expect(await listed()).not.toContain(name)
    await stack.admin('FLUSHALL')
    leader.edit(put('c', 'C'))
    await showing(viewer, leader.plan())
    expect(await listed()).not.toContain(name)
    expect(await viewing.connect({ name, password: 'guessed' })).toMatchObject({ refusal: 'unknown-stream' })
  })
})
