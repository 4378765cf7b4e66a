/** A place on an image, pixels from its left top corner, and where that is on the plane of a map (`y` upwards). */
export type Pin = { readonly pixel: Pair; readonly spot: Pair }

type Pair = readonly [x: number, y: number]

/** From an image's pixels to the plane: `[a·px + c·py + e, b·px + d·py + f]`, as a canvas has it. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** `few`: less than two pins; `same-place`: two of them are too near each other; `in-line`: three on one line say nothing of what lies beside it. */
export type LayProblem = 'few' | 'same-place' | 'in-line'

/** Pins nearer to each other than this say too little of the way the image lies, image pixels. */
const leastApartPx = 4
/** And three pins have to stand so far from one line, image pixels. */
const leastAsidePx = 4

/**
 * How an image lies on a plane by two pins (moved, turned and scaled: a similarity) or three (also sheared and stretched:
 * the one affine map through all of them). More than three are not looked at.
 */
export function layImage(pins: readonly Pin[]): Affine | LayProblem {
  const [first, second, third] = pins
  if (!first || !second) return 'few'
  const three = third ? [first, second, third] : [first, second]
  if (pairsOf(three).some(([one, other]) => isSamePlace(one, other))) return 'same-place'
  return third ? affine(first, second, third) : similarity(first, second)
}

/** As complex numbers, with the image's `y` turned upwards: `w = m·z + n`. */
function similarity(first: Pin, second: Pin): Affine {
  const [zx, zy] = [second.pixel[0] - first.pixel[0], first.pixel[1] - second.pixel[1]]
  const [wx, wy] = [second.spot[0] - first.spot[0], second.spot[1] - first.spot[1]]
  const square = zx * zx + zy * zy
  const [re, im] = [(wx * zx + wy * zy) / square, (wy * zx - wx * zy) / square]
  return through(first, re, im, im, -re)
}

/** Cramer's rule on the two ways from the first pin to the others. */
function affine(first: Pin, second: Pin, third: Pin): Affine | LayProblem {
  const [px, py] = [second.pixel[0] - first.pixel[0], second.pixel[1] - first.pixel[1]]
  const [qx, qy] = [third.pixel[0] - first.pixel[0], third.pixel[1] - first.pixel[1]]
  const area = px * qy - py * qx
  const longest = Math.max(Math.hypot(px, py), Math.hypot(qx, qy), Math.hypot(qx - px, qy - py))
  if (Math.abs(area) / longest < leastAsidePx) return 'in-line'
  const [ux, uy] = [second.spot[0] - first.spot[0], second.spot[1] - first.spot[1]]
  const [vx, vy] = [third.spot[0] - first.spot[0], third.spot[1] - first.spot[1]]
  const spots = ux * vy - uy * vx
  if (Math.abs(spots) < 1e-9 * Math.max(ux * ux + uy * uy, vx * vx + vy * vy)) return 'in-line'
  return through(
    first,
    (ux * qy - vx * py) / area,
    (uy * qy - vy * py) / area,
    (vx * px - ux * qx) / area,
    (vy * px - uy * qx) / area,
  )
}

function through({ pixel: [px, py], spot: [x, y] }: Pin, a: number, b: number, c: number, d: number): Affine {
  return [a, b, c, d, x - a * px - c * py, y - b * px - d * py]
}

export const spotAt = ([a, b, c, d, e, f]: Affine, [px, py]: Pair): Pair => [
  a * px + c * py + e,
  b * px + d * py + f,
]

const pairsOf = (pins: readonly Pin[]): readonly (readonly [Pin, Pin])[] =>
  pins.flatMap((one, i) => pins.slice(i + 1).map((other) => [one, other] as const))

const isSamePlace = (one: Pin, other: Pin): boolean =>
  Math.hypot(one.pixel[0] - other.pixel[0], one.pixel[1] - other.pixel[1]) < leastApartPx ||
  (one.spot[0] === other.spot[0] && one.spot[1] === other.spot[1])
