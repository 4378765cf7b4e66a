import { useLingui } from '@lingui/react'
import { ClipboardPaste } from 'lucide-react'
import { isSelection } from '../../plan/clipboard.ts'
import type { Position } from '../../plan/position.ts'
import { useFiles } from '../files/file-context.ts'
import { useToast } from '../kit/use-toast.ts'
import { useElementClipboard } from '../plan-panel/use-element-clipboard.ts'
import { useMayEdit } from '../use-stores.ts'
import { always, type Command } from './command.ts'

/** Pastes what is in the clipboard, for who has no keys to press: elements, with their middle at a place, a plan file's text, or a link to a plan. */
export function usePasteFromClipboard(): (at?: Position) => Promise<void> {
  const { i18n } = useLingui()
  const { takeText } = useFiles()
  const { paste } = useElementClipboard()
  const toast = useToast()
  return async (at) => {
    const text = await clipboardText()
    if (text === undefined) {
      toast.info(
        i18n._('The browser does not let the page read the clipboard'),
        i18n._(
          'Press Ctrl+V (⌘V) on the map, allow it in the browser’s settings of this page, or open a file.',
        ),
      )
    } else if (isSelection(text)) paste(text, at)
    else if (!takeText(text)) {
      toast.info(
        i18n._('There is nothing to paste'),
        i18n._('Copy elements, the text of a plan file, or a link to a plan first.'),
      )
    }
  }
}

/** Undefined where the browser does not allow it, or whoever was asked does not. */
async function clipboardText(): Promise<string | undefined> {
  try {
    // On plain HTTP in a LAN there is no navigator.clipboard, and some have one that only writes.
    return await navigator.clipboard?.readText?.()
  } catch {
    return undefined
  }
}

export function usePasteCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const mayEdit = useMayEdit()
  const paste = usePasteFromClipboard()
  if (!mayEdit) return []
  return [
    {
      id: 'paste',
      label: () => i18n._('Paste'),
      group: 'edit',
      icon: ClipboardPaste,
      keywords: () => i18n._('clipboard link'),
      isAvailable: always,
      run: () => void paste(),
    },
  ]
}
