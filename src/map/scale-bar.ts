import { altitudeIn, distanceIn, type ShownUnits, unitSigns } from '../plan/units.ts'

export type ScaleBar = { readonly label: string; readonly widthPx: number }

/** The longest bar of a round length (1, 2 or 5 times a power of ten) that is at most `maxPx` wide. */
export function scaleBar(kmPerPixel: number, units: ShownUnits, maxPx: number): ScaleBar {
  const { distance, altitude } = unitSigns[units]
  const far = distanceIn(units, kmPerPixel * maxPx)
  if (far >= 1) return bar(far, distance, kmPerPixel, 1 / distanceIn(units, 1))
  const nearKm = 1 / altitudeIn(units, 1000)
  return bar((kmPerPixel * maxPx) / nearKm, altitude, kmPerPixel, nearKm)
}

function bar(most: number, sign: string, kmPerPixel: number, unitKm: number): ScaleBar {
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [5, 2, 1].find((factor) => factor * power <= most * (1 + 1e-9)) ?? 1
  const length = step * power
  return { label: `${Number(length.toPrecision(6))} ${sign}`, widthPx: (length * unitKm) / kmPerPixel }
}
