import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Long enough for an editor to finish writing. */
const quietMs = 100

/**
 * Yields after each change of the file from now on, once it has been quiet for a moment, until the signal. Watches the
 * folder, since many programs save by putting a new file in the place of the old one.
 */
export function fileChanges(path: string, signal: AbortSignal): AsyncGenerator<void> {
  const name = basename(path)
  let isChanged = false
  let wake = (): void => {}
  let timer: NodeJS.Timeout | undefined
  // At once, not when the first change is asked for: what changes meanwhile would be lost.
  const watcher = watch(dirname(path), (_event, changed) => {
    if (changed !== null && changed !== name) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      isChanged = true
      wake()
    }, quietMs)
  })
  const stop = (): void => {
    clearTimeout(timer)
    watcher.close()
    wake()
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })

  async function* changes(): AsyncGenerator<void> {
    while (!signal.aborted) {
      if (!isChanged)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      if (signal.aborted) return
      isChanged = false
      yield
    }
  }
  return changes()
}
