import { useLingui } from '@lingui/react'
import { useCallback } from 'react'
import { deleteElements } from '../plan/change-element.ts'
import type { ElementId } from '../plan/element.ts'
import { apartFromLocked } from '../plan/layer.ts'
import { useApp } from './app-context.ts'
import { useToast } from './kit/use-toast.ts'
import { useEdit } from './use-edit.ts'
import { elementsPhrase } from './words/element-words.ts'

/** Deletes at once and without a question: Undo brings everything back. What is locked stays, and the user hears why. */
export function useDeleteElements(): (ids: readonly ElementId[]) => void {
  const { plan: store } = useApp()
  const { i18n } = useLingui()
  const edit = useEdit()
  const toast = useToast()
  return useCallback(
    (ids) => {
      const { plan } = store.getState()
      const { free, locked } = apartFromLocked(plan, ids)
      if (locked.length > 0) {
        const element = elementsPhrase(
          i18n,
          locked.flatMap((id) => plan.get(id) ?? []),
        )
        toast.info(i18n._('Locked: {element}', { element }), i18n._('Unlock it first to change it.'))
      }
      const elements = free.flatMap((id) => plan.get(id) ?? [])
      if (elements.length === 0) return
      const note = i18n._('Delete {element}', { element: elementsPhrase(i18n, elements) })
      edit((present) => deleteElements(present, free), note)
    },
    [store, i18n, edit, toast],
  )
}
