import { randomBytes } from 'node:crypto'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import type { Plan } from '../src/plan/plan.ts'
import type { LeaderSession } from '../src/stream/session.ts'
import { createStreams } from '../src/stream/streams.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { expectOk } from './expect-ok.ts'
import { type Published, publishedBy } from './published.ts'
import { stampCalls } from './stamped-webdis.ts'

/** A stack of its own with one stream, led by a real leader session in this process. */
export type Stage = {
  readonly stack: Stack
  readonly name: string
  readonly password: string
  readonly leader: LeaderSession
  /** What was published since this was asked the last time. */
  readonly takePublished: () => readonly Published[]
  readonly end: () => Promise<void>
}

export async function openStage(plan: Plan): Promise<Stage> {
  const stack = await startStack()
  try {
    const name = 'Measured'
    const password = randomBytes(12).toString('hex')
    const code = randomBytes(12).toString('hex')
    const published: Published[] = []
    const webdis = stampCalls(createWebdis({ url: stack.url }), (stamped) => {
      const one = publishedBy(stamped)
      if (one) published.push(one)
    })
    const streams = createStreams({ webdis })
    const leader = expectOk(await streams.start({ name, password, code, plan, by: 'script' }))
    await leader.settled()
    return {
      stack,
      name,
      password,
      leader,
      takePublished: () => published.splice(0),
      async end() {
        await leader.stop()
        await stack.stop()
      },
    }
  } catch (error) {
    await stack.stop()
    throw error
  }
}
