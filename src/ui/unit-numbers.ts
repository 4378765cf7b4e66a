import {
  altitudeIn,
  altitudeM,
  type ShownUnits,
  speedIn,
  speedKmh,
  type Units,
  unitSigns,
} from '../plan/units.ts'
import { useSheet, useShownUnits } from './use-stores.ts'

type Bounds = { readonly least: number; readonly most: number }

/** Speeds and altitudes between what a plan stores and what its user sees and types. */
export type UnitNumbers = {
  readonly shown: ShownUnits
  readonly signs: (typeof unitSigns)[ShownUnits]
  /** text of what is stored: exact in the units that it is stored in, else to a tenth; empty where there is none */
  readonly speedText: (stored: number | undefined) => string
  readonly altitudeText: (stored: number | undefined) => string
  readonly speedToStore: <T extends number | undefined>(typed: T) => T | number
  readonly altitudeToStore: <T extends number | undefined>(typed: T) => T | number
  /** as in element.ts, in the units that are shown */
  readonly speedBounds: Bounds
  readonly altitudeBounds: Bounds
}

export function unitNumbers(stored: Units, shown: ShownUnits): UnitNumbers {
  const isSame = stored === shown
  const speedShown = (speed: number): number => (isSame ? speed : speedIn(shown, speedKmh(stored, speed)))
  const altitudeShown = (altitude: number): number =>
    isSame ? altitude : altitudeIn(shown, altitudeM(stored, altitude))
  const textOf = (number: number): string => String(isSame ? number : Number(number.toFixed(1)))
  const boundsOf = (least: number, most: number, show: (stored: number) => number): Bounds => ({
    least: Math.ceil(show(least)),
    most: Math.floor(show(most)),
  })
  return {
    shown,
    signs: unitSigns[shown],
    speedText: (speed) => (speed === undefined ? '' : textOf(speedShown(speed))),
    altitudeText: (altitude) => (altitude === undefined ? '' : textOf(altitudeShown(altitude))),
    speedToStore: (typed) =>
      typed === undefined || isSame ? typed : neat(speedIn(stored, speedKmh(shown, typed))),
    altitudeToStore: (typed) =>
      typed === undefined || isSame ? typed : neat(altitudeIn(stored, altitudeM(shown, typed))),
    speedBounds: boundsOf(0, 100_000, speedShown),
    altitudeBounds: boundsOf(-20_000, 1_000_000, altitudeShown),
  }
}

export function useUnitNumbers(): UnitNumbers {
  const { units } = useSheet()
  return unitNumbers(units, useShownUnits())
}

/** Without the noise of binary fractions. */
const neat = (number: number): number => Math.round(number * 1e6) / 1e6
