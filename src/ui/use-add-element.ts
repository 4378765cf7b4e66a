import { useLingui } from '@lingui/react'
import { useCallback } from 'react'
import { type Drawing, drawnElement } from '../plan/drawn-element.ts'
import { addElement, newElementId, numberedName } from '../plan/new-element.ts'
import { type Plan, sheetOf } from '../plan/plan.ts'
import { planMapById, worldMap } from '../plan/plan-map.ts'
import { useApp } from './app-context.ts'
import { randomBytes } from './random-bytes.ts'
import { useEdit } from './use-edit.ts'
import { kindWord } from './words/kind-words.ts'

/** Makes an element of what was drawn and selects it; does nothing while too little was drawn. */
export function useAddElement(): (drawn: Drawing) => void {
  const { plan: store, selection } = useApp()
  const { i18n } = useLingui()
  const edit = useEdit()
  return useCallback(
    (drawn) => {
      const draft = draftOf(store.getState().plan, drawn, kindWord(i18n, drawn.kind))
      if (!draft) return
      const id = newElementId(randomBytes)
      const kind = drawn.arrow ? i18n._('Arrow') : kindWord(i18n, drawn.kind)
      const note = i18n._('Add {kind}', { kind })
      if (edit((plan) => addElement(plan, id, draft), note)) selection.select([id])
    },
    [store, selection, i18n, edit],
  )
}

function draftOf(plan: Plan, drawn: Drawing, word: string): ReturnType<typeof drawnElement> {
  const sheet = sheetOf(plan)
  const map = planMapById(sheet.map) ?? worldMap
  return drawnElement(map, sheet, drawn, drawn.kind === 'text' ? word : numberedName(plan, word))
}
