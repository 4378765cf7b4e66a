import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import { sheetId } from '../../plan/element.ts'
import { sheetOf } from '../../plan/plan.ts'
import type { KeptPlan, OpenOutcome } from '../../state/my-plans.ts'
import { useApp } from '../app-context.ts'
import { useToast } from '../kit/use-toast.ts'
import { useScreen } from '../screen-context.ts'
import { isolate } from '../words/element-words.ts'
import { planTitle } from './plan-words.ts'

/** What is done with whole plans; each answers whether it was done, and says why not where it was not. */
export function usePlanActions() {
  const { i18n } = useLingui()
  const { plans, plan: store, selection } = useApp()
  const { map } = useScreen()
  const toast = useToast()
  return useMemo(() => {
    const trying = async (work: () => Promise<boolean>): Promise<boolean> => {
      try {
        return await work()
      } catch (cause) {
        console.error(cause)
        toast.error(
          i18n._('This browser did not do it'),
          i18n._('Its storage does not answer, or has no room left. The plan on the screen is unharmed.'),
        )
        return false
      }
    }
    const showWhole = () => {
      selection.select([])
      map.current?.show(store.getState().plan)
      map.current?.fit()
    }
    const opened = (outcome: OpenOutcome, title: string): boolean => {
      if (outcome === 'opened') {
        showWhole()
        return true
      }
      toast.error(i18n._('Not opened: {name}', { name: isolate(title) }), outcomeWords(outcome))
      return false
    }
    const outcomeWords = (outcome: Exclude<OpenOutcome, 'opened'>): string => {
      switch (outcome) {
        case 'elsewhere':
          return i18n._('Another tab has it. Close it there first.')
        case 'gone':
          return i18n._('It has been deleted in another tab.')
        case 'unreadable':
          return i18n._('This page cannot read all of it. It stays as it is.')
        case 'unsaved':
          return i18n._('The present plan could not be kept, so it was not left. Save it to a file first.')
      }
    }
    return {
      open: ({ slot, title }: KeptPlan) =>
        trying(async () => opened(await plans.open(slot), planTitle(i18n, title))),
      takeOver: ({ slot, title }: Pick<KeptPlan, 'slot' | 'title'>) =>
        trying(async () => opened(await plans.takeOver(slot), planTitle(i18n, title))),
      /** Empty paper of the same map; the present plan is kept. */
      begin: () =>
        trying(async () => {
          if (!(await plans.startApart())) {
            toast.error(i18n._('Not begun'), outcomeWords('unsaved'))
            return false
          }
          const { map: id, units } = sheetOf(store.getState().plan)
          const blank = { ...sheetOf(new Map()), map: id, units }
          store.replace(new Map([[sheetId, blank]]), i18n._('New plan'))
          selection.select([])
          return true
        }),
      rename: ({ slot }: KeptPlan, title: string) =>
        trying(async () => {
          await plans.rename(slot, title)
          return true
        }),
      duplicate: ({ slot, title }: KeptPlan) =>
        trying(async () => {
          const name = i18n._('Copy of {title}', { title: planTitle(i18n, title) })
          await plans.duplicate(slot, name)
          return true
        }),
      /** `onBack` hears that it was brought back. */
      remove: ({ slot, title }: KeptPlan, onBack: () => void) =>
        trying(async () => {
          const bringBack = await plans.remove(slot)
          const undo = async () => {
            if (await trying(() => bringBack().then(() => true))) onBack()
          }
          toast.info(i18n._('Deleted {name}', { name: isolate(planTitle(i18n, title)) }), undefined, {
            label: i18n._('Undo'),
            run: () => void undo(),
          })
          return true
        }),
    }
  }, [i18n, plans, store, selection, map, toast])
}
