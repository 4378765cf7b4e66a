/** The bands of MGRS from 80° S to 84° N: eight degrees each, the last one twelve. */
export const gridBands = 'CDEFGHJKLMNPQRSTUVWX'

const norway: Readonly<Record<number, readonly [number, number]>> = { 31: [0, 3], 32: [3, 12] }
const spitsbergen: Readonly<Record<number, readonly [number, number] | undefined>> = {
  ...{ 31: [0, 9], 32: undefined, 33: [9, 21], 34: undefined, 35: [21, 33], 36: undefined, 37: [33, 42] },
}

/** West, south, east and north of a grid zone, degrees: six wide but around Norway and Spitsbergen; undefined where there is none. */
export function gridZoneBox(
  zone: number,
  band: string,
): readonly [west: number, south: number, east: number, north: number] | undefined {
  const row = gridBands.indexOf(band)
  const sides = sidesOf(zone, band)
  if (row < 0 || !sides) return undefined
  const south = -80 + 8 * row
  return [sides[0], south, sides[1], band === 'X' ? 84 : south + 8]
}

function sidesOf(zone: number, band: string): readonly [west: number, east: number] | undefined {
  if (zone < 1 || zone > 60) return undefined
  if (band === 'V' && zone in norway) return norway[zone]
  if (band === 'X' && zone in spitsbergen) return spitsbergen[zone]
  return [zone * 6 - 186, zone * 6 - 180]
}
