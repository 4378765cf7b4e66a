import type { Position } from '../../plan/position.ts'

/** A position in bare numbers, for where no map gives them a meaning: off its edge, or while none is chosen. */
export const plainPlace = ([x, y]: Position): string => `${y.toFixed(2)}, ${x.toFixed(2)}`
