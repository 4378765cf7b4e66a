import { useLingui } from '@lingui/react'
import { useEffect, useState } from 'react'
import type { PlanMap } from '../../plan/plan-map.ts'
import type { Position } from '../../plan/position.ts'
import { positionWords } from '../words/position-words.ts'

type FormatMgrs = typeof import('../../plan/military-grid.ts').formatMgrs

/** What a place is called: coordinates and MGRS on the world, grid and keypad on a game's map. MGRS comes a moment later. */
export function usePlaceNames(map: PlanMap | undefined, at: Position | undefined): readonly string[] {
  const { i18n } = useLingui()
  const [formatMgrs, setFormat] = useState<FormatMgrs>()
  const isWanted = map?.type === 'world' && at !== undefined
  useEffect(() => {
    if (!isWanted || formatMgrs) return
    import('../../plan/military-grid.ts').then((grid) => setFormat(() => grid.formatMgrs), console.error)
  }, [isWanted, formatMgrs])
  if (!map || !at) return []
  const mgrs = map.type === 'world' ? formatMgrs?.(at) : undefined
  return [...(mgrs === undefined ? [] : [mgrs]), positionWords(i18n, map, at)]
}
