import { useLingui } from '@lingui/react'
import { Copy, Plus, Redo2, Trash2, Undo2 } from 'lucide-react'
import { apartFromLocked } from '../../plan/layer.ts'
import { deleteWaypoint } from '../../plan/route-edit.ts'
import { useApp } from '../app-context.ts'
import { useDuplicateElements } from '../plan-panel/use-duplicate-elements.ts'
import { useScreen } from '../screen-context.ts'
import { useDeleteElements } from '../use-delete-elements.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit } from '../use-stores.ts'
import { always, type Command } from './command.ts'

export function useEditCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { plan, selection } = useApp()
  const { ask } = useScreen()
  const mayEdit = useMayEdit()
  const deleteElements = useDeleteElements()
  const edit = useEdit()
  const duplicate = useDuplicateElements()
  const hasPicked = () => selection.getState().ids.length > 0

  const deletePicked = () => {
    const { ids, waypoint } = selection.getState()
    const [id] = ids
    const isLocked = apartFromLocked(plan.getState().plan, ids).locked.length > 0
    if (id !== undefined && waypoint !== undefined && !isLocked) {
      selection.select([id])
      edit(
        (state) => deleteWaypoint(state, id, waypoint),
        i18n._('Delete waypoint {number}', { number: waypoint + 1 }),
      )
    } else deleteElements(ids)
  }
  if (!mayEdit) return []
  return [
    {
      id: 'undo',
      label: () => i18n._('Undo'),
      group: 'edit',
      keys: ['Ctrl+Z'],
      icon: Undo2,
      isAvailable: () => plan.getState().undoStack.done.length > 0,
      run: () => void plan.undo(),
    },
    {
      id: 'redo',
      label: () => i18n._('Redo'),
      group: 'edit',
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      icon: Redo2,
      isAvailable: () => plan.getState().undoStack.undone.length > 0,
      run: () => void plan.redo(),
    },
    {
      id: 'add-by-coordinates',
      label: () => i18n._('Add by coordinates …'),
      group: 'edit',
      icon: Plus,
      isAvailable: always,
      run: () => ask({ type: 'add-element' }),
    },
    {
      id: 'duplicate',
      label: () => i18n._('Duplicate'),
      group: 'edit',
      keys: ['Ctrl+D'],
      icon: Copy,
      isAvailable: hasPicked,
      run: () => duplicate(selection.getState().ids),
    },
    {
      id: 'delete',
      label: () => i18n._('Delete what is picked'),
      group: 'edit',
      keys: ['Delete'],
      icon: Trash2,
      isAvailable: hasPicked,
      run: deletePicked,
    },
  ]
}
