import type { Backdrop } from '../../map/backdrop.ts'
import { type Plan, sheetOf } from '../../plan/plan.ts'
import { worldMap } from '../../plan/plan-map.ts'

/** Nothing but the chart. */
export const noBackdrop: Backdrop = { layers: [], images: [] }

/** Whose data the base map of a picture is made of. Proper names, the same in every language. */
export const baseCredit = (plan: Plan): string =>
  sheetOf(plan).map === worldMap.id ? 'Natural Earth · GeoNames CC BY 4.0' : ''
