/**
 * How well a text answers a search, word by word: undefined where one of the words is not found at all, else the lower the better. A word is
 * found at the beginning of one of the text's words, in the middle of one, or as letters that come in its sequence («dpl» in «duplicate»).
 */
export function searchRank(text: string, search: string): number | undefined {
  const words = wordsOf(text)
  let rank = 0
  for (const wanted of wordsOf(search)) {
    const best = Math.min(...words.map((word, index) => wordRank(word, wanted, index)))
    if (best === Number.POSITIVE_INFINITY) return undefined
    rank += best
  }
  return rank
}

function wordRank(word: string, wanted: string, index: number): number {
  // The sooner in the text, the likelier it is what was meant.
  const late = Math.min(index, 9) / 10
  if (word === wanted) return late
  if (word.startsWith(wanted)) return 1 + late
  if (word.includes(wanted)) return 3 + late
  return wanted.length > 1 && word[0] === wanted[0] && isWithin(word, wanted)
    ? 6 + late
    : Number.POSITIVE_INFINITY
}

/** Whether the letters come in this sequence, with others between them. */
function isWithin(word: string, letters: string): boolean {
  let from = 0
  for (const letter of letters) {
    const at = word.indexOf(letter, from)
    if (at < 0) return false
    from = at + letter.length
  }
  return true
}

/** Without case and accents. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
