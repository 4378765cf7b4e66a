import type { LedStore } from './led-store.ts'
import type { PlanStorage } from './plan-storage.ts'
import type { PlanStore } from './plan-store.ts'

/**
 * Saves the local plan and the note of the stream that is led with it after every change, one save at a time: what changes at once is saved
 * at once, so that plan and note always fit, and what changes meanwhile goes with the next save. `onFailure` hears of a storage that does
 * not save, once until it does again, and answers the way to take that word back; the plan itself is unharmed.
 */
export function keepPlan(
  plan: PlanStore,
  led: LedStore,
  storage: Pick<PlanStorage, 'save'>,
  onFailure: (cause: unknown) => () => void,
): () => void {
  const present = () => ({ plan: plan.getState().plan, note: led.getState().note })
  let saved = present()
  let saving = false
  let takeBack: (() => void) | undefined

  const isSaved = (): boolean => {
    const { plan, note } = present()
    return saved.plan === plan && saved.note === note
  }

  const save = async (): Promise<void> => {
    if (saving) return
    saving = true
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
    } finally {
      saving = false
    }
  }
  const ends = [plan.subscribe(() => void save()), led.subscribe(() => void save())]
  return () => {
    for (const end of ends) end()
  }
}
