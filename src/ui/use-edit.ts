import { useLingui } from '@lingui/react'
import { useCallback } from 'react'
import { checkEdit } from '../plan/check-plan.ts'
import { applyEdit, type Edit } from '../plan/edit.ts'
import type { Plan } from '../plan/plan.ts'
import { useApp } from './app-context.ts'
import { useToast } from './kit/use-toast.ts'
import { problemSentence } from './words/problem-words.ts'

/**
 * Edits the local plan: `make` says what to do with the plan of that moment, `note` what it is called in Undo. An edit
 * that would break a limit is not made, and the user hears why. Answers whether it was made.
 */
export function useEdit(): (make: (plan: Plan) => Edit, note: string, group?: string) => boolean {
  const { plan: store } = useApp()
  const { i18n } = useLingui()
  const toast = useToast()
  return useCallback(
    (make, note, group) => {
      const { plan } = store.getState()
      const edit = make(plan)
      const [problem] = checkEdit(applyEdit(plan, edit).plan, edit)
      if (problem) {
        toast.error(i18n._('Not changed'), problemSentence(i18n, problem))
        return false
      }
      store.apply(edit, note, group)
      return true
    },
    [store, i18n, toast],
  )
}
