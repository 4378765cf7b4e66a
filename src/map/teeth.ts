type Place = readonly [x: number, y: number]

/** A tooth on a front line: where, in which direction the line runs there (of length 1), and on which side it stands. */
export type Tooth = { readonly at: Place; readonly along: Place; readonly side: 1 | -1 }

/**
 * Teeth at even distances along a line, all on the side where the other line lies, as far as they fall into a box of
 * the given size. Pixels, y downwards: side 1 is to the right of the way the line runs.
 */
export function teethOf(
  own: readonly Place[],
  other: readonly Place[],
  spacing: number,
  [width, height]: Place,
): readonly Tooth[] {
  const side = sideOf(own, other)
  const teeth: Tooth[] = []
  let toNext = spacing / 2
  own.forEach((b, i) => {
    const a = own[i - 1]
    if (!a) return
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    if (length === 0) return
    const along: Place = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
    // A leg can be thousands of screens long: only what is in the box is walked.
    const [enter, leave] = within(a, along, length, [width, height])
    const skipped = Math.max(0, Math.ceil((enter - toNext) / spacing))
    for (let done = toNext + skipped * spacing; done <= leave; done += spacing) {
      teeth.push({ at: [a[0] + along[0] * done, a[1] + along[1] * done], along, side })
    }
    toNext = length < toNext ? toNext - length : spacing - ((length - toNext) % spacing)
  })
  return teeth
}

/** Between which distances from its start a leg is inside the box (Liang and Barsky); empty if it never is. */
function within(a: Place, along: Place, length: number, size: Place): [number, number] {
  let enter = 0
  let leave = length
  for (const axis of [0, 1] as const) {
    const [start, step, end] = [a[axis], along[axis], size[axis]]
    if (step === 0) {
      if (start < 0 || start > end) return [1, 0]
      continue
    }
    const [t1, t2] = [-start / step, (end - start) / step]
    enter = Math.max(enter, Math.min(t1, t2))
    leave = Math.min(leave, Math.max(t1, t2))
  }
  return [enter, leave]
}

/** So many places of the other line say well enough on which side it lies. */
const samples = 12

/** On which side of a line most of another one lies, each of its places seen from the nearest piece of the line. */
function sideOf(own: readonly Place[], other: readonly Place[]): 1 | -1 {
  let sum = 0
  const step = Math.max(1, Math.floor(other.length / samples))
  for (let i = 0; i < other.length; i += step) sum += sideOfPlace(own, other[i] ?? [0, 0])
  return sum < 0 ? -1 : 1
}

function sideOfPlace(own: readonly Place[], [x, y]: Place): number {
  let least = Infinity
  let side = 0
  own.forEach((b, i) => {
    const a = own[i - 1]
    if (!a) return
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const squared = dx * dx + dy * dy
    if (squared === 0) return
    const along = Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / squared))
    const distance = Math.hypot(x - a[0] - along * dx, y - a[1] - along * dy)
    if (distance >= least) return
    least = distance
    side = Math.sign(dx * (y - a[1]) - dy * (x - a[0]))
  })
  return side
}
