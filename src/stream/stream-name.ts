/** Which part of P1 a name breaks. */
export type StreamNameProblem =
  | 'empty'
  | 'too-long'
  | 'control'
  | 'bidi-control'
  | 'surrogate'
  | 'private-use'
  | 'unassigned'

/** P1: code points, and bytes of UTF-8. */
export const streamNameLimits = { codePoints: 64, bytes: 200 } as const

/** In the order in which they are told; bidi controls are what makes a name look like another. */
const forbidden: readonly (readonly [StreamNameProblem, RegExp])[] = [
  ['control', /\p{Cc}/u],
  ['bidi-control', /\p{Bidi_Control}/u],
  ['surrogate', /\p{Cs}/u],
  ['private-use', /\p{Co}/u],
  ['unassigned', /\p{Cn}/u],
]

/**
 * The stream's name (P1) that was meant by `text`: in NFC and without white space at its ends, which a phone's keyboard adds
 * unasked. `problem` says which part of P1 it breaks.
 */
export function checkStreamName(
  text: string,
):
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly problem: StreamNameProblem } {
  // Before anything that takes time in proportion to the text.
  if (text.length > 10 * streamNameLimits.bytes) return { ok: false, problem: 'too-long' }
  const name = text.normalize('NFC').trim()
  if (name === '') return { ok: false, problem: 'empty' }
  if ([...name].length > streamNameLimits.codePoints) return { ok: false, problem: 'too-long' }
  if (new TextEncoder().encode(name).length > streamNameLimits.bytes)
    return { ok: false, problem: 'too-long' }
  const broken = forbidden.find(([, pattern]) => pattern.test(name))
  return broken ? { ok: false, problem: broken[0] } : { ok: true, name }
}
