import { expect, test } from 'vitest'
import { facts, leaderStatus, viewerStatus } from '../../state/fake/fake-streams.ts'
import type { LeaderStatus, ViewerStatus } from '../../stream/session.ts'
import { refusals } from '../../stream/wire.ts'
import { createI18n } from '../i18n.ts'
import { refusalSentence } from './refusal-words.ts'
import { leaderWords, nextTryWords, viewerWords } from './status-words.ts'

const i18n = createI18n()
const now = 1_000_000

test('[V6] every status of a viewer has a word and a sentence of its own', () => {
  const words = (['connecting', 'live', 'catching-up', 'leader-away', 'offline', 'ended'] as const).map(
    (word) => viewerWords(i18n, viewerStatus(word)),
  )
  expect(words.map(({ short }) => short)).toEqual([
    'Connecting',
    'Live',
    'Catching up',
    'Leader away',
    'Offline',
    'Ended',
  ])
  expect(new Set(words.map(({ long }) => long)).size).toBe(words.length)
})

test('[V6] a refused viewer learns which word it was', () => {
  const status: ViewerStatus = { ...facts, word: 'refused', refusal: 'wrong-password' }
  expect(viewerWords(i18n, status)).toMatchObject({
    tone: 'danger',
    long: 'That password is not the right one. Check capitals and spaces, or ask your leader.',
  })
})

test('offline says why, and when it is tried again', () => {
  const status: ViewerStatus = {
    ...viewerStatus('offline'),
    trouble: 'silent-channel',
    retryAtMs: now + 4_200,
  }
  expect(viewerWords(i18n, status).long).toContain('The connection was open but nothing came through.')
  expect(nextTryWords(i18n, status, now)).toBe('Next try in 5 s.')
  expect(nextTryWords(i18n, status, now + 5_000)).toBe('Trying again now …')
})

test('[L7] an edit on its way is no news until it takes long', () => {
  const status: LeaderStatus = { ...leaderStatus('unconfirmed', { unconfirmed: 2 }), sinceMs: now }
  expect(leaderWords(i18n, status, now + 300).short).toBe('Live')
  expect(leaderWords(i18n, status, now + 3_000).long).toBe(
    '2 changed elements are on their way to the viewers.',
  )
})

test('[L2] a leader who was fenced out learns by whom and when', () => {
  const status: LeaderStatus = { ...leaderStatus('live'), word: 'superseded', by: 'phone', ledMs: now }
  expect(leaderWords(i18n, status, now).long).toMatch(/^At .+ somebody with a phone took over as leader\./)
})

test('[C3] every refusal has a sentence that says what to do', () => {
  const sentences = refusals.map((refusal) => refusalSentence(i18n, refusal))
  expect(new Set(sentences).size).toBe(refusals.length)
  for (const sentence of sentences) expect(sentence).toMatch(/\.$/)
})
