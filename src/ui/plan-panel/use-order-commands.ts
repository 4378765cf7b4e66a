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
  const command = (step: OrderStep, look: Pick<Command, 'id' | 'label' | 'keys' | 'icon'>): Command => ({
    ...look,
    group: 'edit',
    keywords: () => i18n._('drawing order above below layer'),
    isAvailable: hasFree,
    run: () => move(step),
  })
  if (!mayEdit) return []
  return [
    command('front', {
      id: 'bring-to-front',
      label: () => i18n._('Bring to front'),
      keys: ['Alt+Shift+[BracketRight]', 'Ctrl+Shift+}'],
      icon: ArrowUpToLine,
    }),
    command('forward', {
      id: 'bring-forward',
      label: () => i18n._('Bring forward'),
      keys: ['Alt+[BracketRight]', 'Ctrl+]'],
      icon: ArrowUp,
    }),
    command('backward', {
      id: 'send-backward',
      label: () => i18n._('Send backward'),
      keys: ['Alt+[BracketLeft]', 'Ctrl+['],
      icon: ArrowDown,
    }),
    command('back', {
      id: 'send-to-back',
      label: () => i18n._('Send to back'),
      keys: ['Alt+Shift+[BracketLeft]', 'Ctrl+Shift+{'],
      icon: ArrowDownToLine,
    }),
  ]
}
