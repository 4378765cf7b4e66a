import { useLingui } from '@lingui/react'
import { useCallback } from 'react'
import { drawnElements } from '../../plan/plan.ts'
import type { SampleKind } from '../../plan/sample-plan.ts'
import { useApp } from '../app-context.ts'
import { useToast } from '../kit/use-toast.ts'
import { useScreen } from '../screen-context.ts'

/** Opens a sample to look at and to try things on; a plan that is there already stays under «My plans». */
export function useOpenSample(): (kind: SampleKind) => Promise<void> {
  const { i18n } = useLingui()
  const { plan: store, plans, selection } = useApp()
  const { map } = useScreen()
  const toast = useToast()
  return useCallback(
    async (kind) => {
      const failed = i18n._('The sample could not be opened')
      try {
        const { samplePlan } = await import('../../plan/sample-plan.ts')
        const isFree = drawnElements(store.getState().plan).length === 0
        if (!isFree && !(await plans.startApart())) {
          toast.error(failed, i18n._('Your present plan could not be kept. Save it to a file first.'))
          return
        }
        store.replace(samplePlan(kind), i18n._('Open the sample plan'))
        selection.select([])
        map.current?.show(store.getState().plan)
        map.current?.fit()
      } catch (cause) {
        console.error(cause)
        toast.error(failed, i18n._('Load the page again and try once more: your plan is kept.'))
      }
    },
    [i18n, store, plans, selection, map, toast],
  )
}
