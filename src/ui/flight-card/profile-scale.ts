/** Round numbers from `least` to `most` at most, not more than `count` steps apart: steps are 1, 2 or 5 times a power of ten. */
export function roundTicks(least: number, most: number, count: number): readonly number[] {
  const span = most - least
  if (!(span > 0) || !Number.isFinite(span)) return [least]
  const power = 10 ** Math.floor(Math.log10(span / count))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= count) ?? span
  const first = Math.ceil(least / step - 1e-9)
  const last = Math.floor(most / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}

/** Altitudes that the chart shows: a little above and below, and never so narrow that a level flight looks like mountains. */
export function roomyRange(least: number, most: number): { readonly least: number; readonly most: number } {
  const margin = Math.max((most - least) * 0.12, Math.abs(most) * 0.1, 10)
  return { least: least >= 0 ? Math.max(0, least - margin) : least - margin, most: most + margin }
}

/** Indices of ascending places that are at least `gap` away from the last one before them that is among them. */
export function spacedOut(places: readonly number[], gap: number): ReadonlySet<number> {
  const kept = new Set<number>()
  let last = Number.NEGATIVE_INFINITY
  places.forEach((place, index) => {
    if (place - last < gap) return
    kept.add(index)
    last = place
  })
  return kept
}
