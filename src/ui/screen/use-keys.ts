import { useLingui } from '@lingui/react'
import { deleteWaypoint } from '../../plan/route-edit.ts'
import { useApp } from '../app-context.ts'
import { useScreen } from '../screen-context.ts'
import { useDeleteElements } from '../use-delete-elements.ts'
import { useEdit } from '../use-edit.ts'
import { type Shortcuts, useShortcuts } from '../use-shortcuts.ts'
import { useMayEdit } from '../use-stores.ts'
import { tools } from './tool-list.ts'

/** The keys of the whole window; the map has its own for drawing. */
export function useKeys(): void {
  const { i18n } = useLingui()
  const { plan, selection } = useApp()
  const { map, tool: present, takeTool } = useScreen()
  const mayEdit = useMayEdit()
  const deleteElements = useDeleteElements()
  const edit = useEdit()

  const deletePicked = () => {
    const { ids, waypoint } = selection.getState()
    const [id] = ids
    if (id !== undefined && waypoint !== undefined) {
      selection.select([id])
      edit(
        (state) => deleteWaypoint(state, id, waypoint),
        i18n._('Delete waypoint {number}', { number: waypoint + 1 }),
      )
    } else deleteElements(ids)
  }
  const letGo = () => {
    if (present.type === 'draw') takeTool({ type: 'select' })
    else selection.select([])
  }
  const viewing: Shortcuts = {
    Escape: letGo,
    '+': () => map.current?.zoomBy(1),
    '-': () => map.current?.zoomBy(-1),
    '0': () => map.current?.fit(),
  }
  const editing: Shortcuts = {
    'Ctrl+Z': plan.undo,
    'Ctrl+Shift+Z': plan.redo,
    'Ctrl+Y': plan.redo,
    Delete: deletePicked,
    ...Object.fromEntries(tools.map(({ key, tool }) => [key, () => takeTool(tool)])),
  }
  useShortcuts(mayEdit ? { ...viewing, ...editing } : viewing)
}
