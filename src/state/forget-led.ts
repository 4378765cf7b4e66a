import type { LedStore } from './led-store.ts'
import type { PlanStore } from './plan-store.ts'
import type { SessionStore } from './session-store.ts'

/** Another plan altogether, opened or begun while nothing is led, is no later state of the one that was: nothing of it is sent by itself (L10). */
export function forgetLed(led: LedStore, plan: PlanStore, session: SessionStore): void {
  plan.onReplace(() => {
    if (session.getState().role !== 'leading') led.setState({ note: undefined })
  })
}
