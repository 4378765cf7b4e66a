import { useLingui } from '@lingui/react'
import type { ElementId } from '../../plan/element.ts'
import { joinLosses, joinRoutes } from '../../plan/join-routes.ts'
import { useApp } from '../app-context.ts'
import { useToast } from '../kit/use-toast.ts'
import { useEdit } from '../use-edit.ts'
import { joinLossSentence } from '../words/join-words.ts'

/** Joins routes to the first of them, which is picked then; says what that one could not take over. `note` is its name in Undo. */
export function useJoinRoutes(): (ids: readonly ElementId[], note: string) => void {
  const { i18n } = useLingui()
  const { plan: store, selection } = useApp()
  const edit = useEdit()
  const toast = useToast()
  return (ids, note) => {
    const lost = joinLosses(store.getState().plan, ids)
    if (!edit((plan) => joinRoutes(plan, ids), note)) return
    selection.select(ids.slice(0, 1))
    if (lost.length > 0)
      toast.info(i18n._('Joined, but not everything came along'), joinLossSentence(i18n, lost))
  }
}
