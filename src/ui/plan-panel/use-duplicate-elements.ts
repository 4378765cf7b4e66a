import { useLingui } from '@lingui/react'
import { duplicateElements } from '../../plan/change-element.ts'
import type { ElementId } from '../../plan/element.ts'
import { newElementId } from '../../plan/new-element.ts'
import { useApp } from '../app-context.ts'
import { aside } from '../commands/pixel-offset.ts'
import { randomBytes } from '../random-bytes.ts'
import { useScreen } from '../screen-context.ts'
import { useEdit } from '../use-edit.ts'
import { elementsPhrase } from '../words/element-words.ts'

/** How far from the original a copy appears, CSS pixels. */
export const copyPixels = 24

/** Makes copies beside the originals, and picks them. */
export function useDuplicateElements(): (ids: readonly ElementId[]) => void {
  const { i18n } = useLingui()
  const { plan: store, selection } = useApp()
  const { map } = useScreen()
  const edit = useEdit()
  return (ids) => {
    const { plan } = store.getState()
    const offset = aside(map.current, plan, ids, [copyPixels, copyPixels])
    const copies: ElementId[] = []
    const newId = () => {
      const id = newElementId(randomBytes)
      copies.push(id)
      return id
    }
    const elements = ids.flatMap((id) => plan.get(id) ?? [])
    const note = i18n._('Duplicate {element}', { element: elementsPhrase(i18n, elements) })
    if (edit((present) => duplicateElements(present, ids, newId, offset), note)) selection.select(copies)
  }
}
