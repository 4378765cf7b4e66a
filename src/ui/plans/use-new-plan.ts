import { useCallback } from 'react'
import { drawnElements } from '../../plan/plan.ts'
import { useApp } from '../app-context.ts'
import { useScreen } from '../screen-context.ts'

/** Begins a plan, after a question where there is one already; on empty paper there is nothing to begin. */
export function useNewPlan(): () => void {
  const { plan } = useApp()
  const { ask } = useScreen()
  return useCallback(() => {
    if (drawnElements(plan.getState().plan).length > 0) ask({ type: 'new-plan' })
  }, [plan, ask])
}
