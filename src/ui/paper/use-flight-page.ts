import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import type { ElementId } from '../../plan/element.ts'
import { flightLog } from '../../plan/flight-log.ts'
import { type Plan, sheetOf } from '../../plan/plan.ts'
import { planMapById } from '../../plan/plan-map.ts'
import { useVariationModel } from '../flight-card/use-variation-model.ts'
import { useShownUnits } from '../use-stores.ts'
import { type FlightPage, flightPage } from './flight-page.ts'

/** This device's day, `2026-11-21`. */
function today(): string {
  const now = new Date()
  const part = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`
}

/** A route's flight card in words; undefined where it is no route, or no map has been chosen. */
export function useFlightPage(plan: Plan, id: ElementId | undefined, title: string): FlightPage | undefined {
  const { i18n } = useLingui()
  const sheet = sheetOf(plan)
  const units = useShownUnits()
  const map = planMapById(sheet.map)
  const model = useVariationModel(map?.type === 'world' && sheet.variationDeg === undefined)
  const route = id === undefined ? undefined : plan.get(id)
  return useMemo(() => {
    if (!map || route?.kind !== 'route') return undefined
    const log = flightLog(map, sheet, route, { today: today(), variationModel: model })
    return flightPage(i18n, { title, map, sheet, route, log, units })
  }, [i18n, map, sheet, route, title, units, model])
}
