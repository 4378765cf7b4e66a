import type { LedStore } from './led-store.ts'
import type { Loaded, PlanStorage } from './plan-storage.ts'
import type { PlanStore } from './plan-store.ts'

/** What a page begins with: what was saved, undefined where nothing was; `late` if the browser has not answered in time. */
export type FirstPlan = Loaded | undefined | 'failed' | 'late'

/** Loads what was saved, and waits no longer than that. `answer` is what comes in the end. */
export function loadFirst(
  storage: PlanStorage,
  limitMs: number,
): { readonly inTime: Promise<FirstPlan>; readonly answer: Promise<Exclude<FirstPlan, 'late'>> } {
  const answer = storage.load().catch((cause: unknown) => {
    console.error(cause)
    return 'failed' as const
  })
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), limitMs))
  return { inTime: Promise.race([answer, late]), answer }
}

/** Shows what was saved though it came late, unless something else was begun meanwhile: then it stays where it is, untouched. */
export function showLate(
  loaded: Loaded | undefined,
  plan: PlanStore,
  led: LedStore,
  storage: PlanStorage,
): 'shown' | 'left' {
  if (!loaded) return 'shown'
  if (!plan.begin(loaded.plan)) {
    storage.goApart()
    return 'left'
  }
  led.setState({ note: loaded.note })
  return 'shown'
}
