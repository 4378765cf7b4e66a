import type { LedStore } from './led-store.ts'
import type { PlanStorage } from './plan-storage.ts'
import type { PlanStore } from './plan-store.ts'

export type PlanKeeper = {
  /** Saves what is not saved yet, now; false where that fails. */
  readonly flush: () => Promise<boolean>
  /** What is here now is as it was read from the storage. */
  readonly settle: () => void
  readonly end: () => void
}

/** How long after a failure it is tried again, though nothing changes. */
const retryMs = 10_000

/**
 * Saves the local plan and the note of the stream that is led with it after every change, one save at a time: what changes at once is saved
 * at once, so that plan and note always fit, and what changes meanwhile goes with the next save. `onFailure` hears of a storage that does
 * not save, once until it does again, and answers the way to take that word back; the plan itself is unharmed, and the storage is tried
 * again from time to time.
 */
export function keepPlan(
  plan: PlanStore,
  led: LedStore,
  storage: Pick<PlanStorage, 'save'>,
  onFailure: (cause: unknown) => () => void,
  later: (run: () => void, ms: number) => unknown = setTimeout,
): PlanKeeper {
  const present = () => ({ plan: plan.getState().plan, note: led.getState().note })
  let saved = present()
  let saving: Promise<void> | undefined
  let takeBack: (() => void) | undefined
  let isRetrying = false

  const isSaved = (): boolean => {
    const { plan, note } = present()
    return saved.plan === plan && saved.note === note
  }

  const retryLater = (): void => {
    if (isRetrying) return
    isRetrying = true
    later(() => {
      isRetrying = false
      if (!isSaved()) void save()
    }, retryMs)
  }

  const saveAll = async (): Promise<void> => {
    // Until whoever changes something has changed all of it.
    await Promise.resolve()
    try {
      while (!isSaved()) {
        const next = present()
        await storage.save(next.plan, next.note)
        saved = next
        takeBack?.()
        takeBack = undefined
      }
    } catch (cause) {
      takeBack ??= onFailure(cause)
      retryLater()
    } finally {
      saving = undefined
    }
  }
  const save = (): Promise<void> => {
    saving ??= saveAll()
    return saving
  }
  const ends = [plan.subscribe(() => void save()), led.subscribe(() => void save())]
  return {
    flush: async () => {
      await save()
      return isSaved()
    },
    settle: () => {
      saved = present()
    },
    end: () => {
      for (const end of ends) end()
    },
  }
}
