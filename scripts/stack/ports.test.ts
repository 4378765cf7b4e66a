import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { chooseEdgePort, chooseFreePort, type PortState, tryPort } from './ports.ts'
import { SetupError } from './setup-error.ts'

const everyPortIs = (state: PortState) => async () => state
const taken =
  (...ports: number[]) =>
  async (port: number): Promise<PortState> =>
    ports.includes(port) ? 'taken' : 'free'

test('takes the usual port when it is free', async () => {
  expect(await chooseEdgePort(undefined, '127.0.0.1', { probe: everyPortIs('free') })).toBe(8080)
})

test('takes another when the usual one is taken', async () => {
  const port = await chooseEdgePort(undefined, '127.0.0.1', { probe: taken(8080) })
  expect(port).toBeGreaterThanOrEqual(20_000)
  expect(port).toBeLessThan(32_768)
})

test('takes the port that was asked for', async () => {
  expect(await chooseEdgePort(8123, '127.0.0.1', { probe: everyPortIs('free') })).toBe(8123)
})

test.each([
  ['taken', 'Port 8123 is taken by another program. Choose another, such as PORT=8124.'],
  ['forbidden', 'This user may not use port 8123.'],
  ['no-address', 'MISSIONCAST_HOST is 10.9.8.7, which is no address of this machine.'],
] as const)('says so when the port that was asked for is %s', async (state, message) => {
  await expect(chooseEdgePort(8123, '10.9.8.7', { probe: everyPortIs(state) })).rejects.toThrow(message)
})

test('says so when no port is free at all', async () => {
  await expect(chooseFreePort([], '127.0.0.1', everyPortIs('taken'))).rejects.toThrow(SetupError)
})

test('sees whether a port is taken', async () => {
  const server = createServer()
  const port = await chooseFreePort()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  expect(await tryPort(port, '127.0.0.1')).toBe('taken')
  await new Promise((done) => server.close(done))
  expect(await tryPort(port, '127.0.0.1')).toBe('free')
})

test('sees that an address is none of this machine', async () => {
  expect(await tryPort(20_000, '192.0.2.1')).toBe('no-address')
})
