import { expect, test } from 'vitest'
import { streamLink, streamNameInHash } from './stream-link.ts'

const page = 'https://missions.example/app/?x=1#/s/another'

test.each(['Alpha', 'Ночной вылет. 3/4', '100 % #1?', 'مهمة', '🚁'])(
  'the link to %s leads back to it',
  (name) => {
    const link = streamLink(name, page)
    expect(link).toMatch(/^https:\/\/missions\.example\/app\/\?x=1#\/s\/[^#/?]+$/)
    expect(streamNameInHash(new URL(link).hash)).toBe(name)
  },
)

test('a percent sign typed by hand is one', () => {
  expect(streamNameInHash('#/s/100%')).toBe('100%')
})

test.each(['', '#', '#/s/', '#/plan'])('%j leads to no stream', (hash) => {
  expect(streamNameInHash(hash)).toBeUndefined()
})
