/** `[A-Z0-9]{1,12}`: what the schema allows for an identifier. Letters lose their accents; empty if nothing is left. */
export const fplIdent = (name: string): string =>
  plainCapitals(name)
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 12)

/** `[A-Z0-9 /]{1,25}` or nothing: what the schema allows for comments and names of routes. */
export const fplText = (text: string): string =>
  plainCapitals(text)
    .replace(/[^A-Z0-9/]+/g, ' ')
    .trim()
    .slice(0, 25)
    .trim()

/** A decomposed letter is the letter and its accents; the accents go the way of all other signs. */
const plainCapitals = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toUpperCase()
