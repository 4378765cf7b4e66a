import { useLingui } from '@lingui/react'
import { MousePointerClick, SquareDashedMousePointer } from 'lucide-react'
import { moveElement } from '../../plan/change-element.ts'
import { inWorld } from '../../plan/date-line.ts'
import type { Element, ElementId } from '../../plan/element.ts'
import { isLocked, isShown } from '../../plan/layer.ts'
import { drawnElements, type Plan, sheetOf } from '../../plan/plan.ts'
import { planMapById } from '../../plan/plan-map.ts'
import { moveWaypoint } from '../../plan/route-edit.ts'
import { guestPlan } from '../../state/shown-plan.ts'
import { useApp } from '../app-context.ts'
import { useScreen } from '../screen-context.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit } from '../use-stores.ts'
import type { Command } from './command.ts'
import { aside } from './pixel-offset.ts'

const arrows = [
  ['left', 'ArrowLeft', [-1, 0]],
  ['right', 'ArrowRight', [1, 0]],
  ['up', 'ArrowUp', [0, -1]],
  ['down', 'ArrowDown', [0, 1]],
] as const

/** How far an arrow key moves what is picked, and with Shift; CSS pixels. */
const stepPixels = 1
const leapPixels = 10

export function useSelectionCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { plan: store, selection, session } = useApp()
  const { map, tool, takeTool } = useScreen()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const shown = () => guestPlan(session.getState()) ?? store.getState().plan

  const selectAll = () => {
    const plan = shown()
    const sheet = sheetOf(plan)
    const all = drawnElements(plan).filter(([, element]) => isShown(sheet, element))
    if (tool.type !== 'select') takeTool({ type: 'select' })
    selection.select(all.map(([id]) => id))
  }
  const letGo = () => {
    if (tool.type !== 'select') takeTool({ type: 'select' })
    else selection.select([])
  }
  const nudge = ([x, y]: readonly [number, number], pixels: number) => {
    const { ids, waypoint } = selection.getState()
    const [id] = ids
    const plan = store.getState().plan
    const planMap = planMapById(sheetOf(plan).map)
    const free = unlocked(plan, ids)
    const route = id === undefined ? undefined : plan.get(id)
    const offset = aside(map.current, plan, free, [x * pixels, y * pixels])
    if (offset[0] === 0 && offset[1] === 0) return
    const at = route?.kind === 'route' && waypoint !== undefined ? route.waypoints[waypoint]?.at : undefined
    if (id !== undefined && waypoint !== undefined && at) {
      if (!free.includes(id)) return
      edit(
        (present) =>
          moveWaypoint(present, id, waypoint, inWorld(planMap, [at[0] + offset[0], at[1] + offset[1]])),
        i18n._('Move waypoint {number}', { number: waypoint + 1 }),
        `nudge ${id} ${waypoint}`,
      )
      return
    }
    const note = i18n._('Move {count, plural, one {# element} other {# elements}}', { count: free.length })
    const put = new Map<ElementId, Element>()
    for (const each of free) {
      const element = plan.get(each)
      if (element) put.set(each, moveElement(planMap, element, offset))
    }
    edit(() => ({ put, del: [] }), note, `nudge ${free.join(' ')}`)
  }
  const canNudge = () =>
    tool.type === 'select' && unlocked(store.getState().plan, selection.getState().ids).length > 0

  return [
    {
      id: 'select-all',
      label: () => i18n._('Select all'),
      group: 'select',
      keys: ['Ctrl+A'],
      icon: SquareDashedMousePointer,
      isAvailable: () => drawnElements(shown()).length > 0,
      run: selectAll,
    },
    {
      id: 'let-go',
      label: () => i18n._('Leave the tool, or let go of what is picked'),
      group: 'select',
      keys: ['Escape'],
      icon: MousePointerClick,
      isAvailable: () => tool.type !== 'select' || selection.getState().ids.length > 0,
      run: letGo,
    },
    ...(mayEdit ? arrows : []).flatMap(([name, key, way]): readonly Command[] => [
      {
        id: `nudge-${name}`,
        label: () => wordOf(name),
        group: 'select',
        keys: [key],
        onMap: true,
        isAvailable: canNudge,
        run: () => nudge(way, stepPixels),
      },
      {
        id: `leap-${name}`,
        label: () => i18n._('{direction}, further', { direction: wordOf(name) }),
        group: 'select',
        keys: [`Shift+${key}`],
        onMap: true,
        isAvailable: canNudge,
        run: () => nudge(way, leapPixels),
      },
    ]),
  ]

  function wordOf(name: (typeof arrows)[number][0]): string {
    switch (name) {
      case 'left':
        return i18n._('Move what is picked to the left')
      case 'right':
        return i18n._('Move what is picked to the right')
      case 'up':
        return i18n._('Move what is picked up')
      case 'down':
        return i18n._('Move what is picked down')
    }
  }
}

function unlocked(plan: Plan, ids: readonly ElementId[]): readonly ElementId[] {
  const sheet = sheetOf(plan)
  return ids.filter((id) => {
    const element = plan.get(id)
    return element && element.kind !== 'sheet' && !isLocked(sheet, element)
  })
}
