import { expect, test } from 'vitest'
import { readTabMessage, type TabMessage, writeTabMessage } from './tab-message.ts'
import { WebdisError } from './webdis-error.ts'

const messages: readonly TabMessage[] = [
  { type: 'join' },
  { type: 'join', not: 'a' },
  { type: 'opening', from: 'a' },
  { type: 'stands', from: 'a' },
  { type: 'event', from: 'a', event: { type: 'plan', id: 'e:1', data: '{}' } },
  { type: 'failed', from: 'a', error: new WebdisError('away', 'Redis is down') },
  { type: 'left', from: 'a' },
]

test.each(messages)('the message «$type» means the same in another tab', (message) => {
  const read = readTabMessage(structuredClone(writeTabMessage(message)))
  expect(read).toEqual(message)
  if (message.type === 'failed') expect(read).toHaveProperty('error.type', 'away')
})

test.each([
  undefined,
  'left',
  { type: 'left' },
  { type: 'event', from: 'a', event: { id: 'e:1' } },
  { type: 'failed', from: 'a', error: { type: 'no such type', message: '' } },
])('what is no message is none: %j', (data) => {
  expect(readTabMessage(data)).toBeUndefined()
})
