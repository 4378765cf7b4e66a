import { useMemo } from 'react'
import { withLayersHidden } from '../plan/layer.ts'
import type { Plan } from '../plan/plan.ts'
import { useScreen } from './screen-context.ts'
import { useMayEdit, useShownPlan } from './use-stores.ts'

/** The plan as the map shows it here: without the layers that somebody who watches has hidden on their own screen. */
export function useMapPlan(): Plan {
  const plan = useShownPlan()
  const mayEdit = useMayEdit()
  const { hiddenHere } = useScreen()
  return useMemo(() => (mayEdit ? plan : withLayersHidden(plan, hiddenHere)), [plan, mayEdit, hiddenHere])
}
