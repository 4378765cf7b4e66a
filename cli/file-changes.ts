import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Long enough for an editor to finish writing. */
const quietMs = 100

/**
 * Yields after each change of the file, once it has been quiet for a moment, until the signal. Watches the folder, since
 * many programs save by putting a new file in the place of the old one.
 */
export async function* fileChanges(path: string, signal: AbortSignal): AsyncGenerator<void> {
  const name = basename(path)
  let isChanged = false
  let wake = (): void => {}
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(dirname(path), (_event, changed) => {
    if (changed !== null && changed !== name) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      isChanged = true
      wake()
    }, quietMs)
  })
  const stop = (): void => wake()
  signal.addEventListener('abort', stop)
  try {
    while (!signal.aborted) {
      if (!isChanged)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      if (signal.aborted) return
      isChanged = false
      yield
    }
  } finally {
    signal.removeEventListener('abort', stop)
    clearTimeout(timer)
    watcher.close()
  }
}
