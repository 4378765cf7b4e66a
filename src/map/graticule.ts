/** Steps of the graticule in degrees, each with as many minutes as its labels need. */
const stepsDeg = [45, 30, 15, 10, 5, 2, 1, 30 / 60, 15 / 60, 10 / 60, 5 / 60, 2 / 60, 1 / 60] as const

/** The step whose lines are as near to each other as they may be. */
export const graticuleStep = (degPerPx: number, leastPx: number): number =>
  stepsDeg.findLast((step) => step / degPerPx >= leastPx) ?? stepsDeg[0]

/** The lines between two longitudes or latitudes. */
export function graticuleLines(fromDeg: number, toDeg: number, stepDeg: number): readonly number[] {
  const first = Math.ceil(fromDeg / stepDeg - 1e-9)
  const last = Math.floor(toDeg / stepDeg + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * stepDeg)
}

/** `45°N`, `7°30′W`, `0°`; of longitudes any turn round the globe. */
export function graticuleLabel(deg: number, axis: 'lng' | 'lat'): string {
  const within = axis === 'lng' ? deg - 360 * Math.round(deg / 360) : deg
  const minutes = Math.round(Math.abs(within) * 60)
  const rest = minutes % 60
  const number = `${Math.floor(minutes / 60)}°${rest === 0 ? '' : `${String(rest).padStart(2, '0')}′`}`
  if (minutes === 0 || (axis === 'lng' && minutes === 180 * 60)) return number
  const letters = axis === 'lng' ? 'EW' : 'NS'
  return number + (within > 0 ? letters[0] : letters[1])
}
