import type { Route } from '../../plan/element.ts'
import { type FlightLog, flightLog } from '../../plan/flight-log.ts'
import { usePlanMap, useSheet } from '../use-stores.ts'
import { useVariationModel } from './use-variation-model.ts'

/** The flight log of a route of the plan on the screen; undefined without a route or a map. */
export function useFlightLog(route: Route | undefined): FlightLog | undefined {
  const map = usePlanMap()
  const sheet = useSheet()
  const variationModel = useVariationModel(map?.type === 'world' && sheet.variationDeg === undefined)
  if (!map || !route) return undefined
  return flightLog(map, sheet, route, { today: localDay(new Date()), variationModel })
}

/** `2026-11-21`, where the user is */
const localDay = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
