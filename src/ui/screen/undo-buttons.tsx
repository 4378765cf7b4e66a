import { useLingui } from '@lingui/react'
import { History, Redo2, Undo2 } from 'lucide-react'
import { useApp } from '../app-context.ts'
import { IconButton } from '../kit/icon-button.tsx'
import { narrow, useMedia } from '../kit/use-media.ts'
import { useScreen } from '../screen-context.ts'
import { usePlanState } from '../use-stores.ts'

export function UndoButtons() {
  const { i18n } = useLingui()
  const { plan } = useApp()
  const { historyOpen, showHistory } = useScreen()
  const isNarrow = useMedia(narrow)
  const { done, undone } = usePlanState((state) => state.undoStack)
  const last = done.at(-1)?.note
  const next = undone.at(-1)?.note
  return (
    <>
      <IconButton
        icon={Undo2}
        label={last ? i18n._('Undo: {what}', { what: last }) : i18n._('Undo')}
        shortcut="Control+Z"
        disabled={!last}
        onClick={() => plan.undo()}
      />
      <IconButton
        icon={Redo2}
        label={next ? i18n._('Redo: {what}', { what: next }) : i18n._('Redo')}
        shortcut="Control+Shift+Z Control+Y"
        disabled={!next}
        onClick={() => plan.redo()}
      />
      {!isNarrow && (
        <IconButton
          icon={History}
          label={i18n._('History')}
          shortcut="Control+H"
          aria-expanded={historyOpen}
          onClick={() => showHistory(!historyOpen)}
        />
      )}
    </>
  )
}
