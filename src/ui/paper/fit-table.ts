/** Widths that columns want and need at a size of letters of 1: what they say, and the least they can be cut to. */
export type ColumnWish = { readonly wanted: number; readonly least: number }

export type FittedTable = {
  /** size of the letters */
  readonly size: number
  readonly widths: readonly number[]
}

/**
 * The largest letters, from `most` down to `least`, in which all columns have what they want in a width; else the least,
 * with what is missing taken from those that can give, in proportion. Room that is left goes to all.
 */
export function fitTable(
  wishes: readonly ColumnWish[],
  width: number,
  letters: { readonly most: number; readonly least: number },
): FittedTable {
  const wanted = sum(wishes.map((wish) => wish.wanted))
  const size = wanted === 0 ? letters.most : Math.min(letters.most, Math.max(letters.least, width / wanted))
  const spare = width - wanted * size
  if (spare >= 0) return { size, widths: wishes.map((wish) => (width * wish.wanted) / (wanted || 1)) }
  const elastic = wishes.map((wish) => (wish.wanted - wish.least) * size)
  const total = sum(elastic)
  const taken = Math.min(-spare, total)
  return {
    size,
    widths: wishes.map((wish, i) => wish.wanted * size - (taken * (elastic[i] ?? 0)) / (total || 1)),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
