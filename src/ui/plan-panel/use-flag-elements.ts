import { useLingui } from '@lingui/react'
import { hideElements, lockElements } from '../../plan/change-layers.ts'
import type { ElementId } from '../../plan/element.ts'
import { useApp } from '../app-context.ts'
import { useEdit } from '../use-edit.ts'
import { elementsPhrase } from '../words/element-words.ts'

/** Hides or locks elements; if all of them are so already, shows or unlocks them. What a layer does to them is the layer's. */
export function useFlagElements(): {
  readonly hide: (ids: readonly ElementId[]) => void
  readonly lock: (ids: readonly ElementId[]) => void
} {
  const { plan: store } = useApp()
  const { i18n } = useLingui()
  const edit = useEdit()
  const drawn = (ids: readonly ElementId[]) => {
    const { plan } = store.getState()
    return ids.flatMap((id) => {
      const element = plan.get(id)
      return element && element.kind !== 'sheet' ? [element] : []
    })
  }
  return {
    hide: (ids) => {
      const elements = drawn(ids)
      const on = elements.some(({ hidden }) => hidden !== true)
      const what = { element: elementsPhrase(i18n, elements) }
      edit(
        (plan) => hideElements(plan, ids, on),
        on ? i18n._('Hide {element}', what) : i18n._('Show {element}', what),
      )
    },
    lock: (ids) => {
      const elements = drawn(ids)
      const on = elements.some(({ locked }) => locked !== true)
      const what = { element: elementsPhrase(i18n, elements) }
      edit(
        (plan) => lockElements(plan, ids, on),
        on ? i18n._('Lock {element}', what) : i18n._('Unlock {element}', what),
      )
    },
  }
}
