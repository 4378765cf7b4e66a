import type { Sheet } from './element.ts'
import type { PlanMap } from './plan-map.ts'
import type { Position } from './position.ts'

/**
 * Magnetic variation in degrees, east positive, at a place of the world on a day (`2026-11-21`); undefined for days that
 * the model does not cover. `loadVariationModel` has the one of the real world.
 */
export type VariationModel = (at: Position, date: string) => number | undefined

/**
 * Where a route's variation comes from: the sheet, the model, or nowhere. A game map without one by hand has none: its
 * compass shows the map's north. `outside-model`: the model does not cover the day. `no-model`: it is not loaded.
 */
export type VariationSource = 'hand' | 'model' | 'game' | 'outside-model' | 'no-model'

export type Variation = {
  readonly source: VariationSource
  /** at a place, degrees, east positive; undefined where it is not known */
  readonly at: (position: Position) => number | undefined
}

/** What the sheet says by hand, wherever it says it; else the model on the real world on the sheet's day or today (`2026-11-21`). */
export function variationOf(
  map: PlanMap,
  sheet: Pick<Sheet, 'variationDeg' | 'date'>,
  today: string,
  model: VariationModel | undefined,
): Variation {
  const { variationDeg, date = today } = sheet
  if (variationDeg !== undefined) return { source: 'hand', at: () => variationDeg }
  if (map.type === 'game') return { source: 'game', at: () => 0 }
  if (!model) return { source: 'no-model', at: () => undefined }
  const covered = model([0, 0], date) !== undefined
  return { source: covered ? 'model' : 'outside-model', at: (position) => model(position, date) }
}
