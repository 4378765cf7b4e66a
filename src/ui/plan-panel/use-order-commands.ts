import { useLingui } from '@lingui/react'
import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine } from 'lucide-react'
import { changeDrawingOrder, type OrderStep } from '../../plan/drawing-order.ts'
import { apartFromLocked } from '../../plan/layer.ts'
import { useApp } from '../app-context.ts'
import type { Command } from '../commands/command.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit } from '../use-stores.ts'
import { elementsPhrase } from '../words/element-words.ts'

/**
 * What is drawn above what, within a layer. The first of the keys are the bracket keys' places on every layout; on many of them
 * Ctrl with these places enlarges the page, so that with Ctrl it is the brackets themselves, where they are typed alone.
 */
export function useOrderCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { plan: store, selection } = useApp()
  const mayEdit = useMayEdit()
  const edit = useEdit()

  const free = () => apartFromLocked(store.getState().plan, selection.getState().ids).free
  const hasFree = () => free().length > 0
  const move = (step: OrderStep) => {
    const ids = free()
    const { plan } = store.getState()
    const element = elementsPhrase(
      i18n,
      ids.flatMap((id) => plan.get(id) ?? []),
    )
    edit((present) => changeDrawingOrder(present, ids, step), noteOf(step, element))
  }
  const noteOf = (step: OrderStep, element: string): string => {
    switch (step) {
      case 'front':
        return i18n._('Bring {element} to the front', { element })
      case 'forward':
        return i18n._('Bring {element} forward', { element })
      case 'backward':
        return i18n._('Send {element} backward', { element })
      case 'back':
        return i18n._('Send {element} to the back', { element })
    }
  }
  const keywords = () => i18n._('drawing order above below layer')
  if (!mayEdit) return []
  return [
    {
      id: 'bring-to-front',
      label: () => i18n._('Bring to front'),
      group: 'edit',
      keys: ['Alt+Shift+[BracketRight]', 'Ctrl+Shift+}'],
      icon: ArrowUpToLine,
      keywords,
      isAvailable: hasFree,
      run: () => move('front'),
    },
    {
      id: 'bring-forward',
      label: () => i18n._('Bring forward'),
      group: 'edit',
      keys: ['Alt+[BracketRight]', 'Ctrl+]'],
      icon: ArrowUp,
      keywords,
      isAvailable: hasFree,
      run: () => move('forward'),
    },
    {
      id: 'send-backward',
      label: () => i18n._('Send backward'),
      group: 'edit',
      keys: ['Alt+[BracketLeft]', 'Ctrl+['],
      icon: ArrowDown,
      keywords,
      isAvailable: hasFree,
      run: () => move('backward'),
    },
    {
      id: 'send-to-back',
      label: () => i18n._('Send to back'),
      group: 'edit',
      keys: ['Alt+Shift+[BracketLeft]', 'Ctrl+Shift+{'],
      icon: ArrowDownToLine,
      keywords,
      isAvailable: hasFree,
      run: () => move('back'),
    },
  ]
}
