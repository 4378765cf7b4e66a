import { useLingui } from '@lingui/react'
import { useCallback } from 'react'
import { drawnElements } from '../../plan/plan.ts'
import { useApp } from '../app-context.ts'
import { useToast } from '../kit/use-toast.ts'
import { useScreen } from '../screen-context.ts'
import { isolate } from '../words/element-words.ts'

/** Makes the plan that was watched the local one; asks first where that replaces something. */
export function useKeepCopy(): () => void {
  const { plan, session } = useApp()
  const { ask } = useScreen()
  const copy = useCopyViewed()
  return useCallback(() => {
    if (session.getState().role !== 'viewing') return
    if (drawnElements(plan.getState().plan).length > 0) ask({ type: 'keep-copy' })
    else copy()
  }, [plan, session, ask, copy])
}

/** The same without the question. */
export function useCopyViewed(): () => void {
  const { plan, session } = useApp()
  const { i18n } = useLingui()
  const toast = useToast()
  const { showPanel } = useScreen()
  return useCallback(() => {
    const state = session.getState()
    if (state.role !== 'viewing') return
    const name = isolate(state.status.name)
    plan.replace(state.plan, i18n._('Copy the plan of ‹{name}›', { name }))
    session.close()
    showPanel('plan')
    toast.info(i18n._('This is your copy now'), i18n._('Nobody else sees what you change in it.'))
  }, [plan, session, i18n, toast, showPanel])
}
