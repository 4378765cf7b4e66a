import { describe, expect, test } from 'vitest'
import { checkSecret, derivePasswordKeys, deriveProof, presentKdf, suggestCode } from './secrets.ts'

const salted = { salt: '00112233445566778899aabbccddeeff', kdf: presentKdf }

describe('proofs', () => {
  test('[S1] [S2] are the same for the same secret, and known ones', async () => {
    expect(await deriveProof('password', 'пароль', salted)).toBe(
      'd416dd9a6fc42f5ae5e4ed788e9121d60097b5d4019a3888a7575a392f8333d2',
    )
    expect(await deriveProof('code', 'пароль', salted)).toBe(
      '119511ba8f61df24c704f03b918669d481e178572805bb4eeb292b75d1a760f6',
    )
  })

  test('[S2] [S5] of a password come with the key that the plan is sealed with, which they do not tell', async () => {
    const { password, sealKey } = await derivePasswordKeys('пароль', salted)
    expect(password).toBe(await deriveProof('password', 'пароль', salted))
    expect(Buffer.from(sealKey).toString('hex')).toBe(
      '6cfa4c3e70d04dfc2b117f931364190c1d146421e5210c05a113e582ec69e796',
    )
    const { sealKey: other } = await derivePasswordKeys('пароль', { ...salted, salt: '0'.repeat(32) })
    expect(other).not.toEqual(sealKey)
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
