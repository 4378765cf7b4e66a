import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import * as v from 'valibot'
import { type CrowdMessage, type CrowdOrder, type CrowdTask, crowdMessageSchema } from './crowd-messages.ts'

export type Crowd = {
  readonly kind: CrowdOrder['kind']
  readonly pid: number | undefined
  /** Has it done; resolves with its answer. One thing at a time. */
  readonly perform: <Type extends CrowdTask['type']>(
    task: Extract<CrowdTask, { type: Type }>,
  ) => Promise<Extract<CrowdMessage, { type: Type }>>
  readonly end: () => Promise<void>
}

/** Starts bench/crowd.ts; resolves when everybody has joined. */
export async function openCrowd(order: CrowdOrder): Promise<Crowd> {
  const child = fork(join(import.meta.dirname, 'crowd.ts'), [JSON.stringify(order)], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  })
  const ended = once(child, 'exit')
  const next = async <Type extends CrowdMessage['type']>(
    type: Type,
  ): Promise<Extract<CrowdMessage, { type: Type }>> => {
    const [said] = await Promise.race([
      once(child, 'message'),
      ended.then(([code]) => {
        throw new Error(`The crowd ended by itself (exit code ${code}).`)
      }),
    ])
    const message = v.parse(crowdMessageSchema, said)
    if (!isOf(message, type)) throw new Error(`The crowd said ${message.type} where ${type} was due.`)
    return message
  }
  await next('joined')
  return {
    kind: order.kind,
    pid: child.pid,
    perform(task) {
      const answer = next(task.type)
      child.send(task)
      return answer
    },
    async end() {
      child.disconnect()
      await ended
    },
  }
}

const isOf = <Type extends CrowdMessage['type']>(
  message: CrowdMessage,
  type: Type,
): message is Extract<CrowdMessage, { type: Type }> => message.type === type
