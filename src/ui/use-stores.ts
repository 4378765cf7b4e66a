import { use, useEffect } from 'react'
import { useStore } from 'zustand'
import type { Sheet } from '../plan/element.ts'
import { type Plan, sheetOf } from '../plan/plan.ts'
import { type PlanMap, planMapById } from '../plan/plan-map.ts'
import type { ShownUnits } from '../plan/units.ts'
import type { ClockState } from '../state/clock-store.ts'
import type { LeadNote } from '../state/led-store.ts'
import type { Hold } from '../state/my-plans.ts'
import type { PlanState } from '../state/plan-store.ts'
import type { Preferences } from '../state/preferences.ts'
import type { Selection } from '../state/selection-store.ts'
import type { Session } from '../state/session.ts'
import { guestPlan } from '../state/shown-plan.ts'
import { useApp } from './app-context.ts'
import { LockContext } from './lock-context.ts'

export const usePlanState = <T>(pick: (state: PlanState) => T): T => useStore(useApp().plan, pick)

export const useSession = <T>(pick: (session: Session) => T): T => useStore(useApp().session, pick)

export const useSelection = <T>(pick: (selection: Selection) => T): T => useStore(useApp().selection, pick)

export const usePreferences = <T>(pick: (preferences: Preferences) => T): T =>
  useStore(useApp().preferences, pick)

export const useClock = <T>(pick: (clock: ClockState) => T): T => useStore(useApp().clock, pick)

export const useLed = (): LeadNote | undefined => useStore(useApp().led, ({ note }) => note)

/** The plan on the screen: a viewer's own plan waits out of sight. */
export function useShownPlan(): Plan {
  const local = usePlanState((state) => state.plan)
  return useSession(guestPlan) ?? local
}

export const useHold = (): Hold => useStore(useApp().plans.hold)

/** Nobody but the planner or leader may, they not in a tab that only looks at another one's plan, nor what is locked, where that is shown. */
export function useMayEdit(): boolean {
  const isLocked = use(LockContext)
  const isLooking = useHold().type === 'looking'
  return useSession((session) => guestPlan(session) === undefined) && !isLooking && !isLocked
}

export const useSheet = (): Sheet => sheetOf(useShownPlan())

/** The units that everything is shown in: the user's choice, or those that the plan is stored in. */
export function useShownUnits(): ShownUnits {
  const { units } = useSheet()
  return usePreferences((preferences) => preferences.units) ?? units
}

/** undefined while nobody has said which map the plan is for */
export const usePlanMap = (): PlanMap | undefined => planMapById(useSheet().map)

/** The streams that this device remembers; they are looked for anew where this is first shown. */
export function useRemembered(): readonly string[] {
  const { remembered } = useApp()
  useEffect(() => void remembered.load(), [remembered])
  return useStore(remembered, ({ names }) => names)
}
