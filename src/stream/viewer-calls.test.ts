import { expect, test } from 'vitest'
import { newChannel } from './stream-keys.ts'
import { viewerRequest } from './viewer-calls.ts'

const epoch = 'e'.repeat(32)
const pass = { name: 'Ёж', password: 'a'.repeat(64), who: 'w' } as const

test('[V5] [P5] takes no plan of another stream, though the password of that was right (W34)', () => {
  const { read } = viewerRequest({ type: 'since', attempt: 1, epoch, rev: 0 }, pass)
  const replyOn = (channel: string) => ['OK', epoch, '3', channel, 'plan', 'a', 'A']
  expect(read(replyOn(newChannel('Ёж')))).toMatchObject({ type: 'fetched', answer: { ok: true } })
  expect(() => read(replyOn(newChannel('another')))).toThrow(
    expect.objectContaining({ name: 'ProtocolError' }),
  )
})

test('[V10] a beat says that the stored plan is doubted', () => {
  const bodyOf = (doubt?: true) =>
    JSON.parse(viewerRequest({ type: 'beat', attempt: 1, epoch, ...(doubt && { doubt }) }, pass).call.body)
  expect(bodyOf(true)).toMatchObject({ who: 'w', doubt: true })
  expect(bodyOf()).not.toHaveProperty('doubt')
})
