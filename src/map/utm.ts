// Transverse Mercator on WGS 84 by Krüger's series to the sixth order (C. Karney, Transverse Mercator with an accuracy of
// a few nanometers, 2011, equations 7 to 36): far better than a millimetre within a zone.

type Pair = readonly [x: number, y: number]

const equatorM = 6_378_137
const flattening = 1 / 298.257223563
const n = flattening / (2 - flattening)
const eccentricity = Math.sqrt(flattening * (2 - flattening))
const rectifying = (equatorM / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64 + n ** 6 / 256)
const scale = 0.9996
const falseEasting = 500_000

const forwards = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4 - (127 / 288) * n ** 5,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4 + (281 / 630) * n ** 5,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4 + (15_061 / 26_880) * n ** 5,
  (49_561 / 161_280) * n ** 4 - (179 / 168) * n ** 5,
  (34_729 / 80_640) * n ** 5,
]
const backwards = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - (1 / 360) * n ** 4 - (81 / 512) * n ** 5,
  (1 / 48) * n ** 2 + (1 / 15) * n ** 3 - (437 / 1440) * n ** 4 + (46 / 105) * n ** 5,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4 - (209 / 4480) * n ** 5,
  (4397 / 161_280) * n ** 4 - (11 / 504) * n ** 5,
  (4583 / 161_280) * n ** 5,
]

const radians = (deg: number): number => (deg * Math.PI) / 180
const degrees = (rad: number): number => (rad * 180) / Math.PI

/** The meridian in the middle of a zone, degrees. */
const middleOf = (zone: number): number => zone * 6 - 183

/** Easting and northing in metres in a zone of UTM; northings of the south are negative, without the usual 10 000 km added. */
export function utmOf(zone: number, [lng, lat]: Pair): Pair {
  const sin = Math.sin(radians(lat))
  const conformal = Math.sinh(Math.atanh(sin) - eccentricity * Math.atanh(eccentricity * sin))
  const turn = radians(lng - middleOf(zone))
  const xi = Math.atan2(conformal, Math.cos(turn))
  const eta = Math.asinh(Math.sin(turn) / Math.hypot(conformal, Math.cos(turn)))
  let [x, y] = [eta, xi]
  forwards.forEach((factor, i) => {
    const k = 2 * (i + 1)
    x += factor * Math.cos(k * xi) * Math.sinh(k * eta)
    y += factor * Math.sin(k * xi) * Math.cosh(k * eta)
  })
  return [falseEasting + scale * rectifying * x, scale * rectifying * y]
}

/** Longitude and latitude in degrees of an easting and a northing, as `utmOf` counts them. */
export function fromUtm(zone: number, [easting, northing]: Pair): Pair {
  const [x, y] = [(easting - falseEasting) / (scale * rectifying), northing / (scale * rectifying)]
  let [eta, xi] = [x, y]
  backwards.forEach((factor, i) => {
    const k = 2 * (i + 1)
    xi -= factor * Math.sin(k * y) * Math.cosh(k * x)
    eta -= factor * Math.cos(k * y) * Math.sinh(k * x)
  })
  const conformal = Math.asin(Math.sin(xi) / Math.cosh(eta))
  const isometric = Math.asinh(Math.tan(conformal))
  let sin = Math.sin(conformal)
  // Each step is a hundredth of the one before: after six there is nothing left to change.
  for (let step = 0; step < 6; step++)
    sin = Math.tanh(isometric + eccentricity * Math.atanh(eccentricity * sin))
  return [middleOf(zone) + degrees(Math.atan2(Math.sinh(eta), Math.cos(xi))), degrees(Math.asin(sin))]
}
