import { expect, test } from 'vitest'
import { checkKept } from './check-kept.ts'
import { deriveProof, presentKdf } from './secrets.ts'

const salted = { name: 'Alpha', salt: '00112233445566778899aabbccddeeff', kdf: presentKdf }
const pass = {
  ...salted,
  by: 'computer',
  key: 'k'.repeat(32),
  channel: 'c'.repeat(32),
  ttl: 600,
  password: await deriveProof('password', 'päss', salted),
  code: await deriveProof('code', 'code', salted),
} as const

test('[R13] what is to stay is the present secret, in whatever form its letters were typed', async () => {
  expect(await checkKept(pass, { password: 'pa\u0308ss', code: 'code' })).toEqual({
    ok: true,
    value: undefined,
  })
  expect(await checkKept(pass, {})).toEqual({ ok: true, value: undefined })
})

test('[R13] a slip is told, and which of the two it is in', async () => {
  expect(await checkKept(pass, { password: 'Päss', code: 'code' })).toMatchObject({
    refusal: 'wrong-password',
  })
  expect(await checkKept(pass, { password: 'päss', code: 'codes' })).toMatchObject({ refusal: 'wrong-code' })
  expect(await checkKept(pass, { code: '' })).toMatchObject({ refusal: 'wrong-code' })
})
