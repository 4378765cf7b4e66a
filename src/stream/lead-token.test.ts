import { describe, expect, test } from 'vitest'
import { newLeadToken, readLeadToken } from './lead-token.ts'

describe('a token for the lead', () => {
  test('[R14] is never the same, and the server is shown what cannot be traced back to it', () => {
    const token = newLeadToken()
    expect(token).toMatch(/^([a-z]{5}-){6}[a-z]{5}$/)
    expect(newLeadToken()).not.toBe(token)
    expect(readLeadToken(token)).toMatch(/^[0-9a-f]{64}$/)
    expect(readLeadToken(newLeadToken())).not.toBe(readLeadToken(token))
  })

  test('is read however it was written down', () => {
    const token = newLeadToken()
    const shown = readLeadToken(token)
    for (const text of [
      token.toUpperCase(),
      token.replaceAll('-', ' '),
      token.replaceAll('-', ''),
      ` ${token.replaceAll('-', ' – ')}.\n`,
    ])
      expect(readLeadToken(text)).toBe(shown)
  })

  test('is nothing else than seven such words', () => {
    const token = newLeadToken()
    for (const text of ['', token.slice(6), `${token}-babab`, `x${token.slice(1)}`, 'correct horse'])
      expect(readLeadToken(text)).toBeUndefined()
  })

  test('holds every bit of its chance', () => {
    const tokens = Array.from({ length: 112 }, (_, bit) =>
      newLeadToken((count) =>
        new Uint8Array(count).map((_byte, at) => (at === bit >> 3 ? 1 << (bit & 7) : 0)),
      ),
    )
    expect(new Set(tokens.map(readLeadToken)).size).toBe(112)
  })
})
