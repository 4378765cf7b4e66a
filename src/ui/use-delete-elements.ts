import { useLingui } from '@lingui/react'
import { useCallback } from 'react'
import { deleteElements } from '../plan/change-element.ts'
import type { ElementId } from '../plan/element.ts'
import { useApp } from './app-context.ts'
import { useEdit } from './use-edit.ts'
import { elementPhrase } from './words/element-words.ts'

/** Deletes at once and without a question: Undo brings everything back. */
export function useDeleteElements(): (ids: readonly ElementId[]) => void {
  const { plan: store } = useApp()
  const { i18n } = useLingui()
  const edit = useEdit()
  return useCallback(
    (ids) => {
      const { plan } = store.getState()
      const [first, ...others] = ids.flatMap((id) => plan.get(id) ?? [])
      if (!first) return
      const note =
        others.length === 0
          ? i18n._('Delete {element}', { element: elementPhrase(i18n, first) })
          : i18n._('Delete {count} elements', { count: others.length + 1 })
      edit((present) => deleteElements(present, ids), note)
    },
    [store, i18n, edit],
  )
}
