import { setTimeout as delay } from 'node:timers/promises'

const EVERY_MS = 25
/** A machine that stood still saw nothing meanwhile: so much of the patience goes by from one look to the next at most. */
const MOST_PER_LOOK_MS = 1_000

/** Looks until it is so; false if it is not within `withinMs` of looking. */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  let leftMs = withinMs
  let lookedMs = performance.now()
  while (!(await isSo())) {
    if (leftMs < 0) return false
    await delay(EVERY_MS)
    const nowMs = performance.now()
    leftMs -= Math.min(nowMs - lookedMs, MOST_PER_LOOK_MS)
    lookedMs = nowMs
  }
  return true
}
