/** How texts on the map are set: the size of the letters, CSS pixels, and how they are broken into lines. */
export const textSizePx = 15
const lineHeightPx = 18
const lineLetters = 36

/** The lines of a text: its own, and long ones broken between words. */
export function textLines(text: string): readonly string[] {
  return text.split(/\r\n|[\n\r]/).flatMap((line) => {
    const lines: string[] = []
    let last = ''
    for (const word of line.split(' ')) {
      if (last !== '' && last.length + 1 + word.length > lineLetters) {
        lines.push(last)
        last = word
      } else {
        last = last === '' ? word : `${last} ${word}`
      }
    }
    return [...lines, last]
  })
}

/** The room a text takes, by the width of an average letter: near enough to aim at. */
export function textBoxPx(text: string): { readonly width: number; readonly height: number } {
  const lines = textLines(text)
  const letters = Math.max(...lines.map((line) => line.length))
  return { width: letters * textSizePx * 0.58, height: lines.length * lineHeightPx }
}
