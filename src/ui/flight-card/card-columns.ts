import type { I18n } from '@lingui/core'
import type { FlightLog, FlightRow } from '../../plan/flight-log.ts'
import { formatCourse, formatDuration } from '../../plan/leg-label.ts'
import { distanceIn, type ShownUnits, speedIn, unitSigns } from '../../plan/units.ts'
import { dayClock } from '../paper/day-clock.ts'
import { fuelSign, lateText, wholeNumber } from './card-words.ts'
import { variationText } from './parse-flight.ts'

/** A column of the flight card that is reckoned. */
export type CardColumn = {
  readonly key: string
  readonly title: string
  readonly sign: string
  /** `before` is the row whose leg leads to this one; an empty text where nothing is known */
  readonly text: (row: FlightRow, before: FlightRow | undefined) => string
  readonly isBad?: (row: FlightRow) => boolean
  readonly total?: string
}

/** Columns in the sequence in which a pilot reads them; those about which there is nothing to say are left out. */
export function cardColumns(i18n: I18n, log: FlightLog, units: ShownUnits): readonly CardColumn[] {
  const { rows, fuel } = log
  const legs = rows.flatMap(({ leg }) => leg ?? [])
  const signs = unitSigns[units]
  const hasWind = legs.some(({ wind }) => wind.kmh > 0)
  const hasVariation = legs.some(({ variationDeg }) => variationDeg !== undefined && variationDeg !== 0)
  const isMagnetic = legs.some(({ magneticHeadingDeg }) => magneticHeadingDeg !== undefined)
  const course = (deg: number | undefined): string => (deg === undefined ? '' : formatCourse(deg))
  const columns: readonly (CardColumn | false)[] = [
    {
      ...{ key: 'course', title: i18n._('Course'), sign: i18n._('true') },
      text: (_, before) => course(before?.leg?.distanceKm ? before.leg.courseDeg : undefined),
    },
    hasWind && {
      ...{ key: 'correction', title: i18n._('Correction'), sign: i18n._('wind') },
      text: (_, before) => signedDegrees(before?.leg?.triangle?.correctionDeg),
    },
    hasVariation && {
      ...{ key: 'variation', title: i18n._('Variation'), sign: '' },
      text: (_, before) => {
        const deg = before?.leg?.variationDeg
        return deg === undefined ? '' : variationText(deg)
      },
    },
    {
      ...{ key: 'heading', title: i18n._('Heading'), sign: isMagnetic ? i18n._('magnetic') : i18n._('true') },
      text: (_, before) =>
        course(isMagnetic ? before?.leg?.magneticHeadingDeg : before?.leg?.triangle?.headingDeg),
    },
    hasWind && {
      ...{ key: 'ground-speed', title: i18n._('Ground speed'), sign: signs.speed },
      text: (_, before) => rounded(before?.leg?.triangle && speedIn(units, before.leg.triangle.groundKmh)),
    },
    {
      ...{ key: 'distance', title: i18n._('Distance'), sign: signs.distance },
      text: (_, before) => (before?.leg ? distanceIn(units, before.leg.distanceKm).toFixed(1) : ''),
      total: distanceIn(units, log.totalKm).toFixed(1),
    },
    {
      ...{ key: 'time', title: i18n._('Time'), sign: '' },
      text: (_, before) => (before?.leg ? formatDuration(before.leg.hours) : ''),
      total: formatDuration(log.totalHours),
    },
    {
      ...{ key: 'elapsed', title: i18n._('Elapsed'), sign: '' },
      text: ({ elapsedHours }) => formatDuration(elapsedHours),
    },
    rows.some(({ clockS }) => clockS !== undefined) && {
      ...{ key: 'clock', title: i18n._('Clock'), sign: '' },
      text: ({ clockS, lateS }) => [dayClock(clockS), lateText(i18n, lateS)].filter(Boolean).join(' '),
      isBad: ({ lateS = 0 }) => Math.abs(lateS) >= 1,
    },
    fuel !== undefined && {
      ...{ key: 'fuel', title: i18n._('Fuel left'), sign: fuelSign(fuel.unit) },
      text: ({ fuelLeft }) => rounded(fuelLeft),
      isBad: ({ fuelLeft = 0 }) => fuelLeft < 0,
      total: log.fuelUsed === undefined ? '' : `−${rounded(log.fuelUsed)}`,
    },
  ]
  return columns.filter((column) => column !== false)
}

const rounded = (number: number | undefined): string => (number === undefined ? '' : wholeNumber(number))

/** `+5°`, `−12°`, `0°` */
const signedDegrees = (deg: number | undefined): string => {
  if (deg === undefined) return ''
  const whole = Math.round(deg)
  return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${Math.abs(whole)}°`
}
