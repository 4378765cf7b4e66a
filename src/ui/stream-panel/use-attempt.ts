import { useLingui } from '@lingui/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { StreamOutcome } from '../../stream/session.ts'
import { failureSentence } from '../words/outcome-words.ts'

type Failure = Extract<StreamOutcome<unknown>, { ok: false }>

/**
 * One try of an operation at a time: whether it is under way, and why the last one failed. Leaving the form aborts it.
 * @param name of the stream that is asked for
 */
export function useAttempt(name?: string): {
  readonly pending: boolean
  readonly failure: { readonly refusal: Failure['refusal']; readonly sentence: string } | undefined
  /** Answers whether it succeeded. */
  readonly attempt: (operation: (signal: AbortSignal) => Promise<StreamOutcome<void>>) => Promise<boolean>
} {
  const { i18n } = useLingui()
  const [pending, setPending] = useState(false)
  const [failed, setFailed] = useState<Failure>()
  const controller = useRef<AbortController>(undefined)
  useEffect(() => () => controller.current?.abort(), [])

  const attempt = useCallback(
    async (operation: (signal: AbortSignal) => Promise<StreamOutcome<void>>): Promise<boolean> => {
      controller.current?.abort()
      controller.current = new AbortController()
      const { signal } = controller.current
      setPending(true)
      setFailed(undefined)
      // Argon2id (S1) holds the thread for a moment: the button must have been painted before.
      await painted()
      const outcome = await operation(signal).catch((cause): StreamOutcome<void> => {
        if (!signal.aborted) console.error(cause)
        return { ok: false, refusal: undefined, trouble: 'unexpected' }
      })
      if (signal.aborted) return false
      // Rendered by the time that the form looks for its first error, to put the focus there.
      flushSync(() => {
        setPending(false)
        if (!outcome.ok) setFailed(outcome)
      })
      return outcome.ok
    },
    [],
  )

  const failure = failed && { refusal: failed.refusal, sentence: failureSentence(i18n, failed, name) }
  return { pending, failure, attempt }
}

const painted = (): Promise<void> =>
  new Promise((resolve) => {
    // A hidden page paints nothing; then nobody waits for it either.
    if (document.hidden) resolve()
    else requestAnimationFrame(() => setTimeout(resolve))
  })
