import { describe, expect, test } from 'vitest'
import { checkSecret, derivePasswordKeys, deriveProof, presentKdf, suggestCode } from './secrets.ts'

const salted = { name: 'Ёж', salt: '00112233445566778899aabbccddeeff', kdf: presentKdf }

describe('proofs', () => {
  test('[S1] [S2] are the same for the same secret, and known ones', async () => {
    expect(await deriveProof('password', 'пароль', salted)).toBe(
      'ab9587d44748906b16783306ce67cd7b3073e16de543f8ab3933437e40a2a21b',
    )
    expect(await deriveProof('code', 'пароль', salted)).toBe(
      '4f3bf90211c570cc9762027a283a2d2f73773fe5e30d4d33031ffe62714cd592',
    )
  })

  test('[S2] [S5] of a password come with the key that the plan is sealed with, which they do not tell', async () => {
    const { password, sealKey } = await derivePasswordKeys('пароль', salted)
    expect(password).toBe(await deriveProof('password', 'пароль', salted))
    expect(Buffer.from(sealKey).toString('hex')).toBe(
      '99c63da914e3b73f65620cc12e8098923926fdbef174572216626827b82a53b3',
    )
    const { sealKey: other } = await derivePasswordKeys('пароль', { ...salted, salt: '0'.repeat(32) })
    expect(other).not.toEqual(sealKey)
  })

  test('[S2] [S5] are for one name, and so is the key', async () => {
    const [one, other] = await Promise.all(
      ['Alpha', 'Bravo'].map((name) => derivePasswordKeys('x', { ...salted, name })),
    )
    expect(one?.password).not.toBe(other?.password)
    expect(one?.sealKey).not.toEqual(other?.sealKey)
    const codes = ['Alpha', 'Bravo'].map((name) => deriveProof('code', 'x', { ...salted, name }))
    expect(new Set(await Promise.all(codes)).size).toBe(2)
  })

  test('[S1] differ by salt', async () => {
    const other = { ...salted, salt: '0'.repeat(32) }
    expect(await deriveProof('code', 'x', salted)).not.toBe(await deriveProof('code', 'x', other))
  })

  test('[S1] are derived as the record says, so that streams can be started with more', async () => {
    const kdfs = [presentKdf, 'argon2id:20480:2:1', 'argon2id:19456:3:1', 'argon2id:19456:2:2']
    const proofs = await Promise.all(kdfs.map((kdf) => deriveProof('password', 'x', { ...salted, kdf })))
    expect(new Set(proofs).size).toBe(kdfs.length)
  })

  test.each([
    'argon2id:19455:2:1',
    'argon2id:19456:1:1',
    'argon2id:262145:2:1',
    'argon2id:19456:11:1',
    'argon2id:19456:2:0',
    'argon2id:19456:2:5',
    'argon2id:19456:2:1:1',
    'argon2id:9999999999:2:1',
    ' argon2id:19456:2:1',
    'argon2i:19456:2:1',
    'argon2id:19456:2',
    '',
  ])('[S1] are not derived by %j', async (kdf) => {
    await expect(deriveProof('password', 'x', { ...salted, kdf })).rejects.toMatchObject({
      name: 'ProtocolError',
    })
  })
})

describe('secrets', () => {
  test('[S3] are kept as they are, but for NFC', () => {
    expect(checkSecret(' p\u0061\u0308 ')).toEqual({ ok: true, secret: ' pä ' })
    expect(checkSecret('😀'.repeat(200))).toEqual({ ok: true, secret: '😀'.repeat(200) })
  })

  test.each([
    ['', 'empty'],
    ['   ', 'white-space'],
    ['x'.repeat(201), 'too-long'],
    ['x'.repeat(100_000), 'too-long'],
  ])('[S3] says what is wrong with %j', (text, problem) => {
    expect(checkSecret(text)).toEqual({ ok: false, problem })
  })
})

describe('a suggested code', () => {
  test('is five words that can be read aloud', () => {
    expect(suggestCode(() => new Uint8Array([127, 0, 0, 1, 63, 84, 220, 193, 12, 110]))).toBe(
      'lusab-babad-gutih-tugad-budov',
    )
  })

  test('is another each time', () => {
    const codes = new Set(Array.from({ length: 100 }, () => suggestCode()))
    expect(codes.size).toBe(100)
    for (const code of codes)
      expect(code).toMatch(/^([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz](-\w{5}){4}$/)
  })
})
