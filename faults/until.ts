import { setTimeout as delay } from 'node:timers/promises'

const EVERY_MS = 25

/** Looks until it is so; false if it is not within `withinMs`. */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const endMs = Date.now() + withinMs
  while (!(await isSo())) {
    if (Date.now() > endMs) return false
    await delay(EVERY_MS)
  }
  return true
}
