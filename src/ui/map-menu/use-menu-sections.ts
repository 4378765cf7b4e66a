import { useLingui } from '@lingui/react'
import type { ElementId } from '../../plan/element.ts'
import { apartFromLocked } from '../../plan/layer.ts'
import { useAllCommands } from '../commands/all-commands.ts'
import type { Command } from '../commands/command.ts'
import { useMayEdit, useSelection, useShownPlan } from '../use-stores.ts'
import { elementsPhrase } from '../words/element-words.ts'
import type { MenuRequest } from './menu-request.ts'
import { usePlaceCommands } from './use-place-commands.ts'

/** Commands of what is picked, by the part of the menu that they stand in. */
const ofElements = [
  ['copy', 'cut', 'duplicate'],
  ['split-route', 'reverse-route', 'join-routes'],
  ['lock-picked', 'hide-picked', 'delete'],
] as const

/** The menu for a place: what it is called, its parts, and the elements that can be given a colour, a layer and a place in the drawing order. */
export function useMenuSections(request: MenuRequest): {
  readonly title: string
  readonly sections: readonly (readonly Command[])[]
  readonly ids: readonly ElementId[]
} {
  const { i18n } = useLingui()
  const all = useAllCommands()
  const plan = useShownPlan()
  const mayEdit = useMayEdit()
  const picked = useSelection(({ ids }) => ids)
  const { target } = request
  const ids = target.type === 'map' ? [] : picked
  const { ofTarget, ofPlace } = usePlaceCommands(request)
  const byId = (id: string) => all.filter((command) => command.id === id && command.isAvailable())
  const elements = ids.flatMap((id) => plan.get(id) ?? [])
  const sections = [
    ofTarget,
    ...(target.type === 'map' ? [] : ofElements.map((list) => list.flatMap(byId))),
    [...ofPlace, ...(target.type === 'map' ? ['select-all'].flatMap(byId) : [])],
  ]
  const free = mayEdit ? apartFromLocked(plan, ids).free : []
  return {
    title: target.type === 'map' ? i18n._('This place') : elementsPhrase(i18n, elements),
    // What is of the elements themselves stands with the first.
    sections: sections.filter((commands, index) => commands.length > 0 || (index === 0 && free.length > 0)),
    ids: free,
  }
}
