import { createLibraryCheck, type LibraryCheck, watchLibrary } from './library-watch.ts'
import { type Stack, type StackOptions, startStack } from './stack.ts'
import { createSupervisor } from './supervise.ts'
import { watchWebdis } from './webdis-watch.ts'

/**
 * A stack that lives through what it exists to survive: parts that end or hang are started again, and Redis keeps the
 * library that is on disk.
 * @param giveUp is told why when a part fails again and again
 * @throws SetupError
 */
export async function startKeptStack(
  options: Omit<StackOptions, 'onDeath'> & {
    readonly say: (line: string) => void
    readonly giveUp: (reason: string) => void
  },
): Promise<Stack> {
  const { say, giveUp } = options
  const stopped = new AbortController()
  let checkLibrary: LibraryCheck | undefined
  const onDeath = createSupervisor({
    say,
    giveUp,
    signal: stopped.signal,
    onRevival(part) {
      if (part.name === 'redis') void checkLibrary?.()
    },
  })
  try {
    const stack = await startStack({ ...options, onDeath })
    checkLibrary = createLibraryCheck(stack, say)
    const watches = [watchLibrary(stack, say, checkLibrary), watchWebdis(stack.parts.webdis, say)]
    return {
      ...stack,
      async stop() {
        // Before the parts end: one that is just being started again must not come back.
        stopped.abort()
        for (const stopWatching of watches) stopWatching()
        await stack.stop()
      },
    }
  } catch (error) {
    stopped.abort()
    throw error
  }
}
