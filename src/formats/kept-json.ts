import { parseJson } from './parse-json.ts'

/** JSON as text within XML: without characters that XML cannot hold, or that its readers take for white space. */
export const keptJson = (value: object): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** What such a text holds; undefined where there is none, and null where it cannot be read. */
export function readKeptJson(text: string | undefined): unknown {
  if (text === undefined) return undefined
  const parsed = parseJson(text)
  return parsed.ok ? parsed.value : null
}
