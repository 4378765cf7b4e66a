const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const codes = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0))
const noLetter = 64
const values = new Uint8Array(128).fill(noLetter)
for (const [value, code] of codes.entries()) values[code] = value

const ascii = new TextDecoder()

/** RFC 4648, section 5, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let at = 0
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text[at++] = codes[(held >> bits) & 63] ?? 0
    }
  }
  if (bits > 0) text[at] = codes[(held << (6 - bits)) & 63] ?? 0
  return ascii.decode(text)
}

/** undefined: not as `toBase64url` writes it. Each text is the one way to write its bytes. */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let at = 0
  let bits = 0
  let held = 0
  for (let index = 0; index < text.length; index++) {
    const value = values[text.charCodeAt(index)] ?? noLetter
    if (value === noLetter) return undefined
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 255
  }
  const isWhole = (held & ((1 << bits) - 1)) === 0
  return isWhole ? bytes : undefined
}
