import { WebdisError } from './webdis-error.ts'

/** Ends a request when nothing was heard of it for too long, and when its caller wants it ended. */
export type Deadline = {
  /** for `fetch` */
  readonly signal: AbortSignal
  /** Gives the other side so many milliseconds from now. */
  readonly within: (delayMs: number) => void
  /** Gives it all the time there is. */
  readonly lift: () => void
  /** Ends the request if it still runs, and lets the caller's signal go. */
  readonly end: () => void
  /** What went wrong, when `fetch` or its body threw `error`: too late, ended by the caller, or broken off. */
  readonly failure: (error: unknown) => unknown
}

export function createDeadline(outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const lift = (): void => clearTimeout(timer)
  const endByCaller = (): void => controller.abort(outer?.reason)
  if (outer?.aborted) endByCaller()
  else outer?.addEventListener('abort', endByCaller)

  return {
    signal: controller.signal,
    within(delayMs) {
      lift()
      const late = (): void => controller.abort(new WebdisError('timeout', `No answer within ${delayMs} ms`))
      timer = setTimeout(late, delayMs)
    },
    lift,
    end() {
      lift()
      outer?.removeEventListener('abort', endByCaller)
      controller.abort()
    },
    failure(error) {
      if (error instanceof WebdisError) return error
      if (controller.signal.aborted) return controller.signal.reason
      return new WebdisError('unreachable', 'The connection failed or broke off', { cause: error })
    },
  }
}
