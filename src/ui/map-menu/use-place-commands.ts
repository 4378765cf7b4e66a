import { useLingui } from '@lingui/react'
import {
  ClipboardPaste,
  Crosshair,
  MapPin,
  Maximize,
  PanelRight,
  Pencil,
  Plus,
  Route,
  Ruler,
  Type,
} from 'lucide-react'
import type { MenuTarget } from '../../map/map-view.ts'
import { isLocked } from '../../plan/layer.ts'
import { type Plan, sheetOf } from '../../plan/plan.ts'
import type { Position } from '../../plan/position.ts'
import { insertWaypoint } from '../../plan/route-edit.ts'
import { useApp } from '../app-context.ts'
import { always, type Command } from '../commands/command.ts'
import { usePasteFromClipboard } from '../commands/use-paste-command.ts'
import { copyText } from '../kit/copy-text.ts'
import { useToast } from '../kit/use-toast.ts'
import { useScreen } from '../screen-context.ts'
import { useAddElement } from '../use-add-element.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, usePlanMap, useShownPlan } from '../use-stores.ts'
import { positionWords } from '../words/position-words.ts'
import type { MenuRequest } from './menu-request.ts'

/** What is done with just this place, waypoint or leg; commands that live as long as the menu. */
export function usePlaceCommands({ place, target }: MenuRequest): {
  readonly ofTarget: readonly Command[]
  readonly ofPlace: readonly Command[]
} {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const { map, ask, showPanel, takeTool } = useScreen()
  const planMap = usePlanMap()
  const plan = useShownPlan()
  const mayEdit = useMayEdit()
  const addElement = useAddElement()
  const edit = useEdit()
  const toast = useToast()
  const paste = usePasteFromClipboard()
  const words = positionWords(i18n, planMap, place)

  const command = (
    id: string,
    icon: Command['icon'],
    label: string,
    run: () => void,
    isShown = true,
  ): readonly Command[] =>
    isShown
      ? [{ id, label: () => label, group: 'edit', ...(icon && { icon }), isAvailable: always, run }]
      : []

  const copyPlace = async () => {
    if (await copyText(words)) toast.info(i18n._('Copied: {text}', { text: words }))
    else toast.error(i18n._('Not copied'), i18n._('The browser did not let us write to the clipboard.'))
  }
  // From a waypoint it is measured from there, not from where it was hit.
  const from = placeOf(plan, target) ?? place
  const ofPlace = [
    ...command('measure-here', Ruler, i18n._('Measure from here'), () => takeTool({ type: 'ruler', from })),
    ...command('copy-place', Crosshair, i18n._('Copy {place}', { place: words }), () => void copyPlace()),
    ...command('centre-here', Maximize, i18n._('Centre here'), () => {
      const look = map.current?.look()
      if (look) map.current?.lookAt({ ...look, centre: place })
    }),
  ]
  if (target.type === 'map') {
    return {
      ofTarget: [
        ...command(
          'point-here',
          MapPin,
          i18n._('Add a point here'),
          () => addElement({ kind: 'point', positions: [place] }),
          mayEdit,
        ),
        ...command(
          'text-here',
          Type,
          i18n._('Add a text here'),
          () => addElement({ kind: 'text', positions: [place] }),
          mayEdit,
        ),
        ...command('paste-here', ClipboardPaste, i18n._('Paste here'), () => void paste(place), mayEdit),
      ],
      ofPlace,
    }
  }

  const { id } = target
  const element = plan.get(id)
  if (!element || element.kind === 'sheet') return { ofTarget: [], ofPlace }
  const isFree = mayEdit && !isLocked(sheetOf(plan), element)
  const last = element.kind === 'route' ? element.waypoints.length - 1 : 0
  const isEnd = target.type === 'waypoint' && (target.index === 0 || target.index === last)
  const insert = () => {
    if (target.type !== 'leg') return
    const index = target.index + 1
    const note = i18n._('Insert waypoint {number}', { number: index + 1 })
    if (edit((present) => insertWaypoint(present, id, index, place), note)) selection.select([id], index)
  }
  const goOn = () => {
    if (target.type !== 'waypoint') return
    const end = target.index === 0 ? 'first' : 'last'
    takeTool({ type: 'draw', kind: 'route', continues: { id, end } })
  }
  return {
    ofTarget: [
      ...command(
        'insert-waypoint',
        Plus,
        i18n._('Insert a waypoint here'),
        insert,
        isFree && target.type === 'leg',
      ),
      ...command('continue-route', Route, i18n._('Go on drawing from here'), goOn, isFree && isEnd),
      ...command(
        'rename-element',
        Pencil,
        i18n._('Rename …'),
        () => ask({ type: 'rename-element', id }),
        isFree && element.kind !== 'text',
      ),
      ...command('show-details', PanelRight, i18n._('Details'), () => showPanel('plan')),
    ],
    ofPlace,
  }
}

/** Where a waypoint or a point is; undefined for what is no one place. */
function placeOf(plan: Plan, target: MenuTarget): Position | undefined {
  const element = target.type === 'map' ? undefined : plan.get(target.id)
  if (target.type === 'waypoint')
    return element?.kind === 'route' ? element.waypoints[target.index]?.at : undefined
  return target.type === 'element' && element && 'at' in element ? element.at : undefined
}
