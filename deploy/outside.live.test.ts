import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { keepLocalCertificate } from '../scripts/tls/local-certificate.ts'
import { listeningOf } from './listening.ts'
import { openOtherNetwork } from './other-network.ts'

const scratch = mkdtempSync(join(tmpdir(), 'missioncast-outside-'))
const outside = await openOtherNetwork()
let stack: Stack

beforeAll(async () => {
  const names = { domains: ['localhost'], addresses: ['127.0.0.1'] }
  stack = await startStack({ host: '0.0.0.0', tls: keepLocalCertificate(scratch, names, Date.now()) })
})
afterAll(async () => {
  await outside?.close()
  await stack.stop()
  rmSync(scratch, { recursive: true })
})

const parts = () => [stack.parts.redis, ...stack.parts.webdis, stack.parts.edge]

test('of all that the servers listen on, only the edge’s two ports are not loopback', () => {
  const listening = parts().flatMap((part) => listeningOf(part.pid() ?? 0))
  const { redisPort, statusPort, edgePort, plainPort } = stack
  const inner = [redisPort, ...stack.parts.webdis.map(({ port }) => port), statusPort]
  expect(listening.sort()).toEqual(
    [...inner.map((port) => `127.0.0.1:${port}`), `0.0.0.0:${edgePort}`, `0.0.0.0:${plainPort}`].sort(),
  )
})

test(`from another network namespace ${outside ? '' : '(which this user may NOT make, so that the addresses above are all that is known) '}nothing but the edge answers`, () => {
  if (!outside) return
  const { redisPort, statusPort, edgePort, plainPort = 0 } = stack
  const inner = [redisPort, ...stack.parts.webdis.map(({ port }) => port), statusPort]
  expect(outside.probe([edgePort, plainPort, ...inner])).toEqual({
    ...Object.fromEntries([edgePort, plainPort].map((port) => [port, 'open'])),
    ...Object.fromEntries(inner.map((port) => [port, 'ECONNREFUSED'])),
  })
})
