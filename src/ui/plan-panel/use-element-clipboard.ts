import { useLingui } from '@lingui/react'
import { copySelection, middleOf, pasteInto } from '../../plan/clipboard.ts'
import { applyEdit } from '../../plan/edit.ts'
import type { Element, ElementId } from '../../plan/element.ts'
import { elementPositions } from '../../plan/element-positions.ts'
import { newElementId } from '../../plan/new-element.ts'
import { type Plan, sheetOf } from '../../plan/plan.ts'
import { planMapById } from '../../plan/plan-map.ts'
import type { Position } from '../../plan/position.ts'
import { guestPlan } from '../../state/shown-plan.ts'
import { useApp } from '../app-context.ts'
import { aside } from '../commands/pixel-offset.ts'
import { copyText } from '../kit/copy-text.ts'
import { useToast } from '../kit/use-toast.ts'
import { randomBytes } from '../random-bytes.ts'
import { useScreen } from '../screen-context.ts'
import { useDeleteElements } from '../use-delete-elements.ts'
import { useEdit } from '../use-edit.ts'
import { elementsPhrase } from '../words/element-words.ts'
import { pasteProblemSentence } from '../words/paste-words.ts'
import { copyPixels } from './use-duplicate-elements.ts'

export type ElementClipboard = {
  /** the text for the clipboard; empty where nothing is drawn of it */
  readonly textOf: (ids: readonly ElementId[]) => string
  /** says that it was copied */
  readonly tellCopied: (ids: readonly ElementId[]) => void
  readonly copy: (ids: readonly ElementId[]) => Promise<void>
  readonly cut: (ids: readonly ElementId[]) => Promise<void>
  /** with its middle at a place, else where it was, or beside it where it still is */
  readonly paste: (text: string, at?: Position) => void
}

/** What is picked to the clipboard and back, between plans, windows and people. */
export function useElementClipboard(): ElementClipboard {
  const { i18n } = useLingui()
  const { plan: store, session, selection } = useApp()
  const { map } = useScreen()
  const edit = useEdit()
  const toast = useToast()
  const deleteElements = useDeleteElements()
  const shown = (): Plan => guestPlan(session.getState()) ?? store.getState().plan

  const textOf = (ids: readonly ElementId[]) => copySelection(shown(), ids)
  const tellCopied = (ids: readonly ElementId[]) => {
    const elements = ids.flatMap((id) => shown().get(id) ?? [])
    toast.info(i18n._('Copied: {element}', { element: elementsPhrase(i18n, elements) }))
  }
  const copy = async (ids: readonly ElementId[]): Promise<boolean> => {
    const copied = await copyText(textOf(ids))
    if (copied) tellCopied(ids)
    else toast.error(i18n._('Not copied'), i18n._('The browser did not let us write to the clipboard.'))
    return copied
  }
  const paste = (text: string, at?: Position) => {
    const { plan } = store.getState()
    const newId = () => newElementId(randomBytes)
    const there = pasteInto(plan, text, newId, at)
    if (!there.ok) return toast.error(i18n._('Not pasted'), pasteProblemSentence(i18n, there.problem))
    const made = applyEdit(plan, there.edit).plan
    const elements = there.ids.flatMap((id) => made.get(id) ?? [])
    const middle = middleOf(planMapById(sheetOf(plan).map), elements)
    const [dx, dy] = aside(map.current, made, there.ids, [copyPixels, copyPixels])
    const beside: Position | undefined = middle && [middle[0] + dx, middle[1] + dy]
    const moved = !at && beside && covers(plan, elements) ? pasteInto(plan, text, newId, beside) : there
    // At the edge of the world there may be no room beside it.
    const pasted = moved.ok ? moved : there
    const note = i18n._('Paste {element}', { element: elementsPhrase(i18n, elements) })
    if (edit(() => pasted.edit, note)) selection.select(pasted.ids)
  }
  return {
    textOf,
    tellCopied,
    copy: async (ids) => void (await copy(ids)),
    cut: async (ids) => {
      if (await copy(ids)) deleteElements(ids)
    },
    paste,
  }
}

/** Whether one of them would lie exactly on what is there already. */
function covers(plan: Plan, elements: readonly Element[]): boolean {
  const keyOf = (element: Element) =>
    `${element.kind} ${JSON.stringify(elementPositions(element).map(({ at }) => at))}`
  const taken = new Set([...plan.values()].map(keyOf))
  return elements.some((element) => taken.has(keyOf(element)))
}
