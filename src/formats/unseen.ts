import type { Element } from '../plan/element.ts'
import type { TakeNote } from './file-problem.ts'
import type { PlanFeatures } from './plan-features.ts'
import { noteUnwritten, noteUnwrittenWaypoints } from './unwritten.ts'

/** Fields that a format shows to every program, by the kind of element; `waypoints` are those of a route's waypoints. */
export type Shown = { readonly [Kind in Element['kind']]: readonly string[] } & {
  readonly waypoints: readonly ('name' | 'altitude' | 'speed' | 'timeS' | 'notes')[]
}

/**
 * Names, once for all, the fields that stand in the file but are shown by Missioncast alone; `unseenOthers` says which of what
 * other programs said of an element are.
 */
export function noteUnseen(
  { sheet, features }: Pick<PlanFeatures, 'sheet' | 'features'>,
  shown: Shown,
  unseenOthers: (feature: PlanFeatures['features'][number]) => readonly string[],
  note: TakeNote,
): void {
  const names = new Set<string>()
  const take: TakeNote = ({ code, detail }) => {
    if (code === 'field-not-written') names.add(detail.field)
  }
  for (const item of [{ element: sheet }, ...features]) {
    const { element } = item
    const isPlain = element.kind === 'point' && element.type === 'marker'
    noteUnwritten(element, [...shown[element.kind], 'extra', ...(isPlain ? ['type'] : [])], [], take)
    if (element.kind === 'route') noteUnwrittenWaypoints(element, shown.waypoints, [], take)
    if ('feature' in item) for (const name of unseenOthers(item)) names.add(name)
  }
  if (names.size > 0) note({ code: 'not-shown', where: [], detail: { field: [...names].join(', ') } })
}
