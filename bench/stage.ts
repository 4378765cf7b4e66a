import { type Stack, startStack } from '../scripts/stack/stack.ts'
import type { Plan } from '../src/plan/plan.ts'
import { type LedStream, startLedStream } from './led-stream.ts'

/** A stack of its own with one stream. */
export type Stage = LedStream & { readonly stack: Stack; readonly end: () => Promise<void> }

export async function openStage(plan: Plan): Promise<Stage> {
  const stack = await startStack()
  try {
    const stream = await startLedStream(stack.url, 'Measured', plan)
    return {
      ...stream,
      stack,
      async end() {
        await stream.leader.stop()
        await stack.stop()
      },
    }
  } catch (error) {
    await stack.stop()
    throw error
  }
}

/** Does something on a stack of its own, whatever comes of it. */
export async function onOwnStack<T>(work: (stack: Stack) => Promise<T>): Promise<T> {
  const stack = await startStack()
  try {
    return await work(stack)
  } finally {
    await stack.stop()
  }
}
