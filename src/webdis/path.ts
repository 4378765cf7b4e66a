/**
 * One segment of a path to Webdis: every byte of its UTF-8 but `A–Z a–z 0–9 _ -` becomes `%xx` in lower case (C1). The dot too, or
 * Webdis would take what follows it for a file's type (W5).
 */
export function pathSegment(text: string): string {
  let segment = ''
  for (const byte of new TextEncoder().encode(text)) {
    const character = String.fromCharCode(byte)
    segment += /[\w-]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`
  }
  return segment
}
