import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { randomBytes } from '@noble/ciphers/utils.js'
import type { ElementId } from '../plan/element.ts'
import { paddedBytes, sealedHeadBytes } from '../plan/sealed-size.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import type { Roll } from './roll.ts'

/**
 * The revisions that the edit with a value may become, by the leader who sealed it (S6): one, or several where an edit before it may have
 * arrived or not (L12). `roll`: which elements the plan then has, where that is known.
 */
export type Stamp = { readonly first: number; readonly last: number; readonly roll?: Roll | undefined }

export type Opened = { readonly text: string; readonly stamp: Stamp }

/** What makes values opaque on their way, and tells who made them (S4): somebody who knows the password, for this epoch and element. */
export type Seal = {
  /** Another value each time. */
  readonly seal: (epoch: string, id: ElementId, text: string, stamp: Stamp) => string
  /** undefined: nobody sealed this value for this place */
  readonly open: (epoch: string, id: ElementId, value: string) => Opened | undefined
}

const anyRevision: Stamp = { first: 0, last: Infinity }

/** Values travel as they are: to measure what sealing costs, and for tests of what does not look into them. */
export const noSeal: Seal = {
  seal: (_epoch, _id, text) => text,
  open: (_epoch, _id, value) => ({ text: value, stamp: anyRevision }),
}

const version = 1
const nonceBytes = 24
const spanAt = 8
const lengthAt = 12
const rollAt = 16
const utf8 = new TextEncoder()
const fromUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * XChaCha20-Poly1305 (S5). A nonce is random: at 192 bits none ever comes twice, whoever seals with the same key.
 * @param key 32 bytes; it never leaves this function
 */
export const createSeal = (key: Uint8Array): Seal => ({
  seal(epoch, id, text, stamp) {
    const nonce = randomBytes(nonceBytes)
    const cipher = xchacha20poly1305(key, nonce, placeOf(epoch, id))
    const sealed = cipher.encrypt(packed(text, stamp))
    const value = new Uint8Array(1 + nonceBytes + sealed.length)
    value[0] = version
    value.set(nonce, 1)
    value.set(sealed, 1 + nonceBytes)
    return toBase64url(value)
  },
  open(epoch, id, value) {
    const bytes = fromBase64url(value)
    if (bytes?.[0] !== version) return undefined
    const nonce = bytes.subarray(1, 1 + nonceBytes)
    try {
      const cipher = xchacha20poly1305(key, nonce, placeOf(epoch, id))
      return unpacked(cipher.decrypt(bytes.subarray(1 + nonceBytes)))
    } catch {
      // Too short, or not sealed with this key for this place: the library throws for either.
      return undefined
    }
  },
})

/** What a value is bound to. Neither an epoch nor an id holds a line feed (P5), so that no two places are written alike. */
const placeOf = (epoch: string, id: ElementId): Uint8Array =>
  utf8.encode(`missioncast value ${version}\n${epoch}\n${id}`)

/** Last revision, how many before it are possible too, length of the text, the roll, the text, zeros. */
function packed(text: string, { first, last, roll = 0n }: Stamp): Uint8Array {
  const bytes = utf8.encode(text)
  const plain = new Uint8Array(paddedBytes(sealedHeadBytes + bytes.length))
  const head = new DataView(plain.buffer)
  head.setBigUint64(0, BigInt(last))
  head.setUint32(spanAt, last - first)
  head.setUint32(lengthAt, bytes.length)
  head.setBigUint64(rollAt, roll)
  plain.set(bytes, sealedHeadBytes)
  return plain
}

function unpacked(plain: Uint8Array): Opened {
  const head = new DataView(plain.buffer, plain.byteOffset, plain.byteLength)
  const last = Number(head.getBigUint64(0))
  const text = plain.subarray(sealedHeadBytes, sealedHeadBytes + head.getUint32(lengthAt))
  const first = last - head.getUint32(spanAt)
  return { text: fromUtf8.decode(text), stamp: { first, last, roll: head.getBigUint64(rollAt) || undefined } }
}
