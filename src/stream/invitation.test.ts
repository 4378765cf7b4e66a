import { describe, expect, test } from 'vitest'
import { readInvitation, writeInvitation } from './invitation.ts'

const keys = { password: '0f'.repeat(32), sealKey: Uint8Array.from({ length: 32 }, (_, at) => 255 - at) }

describe('an invitation', () => {
  test('[V14] holds the proof of the password and the seal key, in letters that may stand in a link', () => {
    const text = writeInvitation(keys)
    expect(text).toMatch(/^[A-Za-z0-9_-]{86}$/)
    expect(readInvitation(text)).toEqual(keys)
  })

  test('is nothing else', () => {
    const text = writeInvitation(keys)
    for (const other of ['', text.slice(1), `${text}A`, `${text.slice(0, 85)}B`, `${text.slice(0, 85)}=`])
      expect(readInvitation(other)).toBeUndefined()
  })
})
