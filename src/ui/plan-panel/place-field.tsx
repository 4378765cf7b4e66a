import { useLingui } from '@lingui/react'
import { formatPlace } from '../../plan/grid-reference.ts'
import type { Position } from '../../plan/position.ts'
import { formatMapUnits, readPlace } from '../../plan/precise-entry.ts'
import { DraftField, type Parsed } from '../kit/draft-field.tsx'
import { useMayEdit, usePlanMap, useShownUnits } from '../use-stores.ts'
import { entryProblemSentence } from '../words/entry-words.ts'
import { positionWords } from '../words/position-words.ts'

/** A position as people write it (`readPlace`); shown as a grid reference on game maps, as latitude and longitude on the real world. */
export function PlaceField({
  label,
  at,
  onMove,
  hideLabel,
  from,
}: {
  label?: string
  at: Position
  onMove: (at: Position) => void
  hideLabel?: boolean
  /** where a course and a distance start: the waypoint before */
  from?: Position | undefined
}) {
  const { i18n } = useLingui()
  const map = usePlanMap()
  const units = useShownUnits()
  const mayEdit = useMayEdit()
  const usual = map?.type === 'game' ? i18n._('Grid reference') : i18n._('Coordinates')
  const parse = (text: string): Parsed<Position> => {
    if (!map) return { ok: false, problem: i18n._('no map chosen') }
    const entry = readPlace(map, units, text, from)
    if (entry.ok) return { ok: true, value: entry.at }
    return { ok: false, problem: entryProblemSentence(i18n, map, entry.problem) }
  }
  return (
    <DraftField
      label={label ?? usual}
      hideLabel={hideLabel ?? false}
      numeric
      value={map ? (formatPlace(map, at) ?? formatMapUnits(at)) : positionWords(i18n, map, at)}
      readOnly={!mayEdit || !map}
      parse={parse}
      onCommit={onMove}
    />
  )
}
