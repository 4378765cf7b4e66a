import { expect, test, vi } from 'vitest'
import type { Part } from './part.ts'
import { createSupervisor } from './supervise.ts'

function supervised(start: () => Promise<void>) {
  const part: Part = {
    name: 'webdis',
    pid: () => undefined,
    start,
    stop: async () => {},
    restart: async () => {},
    signal: () => {},
  }
  const said: string[] = []
  const reasons: string[] = []
  const onDeath = createSupervisor({
    say: (line) => said.push(line),
    giveUp: (reason) => reasons.push(reason),
    afterRestart: async () => {},
  })
  return { die: () => onDeath(part, 'signal SIGKILL'), said, reasons }
}

test('starts a part again and says both', async () => {
  const { die, said, reasons } = supervised(async () => {})
  die()
  await vi.waitFor(() => expect(said).toHaveLength(2))
  expect(said).toEqual(['webdis ended by itself (signal SIGKILL); starting it again.', 'webdis runs again.'])
  expect(reasons).toEqual([])
})

test('gives up at the sixth death within a minute', () => {
  const { die, reasons } = supervised(async () => {})
  for (let death = 1; death <= 5; death++) die()
  expect(reasons).toEqual([])
  die()
  expect(reasons).toEqual(['webdis ended by itself 6 times within a minute (signal SIGKILL).'])
})

test('gives up when the part does not come back', async () => {
  const { die, reasons } = supervised(() => Promise.reject(new Error('webdis did not answer')))
  die()
  await vi.waitFor(() => expect(reasons).toEqual(['webdis did not answer']))
})
