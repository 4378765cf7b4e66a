import { commonWords } from './common-words.ts'

/** How well a password holds against whoever has the server's data and may guess as fast as Argon2id (S1) lets them. */
export type PasswordStrength = 'weak' | 'fair' | 'good' | 'strong'

/**
 * The least bits of each. A good graphics card makes some 2^13 guesses a second at S1's cost: 2^28 take hours, 2^42 years,
 * and 2^60 are beyond any number of them.
 */
const leastBits = { fair: 28, good: 42, strong: 60 } as const

export function passwordStrength(password: string, known: readonly string[] = []): PasswordStrength {
  const bits = guessBits(password, known)
  if (bits >= leastBits.strong) return 'strong'
  if (bits >= leastBits.good) return 'good'
  return bits >= leastBits.fair ? 'fair' : 'weak'
}

/**
 * How many guesses, as a power of two, somebody needs who knows how people make passwords: the least that any way of cutting it into
 * characters, words, rows of the keyboard, repetitions and years costs. It is an estimate, and one on the low side: whatever can
 * be pronounced is taken for a word of a dictionary.
 * @param known what anybody would try first, such as the stream's name
 */
export function guessBits(password: string, known: readonly string[] = []): number {
  const letters = [...password.normalize('NFC')].slice(0, judged)
  const names = known.map(plain).filter((name) => name.length >= 3)
  /** by how many characters were cut */
  const least = [0]
  for (let end = 1; end <= letters.length; end++) {
    let bits = Infinity
    for (let start = 0; start < end; start++) {
      const part = letters.slice(start, end)
      bits = Math.min(bits, (least[start] ?? 0) + partBits(part, letters.slice(0, start).join(''), names))
    }
    least.push(bits)
  }
  return least.at(-1) ?? 0
}

/** Nobody needs more characters than these, and the reckoning takes the cube of it. */
const judged = 40

/** Of a part that is guessed as one: `before` is what has been guessed by then. */
function partBits(part: readonly string[], before: string, names: readonly string[]): number {
  if (part.length === 1) return characterBits(part[0] ?? '')
  if (part.length < 3) return Infinity
  const text = part.join('')
  const low = plain(text)
  const capitals = text === text.toLowerCase() ? 0 : capitalBits(text)
  if (names.includes(low)) return 3 + capitals
  if (commonWords.has(low) || commonWords.has(withoutDisguise(low))) return 8 + capitals
  if (new Set(part).size === 1) return characterBits(part[0] ?? '') + Math.log2(part.length)
  if (before.includes(text)) return 4
  if (/^(19|20)\d\d$/.test(text)) return 7
  if (isRow(low)) return 5 + Math.log2(part.length)
  if (isPronounceable(low)) return wordBits + capitals + Math.max(0, part.length - 10) * 2
  return Infinity
}

/** A word of a dictionary of 65,536. */
const wordBits = 16

/** The first letter or all of them is what people do; anything else is one of more ways. */
const capitalBits = (text: string): number =>
  text === text.toUpperCase() || text.slice(1) === text.slice(1).toLowerCase() ? 1 : 4

function characterBits(character: string): number {
  if (/\d/.test(character)) return Math.log2(10)
  if (/[a-z]/i.test(character)) return Math.log2(26) + (/[A-Z]/.test(character) ? 1 : 0)
  // A space between words, a sign at the end: few are usual.
  return /[ .,!?_-]/.test(character) ? 2 : 5
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase()

const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}
const withoutDisguise = (text: string): string => [...text].map((sign) => disguises[sign] ?? sign).join('')

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
]
const bothWays = rows.flatMap((row) => [row, [...row].reverse().join('')])

const isRow = (text: string): boolean => bothWays.some((row) => row.includes(text))

/** Letters with a vowel among any four, or of a script whose vowels are not known here. */
const isPronounceable = (text: string): boolean =>
  /^\p{L}+$/u.test(text) &&
  !/[bcdfghjklmnpqrstvwxz]{4}|[aeiouyäöü]{4}/.test(text) &&
  !/^[a-z]{1,2}$/.test(text)
