import type { I18n } from '@lingui/core'
import type { LucideIcon } from 'lucide-react'
import type { ElementId } from '../../plan/element.ts'
import { drawnElements, type Plan } from '../../plan/plan.ts'
import { kindIcons } from '../screen/tool-list.ts'
import { elementName } from '../words/element-words.ts'
import { kindWord } from '../words/kind-words.ts'
import { type Command, commandGroups } from './command.ts'
import { groupWord } from './group-words.ts'
import { searchRank } from './search.ts'

export type PaletteEntry = {
  readonly id: string
  readonly label: string
  /** beside the label: the kind of an element */
  readonly aside?: string
  readonly icon?: LucideIcon
  readonly chord?: string
  readonly run: () => void
}

export type PaletteSection = { readonly value: string; readonly items: readonly PaletteEntry[] }

/** More elements than this are found by a longer search. */
const elementsAtMost = 30

/** What the palette lists for a search: commands by their groups, and elements by their names; the section with the best find comes first. */
export function paletteSections(
  i18n: I18n,
  given: {
    readonly commands: readonly Command[]
    readonly plan: Plan
    readonly goTo: (id: ElementId) => void
  },
  search: string,
): readonly PaletteSection[] {
  const sections = [...commandSections(i18n, given.commands, search)]
  if (search.trim() !== '') {
    const named = elementFinds(i18n, given.plan, given.goTo, search)
    sections.push({ value: i18n._('Elements'), finds: named })
  }
  return sections
    .filter(({ finds }) => finds.length > 0)
    .map(({ value, finds }) => ({ value, finds: finds.toSorted((a, b) => a.rank - b.rank) }))
    .sort((a, b) => (a.finds[0]?.rank ?? 0) - (b.finds[0]?.rank ?? 0))
    .map(({ value, finds }) => ({ value, items: finds.slice(0, elementsAtMost).map(({ entry }) => entry) }))
}

type Find = { readonly entry: PaletteEntry; readonly rank: number }

function commandSections(i18n: I18n, commands: readonly Command[], search: string) {
  return commandGroups.map((group) => {
    const value = groupWord(i18n, group)
    const finds = commands.flatMap((command): Find[] => {
      // What a key alone does is of no use from a list.
      if (command.group !== group || command.onMap || !command.isAvailable()) return []
      const { id, icon, keys, run } = command
      const label = command.label(i18n)
      const rank = searchRank(`${label} ${command.keywords?.(i18n) ?? ''} ${value}`, search)
      const chord = keys?.[0]
      if (rank === undefined) return []
      return [{ rank, entry: { id, label, run, ...(icon && { icon }), ...(chord && { chord }) } }]
    })
    return { value, finds }
  })
}

const elementFinds = (i18n: I18n, plan: Plan, goTo: (id: ElementId) => void, search: string): Find[] =>
  drawnElements(plan).flatMap(([id, element]): Find[] => {
    const label = elementName(element).trim()
    const kind = kindWord(i18n, element.kind)
    const rank = label === '' ? undefined : searchRank(`${label} ${kind}`, search)
    if (rank === undefined) return []
    return [{ rank, entry: { id, label, aside: kind, icon: kindIcons[element.kind], run: () => goTo(id) } }]
  })
