const consonants = 'bdfghjklmnprstvz'
const vowels = 'aiou'

/**
 * Bytes, an even number of them, that can be read aloud: proquints (Wilkerson, arXiv:0901.4016) such as `lusab-babad-gutih-tugad`.
 * No letter looks like another, and there is nothing to say about capitals.
 */
export function writeProquints(bytes: Uint8Array): string {
  const words: string[] = []
  for (let at = 0; at < bytes.length; at += 2) {
    const bits = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    words.push(
      [
        consonants[(bits >> 12) & 15],
        vowels[(bits >> 10) & 3],
        consonants[(bits >> 6) & 15],
        vowels[(bits >> 4) & 3],
        consonants[bits & 15],
      ].join(''),
    )
  }
  return words.join('-')
}

/** What was written so, whatever stands between the letters and however large they are; undefined: it was not. */
export function readProquints(text: string): Uint8Array | undefined {
  const letters = text.toLowerCase().replace(/[\s\p{Punctuation}]/gu, '')
  if (!isProquints.test(letters)) return undefined
  const bytes: number[] = []
  for (const [word] of letters.matchAll(/.{5}/g)) {
    const bits = [...word].reduce((read, letter, at) => {
      const isVowel = at === 1 || at === 3
      return (read << (isVowel ? 2 : 4)) | (isVowel ? vowels : consonants).indexOf(letter)
    }, 0)
    bytes.push(bits >> 8, bits & 255)
  }
  return Uint8Array.from(bytes)
}

const isProquints = new RegExp(`^(?:[${consonants}][${vowels}][${consonants}][${vowels}][${consonants}])+$`)
