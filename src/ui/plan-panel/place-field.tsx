import { useLingui } from '@lingui/react'
import { parsePlace } from '../../plan/grid-reference.ts'
import type { Position } from '../../plan/position.ts'
import { DraftField, type Parsed } from '../kit/draft-field.tsx'
import { useMayEdit, usePlanMap } from '../use-stores.ts'
import { positionWords } from '../words/position-words.ts'

/** A position as people write it: a grid reference on game maps, latitude and longitude on the real world. */
export function PlaceField({
  label,
  at,
  onMove,
  hideLabel,
}: {
  label?: string
  at: Position
  onMove: (at: Position) => void
  hideLabel?: boolean
}) {
  const { i18n } = useLingui()
  const map = usePlanMap()
  const mayEdit = useMayEdit()
  const usual = map?.type === 'game' ? i18n._('Grid reference') : i18n._('Coordinates')
  const parse = (text: string): Parsed<Position> => {
    const value = map && parsePlace(map, text)
    if (value) return { ok: true, value }
    return {
      ok: false,
      problem:
        map?.type === 'game'
          ? i18n._('Row, column and keypad as in {example}.', { example: '1215.7' })
          : i18n._('Latitude and longitude as in {example}.', { example: '52.52, 13.405' }),
    }
  }
  return (
    <DraftField
      label={label ?? usual}
      hideLabel={hideLabel ?? false}
      numeric
      value={positionWords(i18n, map, at)}
      readOnly={!mayEdit || !map}
      parse={parse}
      onCommit={onMove}
    />
  )
}
