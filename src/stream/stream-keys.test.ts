import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { newChannel, partitionOf, streamKeys, subscriptionName } from './stream-keys.ts'

test('[P2] [P3] names the keys of a stream', () => {
  const hash = createHash('sha1').update('Ёж/1.json').digest()
  const partition = (hash[0] ?? 0) % 64
  expect(partitionOf('Ёж/1.json')).toBe(partition)
  expect(streamKeys('Ёж/1.json', ['stream', 'plan', 'log', 'here', 'streams'])).toEqual([
    `stream:{${partition}}:Ёж/1.json`,
    `plan:{${partition}}:Ёж/1.json`,
    `log:{${partition}}:Ёж/1.json`,
    `here:{${partition}}:Ёж/1.json`,
    `streams:{${partition}}`,
  ])
})

test('[P5] makes channels that begin with the name’s hash and end in chance', () => {
  const hash = createHash('sha1').update('Ёж').digest('hex')
  const channels = [newChannel('Ёж'), newChannel('Ёж')]
  for (const channel of channels) expect(channel).toMatch(new RegExp(`^${hash.slice(0, 16)}[0-9a-f]{16}$`))
  expect(new Set(channels).size).toBe(2)
  expect(subscriptionName('ab')).toBe('live:ab')
})
