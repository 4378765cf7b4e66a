import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sealedBytes } from '../plan/sealed-size.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { createSeal } from './seal.ts'

const key = new Uint8Array(32).fill(7)
const seal = createSeal(key)
const epoch = 'e'.repeat(32)
const stamp = { first: 7, last: 8 }
const texts = fc.string({ unit: 'binary', maxLength: 3_000 })
const utf8Bytes = (text: string): number => Buffer.byteLength(text)

describe('a sealed value', () => {
  test('[S5] opens to what was sealed, whatever Unicode it is', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(1_000), (text, first, span) => {
        const value = seal.seal(epoch, 'a', text, { first, last: first + span })
        expect(seal.open(epoch, 'a', value)).toEqual({ text, stamp: { first, last: first + span } })
        expect(value).toMatch(/^[\w-]+$/)
      }),
    )
  })

  test('[S5] holds revisions as far as numbers are exact', () => {
    const most = { first: Number.MAX_SAFE_INTEGER, last: Number.MAX_SAFE_INTEGER }
    expect(seal.open(epoch, 'a', seal.seal(epoch, 'a', 'x', most))?.stamp).toEqual(most)
  })

  test('[P6] is exactly as long as is reckoned, and tells no more of its text than the step', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(seal.seal(epoch, 'a', text, stamp)).toHaveLength(sealedBytes(utf8Bytes(text)))
      }),
    )
    const lengthOf = (bytes: number): number => seal.seal(epoch, 'a', 'x'.repeat(bytes), stamp).length
    expect(new Set(Array.from({ length: 32 }, (_, more) => lengthOf(105 + more))).size).toBe(1)
    expect(lengthOf(137)).toBeGreaterThan(lengthOf(136))
    expect(new Set(Array.from({ length: 512 }, (_, more) => lengthOf(8_193 - 24 + more))).size).toBe(1)
    for (const bytes of [500, 5_000, 50_000]) expect(lengthOf(bytes)).toBeLessThan(1.5 * bytes + 200)
  })

  test('[S5] is another each time', () => {
    const values = Array.from({ length: 1_000 }, () => seal.seal(epoch, 'a', 'x', stamp))
    expect(new Set(values).size).toBe(1_000)
    expect(new Set(values.map((value) => value.slice(2, 34))).size).toBe(1_000)
  })

  test('[S4] opens by its own key, for its own epoch and element only', () => {
    const value = seal.seal(epoch, 'a', 'x', stamp)
    expect(seal.open('f'.repeat(32), 'a', value)).toBeUndefined()
    expect(seal.open(epoch, 'b', value)).toBeUndefined()
    expect(createSeal(new Uint8Array(32)).open(epoch, 'a', value)).toBeUndefined()
    // Shifted between epoch and id, the place would read the same were it only written one after the other.
    expect(seal.open(`${epoch}a`, '', value)).toBeUndefined()
  })

  test('[S4] does not open with any bit of it flipped', () => {
    const bytes = fromBase64url(seal.seal(epoch, 'a', 'Kalach', stamp)) ?? new Uint8Array()
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(seal.open(epoch, 'a', toBase64url(flipped)), `bit ${bit}`).toBeUndefined()
    }
  })

  test('[S4] does not open with any letter of it missing, or more after it', () => {
    const value = seal.seal(epoch, 'a', 'Kalach', stamp)
    for (let length = 0; length < value.length; length++)
      expect(seal.open(epoch, 'a', value.slice(0, length)), `${length} letters`).toBeUndefined()
    for (const more of ['A', 'AA', '=', ' ', '\n'])
      expect(seal.open(epoch, 'a', value + more)).toBeUndefined()
  })

  test('[S4] is nothing that somebody without the key can make', () => {
    const invented = fc.uint8Array({ minLength: 0, maxLength: 300 }).map((bytes) => `AQ${toBase64url(bytes)}`)
    fc.assert(fc.property(invented, (value) => seal.open(epoch, 'a', value) === undefined))
    fc.assert(fc.property(texts, (value) => seal.open(epoch, 'a', value) === undefined))
    expect(seal.open(epoch, 'a', '{"kind":"point"}')).toBeUndefined()
  })
})

describe('base64url', () => {
  test('is what everybody else writes, and there is one way to write it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64url(text)).toEqual(bytes)
      }),
    )
    expect(fromBase64url('QQ')).toEqual(Uint8Array.of(65))
    for (const text of ['QR', 'Q', 'QQ==', 'Q+', 'Q/', 'Qж', ' QQ'])
      expect(fromBase64url(text)).toBeUndefined()
  })
})
