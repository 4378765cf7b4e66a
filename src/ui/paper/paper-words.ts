/** How wide a text is in a font. */
export type Measure = (text: string) => number

/** Breaks a text into lines of a width, between words where it can be. */
export function brokenLines(text: string, width: number, measure: Measure): readonly string[] {
  return text.split(/\r\n|[\n\r]/).flatMap((line) => {
    const lines: string[] = []
    let last = ''
    for (const word of line.split(' ').flatMap((each) => piecesOf(each, width, measure))) {
      const longer = last === '' ? word : `${last} ${word}`
      if (last !== '' && measure(longer) > width) {
        lines.push(last)
        last = word
      } else last = longer
    }
    return [...lines, last]
  })
}

/** A word that is wider than a line, cut. */
function piecesOf(word: string, width: number, measure: Measure): readonly string[] {
  if (measure(word) <= width) return [word]
  const pieces: string[] = []
  let last = ''
  for (const letter of word) {
    if (last !== '' && measure(last + letter) > width) {
      pieces.push(last)
      last = ''
    }
    last += letter
  }
  return [...pieces, last]
}

/** A text cut to a width, with an ellipsis where something is missing. */
export function cutTo(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text
  const letters = [...text]
  while (letters.length > 0 && measure(`${letters.join('')}…`) > width) letters.pop()
  return letters.length === 0 ? '' : `${letters.join('').trimEnd()}…`
}
