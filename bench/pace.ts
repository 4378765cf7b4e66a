import { setTimeout as delay } from 'node:timers/promises'
import { sharedMs } from './clock.ts'

/** Acts so many times a second, by the clock: a late step does not make the next ones late. */
export async function atPace(perSecond: number, times: number, act: (step: number) => void): Promise<void> {
  const beganMs = sharedMs()
  for (let step = 0; step < times; step++) {
    await delay(Math.max(0, beganMs + (step * 1000) / perSecond - sharedMs()))
    act(step)
  }
}
