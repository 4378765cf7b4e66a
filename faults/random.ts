/** Chance that can be had again: the same seed, the same choices. */
export type Random = {
  /** 0 ≤ value < 1 */
  readonly next: () => number
  /** a whole number from `min` to `max`, both possible */
  readonly between: (min: number, max: number) => number
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T
}

/** mulberry32 of the seed and of what it is for: one fault can be had again without those before it. */
export function createRandom(seed: number, purpose = ''): Random {
  let state = seed >>> 0
  for (const char of purpose) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return { next, between, pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0] }
}

export const newSeed = (): number => Math.floor(Math.random() * 2 ** 31)
