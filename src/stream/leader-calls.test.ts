import { expect, test } from 'vitest'
import { leaderRequest } from './leader-calls.ts'
import { noSeal } from './seal.ts'
import { createSealer } from './sealer.ts'

const sealer = createSealer(noSeal)

const pass = {
  name: 'x',
  password: 'a'.repeat(64),
  code: 'b'.repeat(64),
  key: 'f'.repeat(32),
  salt: '0'.repeat(32),
  kdf: 'argon2id:19456:2:1',
  channel: 'c'.repeat(32),
  by: 'computer',
  ttl: 600,
} as const

test('[R3] [R12] a publish says as which revision it is meant, with the edit’s text last (C1)', () => {
  const epoch = 'd'.repeat(32)
  const command = { type: 'publish', edit: 'w-1', values: new Map([['a', 'x']]), before: [] } as const
  const { call } = leaderRequest(
    { type: 'ask', asking: 1, epoch, term: 2, rev: 7, stored: new Map(), command },
    pass,
    sealer,
  )
  const data = '{"put":{"a":"x"},"del":[]}'
  expect(call.body).toBe(JSON.stringify({ key: pass.key, epoch, term: 2, rev: 8, edit: 'w-1', data }))
})

test('[R3] [L12] a publish leaves room for those before it that may have arrived', () => {
  const before = [new Map([['b', 'y']])]
  const command = { type: 'publish', edit: 'w-1', values: new Map([['a', 'x']]), before } as const
  const asked = {
    type: 'ask',
    asking: 1,
    epoch: 'd'.repeat(32),
    term: 2,
    rev: 7,
    stored: new Map(),
    command,
  } as const
  const { call, read } = leaderRequest(asked, pass, sealer)
  expect(JSON.parse(call.body)).toMatchObject({ rev: 8, latest: 9 })
  expect(read(['OK', '9'])).toMatchObject({ type: 'published', sent: [...before, command.values] })
})

test('[C1] a Start’s body ends with the edit’s text, whatever else it says', () => {
  const values = new Map([['a', 'x']])
  const command = { type: 'start', epoch: 'e', edit: 'w-1', values, instead: 'f' } as const
  const { call } = leaderRequest(
    { type: 'ask', asking: 1, epoch: '', term: 0, rev: 0, stored: new Map(), command },
    pass,
    sealer,
  )
  expect(call.body).toMatch(/"instead":"f".*,"data":"\{\\"put\\":\{\\"a\\":\\"x\\"\},\\"del\\":\[\]\}"\}$/)
})
