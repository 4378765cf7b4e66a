import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import * as v from 'valibot'
import {
  type AudienceMessage,
  type AudienceOrder,
  audienceMessageSchema,
  type Heard,
} from './audience-messages.ts'

export type Audience = {
  readonly pid: number | undefined
  /** What readers and viewers heard since this was asked the last time. */
  readonly takeHeard: () => Promise<{ readonly readers: Heard; readonly viewers: Heard }>
  readonly end: () => Promise<void>
}

/** Starts bench/audience.ts; resolves when everybody has joined. */
export async function openAudience(order: AudienceOrder): Promise<Audience> {
  const child = fork(join(import.meta.dirname, 'audience.ts'), [JSON.stringify(order)], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  })
  const ended = once(child, 'exit')
  const next = async (): Promise<AudienceMessage> => {
    const [message] = await Promise.race([
      once(child, 'message'),
      ended.then(([code]) => {
        throw new Error(`The audience ended by itself (exit code ${code}).`)
      }),
    ])
    return v.parse(audienceMessageSchema, message)
  }
  const joined = await next()
  if (joined.type !== 'joined') throw new Error(`The audience said ${joined.type} before it had joined.`)
  return {
    pid: child.pid,
    async takeHeard() {
      const answer = next()
      child.send('report')
      const message = await answer
      if (message.type !== 'heard') throw new Error(`The audience said ${message.type} when it was asked.`)
      return message
    },
    async end() {
      child.disconnect()
      await ended
    },
  }
}
