import { useLingui } from '@lingui/react'
import { ArrowLeftRight, ClipboardCopy, EyeOff, History, Lock, Scissors, Spline } from 'lucide-react'
import type { ElementId } from '../../plan/element.ts'
import { apartFromLocked } from '../../plan/layer.ts'
import { newElementId } from '../../plan/new-element.ts'
import { reverseRoute } from '../../plan/route-edit.ts'
import { splitRoute } from '../../plan/split-route.ts'
import { useApp } from '../app-context.ts'
import { always, type Command } from '../commands/command.ts'
import { randomBytes } from '../random-bytes.ts'
import { useScreen } from '../screen-context.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit } from '../use-stores.ts'
import { elementsPhrase } from '../words/element-words.ts'
import { useElementClipboard } from './use-element-clipboard.ts'
import { useFlagElements } from './use-flag-elements.ts'
import { useJoinRoutes } from './use-join-routes.ts'

/** What can be done with the elements that are picked, and the list of what was done. */
export function useElementCommands(): readonly Command[] {
  const { i18n } = useLingui()
  const { plan: store, selection } = useApp()
  const { historyOpen, showHistory } = useScreen()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const joinRoutes = useJoinRoutes()
  const { copy, cut } = useElementClipboard()
  const { hide, lock } = useFlagElements()

  const picked = (): readonly ElementId[] => selection.getState().ids
  const hasPicked = () => picked().length > 0
  const phrase = () => {
    const { plan } = store.getState()
    return elementsPhrase(
      i18n,
      picked().flatMap((id) => plan.get(id) ?? []),
    )
  }
  /** The picked elements, if all of them are routes that may be changed. */
  const routes = (): readonly ElementId[] => {
    const { plan } = store.getState()
    const { free } = apartFromLocked(plan, picked())
    const all = free.length === picked().length && free.every((id) => plan.get(id)?.kind === 'route')
    return all ? free : []
  }
  const splitPlace = (): { readonly id: ElementId; readonly index: number } | undefined => {
    const [id] = routes()
    const { waypoint } = selection.getState()
    const route = id === undefined ? undefined : store.getState().plan.get(id)
    if (id === undefined || waypoint === undefined || route?.kind !== 'route') return undefined
    return waypoint > 0 && waypoint < route.waypoints.length - 1 ? { id, index: waypoint } : undefined
  }
  const split = () => {
    const place = splitPlace()
    if (!place) return
    const newId = newElementId(randomBytes)
    const note = i18n._('Split {element} at waypoint {number}', {
      element: phrase(),
      number: place.index + 1,
    })
    if (edit((plan) => splitRoute(plan, place.id, place.index, newId), note)) selection.select([newId])
  }
  const join = () => {
    joinRoutes(routes(), i18n._('Join {element}', { element: phrase() }))
  }
  const reverse = () => {
    const [id] = routes()
    if (id !== undefined)
      edit((plan) => reverseRoute(plan, id), i18n._('Reverse {element}', { element: phrase() }))
  }

  const viewing: readonly Command[] = [
    {
      id: 'copy',
      label: () => i18n._('Copy'),
      group: 'edit',
      icon: ClipboardCopy,
      isAvailable: hasPicked,
      run: () => void copy(picked()),
    },
  ]
  if (!mayEdit) return viewing
  return [
    ...viewing,
    {
      id: 'cut',
      label: () => i18n._('Cut'),
      group: 'edit',
      icon: Scissors,
      isAvailable: hasPicked,
      run: () => void cut(picked()),
    },
    {
      id: 'hide-picked',
      label: () => i18n._('Hide or show what is picked'),
      group: 'edit',
      keys: ['Ctrl+Shift+H'],
      icon: EyeOff,
      isAvailable: hasPicked,
      run: () => hide(picked()),
    },
    {
      id: 'lock-picked',
      label: () => i18n._('Lock or unlock what is picked'),
      group: 'edit',
      keys: ['Ctrl+Shift+L'],
      icon: Lock,
      isAvailable: hasPicked,
      run: () => lock(picked()),
    },
    {
      id: 'split-route',
      label: () => i18n._('Split the route at the waypoint'),
      group: 'edit',
      icon: Scissors,
      isAvailable: () => splitPlace() !== undefined,
      run: split,
    },
    {
      id: 'join-routes',
      label: () => i18n._('Join the routes that are picked'),
      group: 'edit',
      keys: ['Ctrl+J'],
      icon: Spline,
      isAvailable: () => routes().length > 1,
      run: join,
    },
    {
      id: 'reverse-route',
      label: () => i18n._('Reverse the route'),
      group: 'edit',
      icon: ArrowLeftRight,
      isAvailable: () => routes().length === 1,
      run: reverse,
    },
    {
      id: 'history',
      label: () => i18n._('History'),
      group: 'edit',
      keys: ['Ctrl+H'],
      icon: History,
      keywords: () => i18n._('undo redo steps'),
      isAvailable: always,
      run: () => showHistory(!historyOpen),
    },
  ]
}
