import { expect, test } from 'vitest'
import { facts, leaderStatus, viewerStatus } from '../../state/fake/fake-streams.ts'
import type { LeaderStatus, Trouble, ViewerStatus } from '../../stream/session.ts'
import { refusals } from '../../stream/wire.ts'
import { createI18n } from '../i18n.ts'
import { refusalSentence } from './refusal-words.ts'
import { disconnectedWords, leaderWords, viewerWords } from './status-words.ts'
import { exactClockWords } from './time-words.ts'

const i18n = createI18n()
const now = 1_000_000

const troubles: readonly Trouble[] = [
  'unreachable',
  'server-down',
  'not-missioncast',
  'library-missing',
  'library-mismatch',
  'broken-channel',
  'silent-channel',
  'server-full',
  'stream-missing',
  'tampered',
  'unexpected',
]

test('[V6] every status of a viewer has a word and a sentence of its own', () => {
  const words = (['connecting', 'live', 'catching-up', 'leader-away', 'offline', 'ended'] as const).map(
    (word) => viewerWords(i18n, viewerStatus(word), now),
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
  expect(viewerWords(i18n, status, now)).toMatchObject({
    tone: 'danger',
    long: 'That password is not the right one. Check capitals and spaces, or ask your leader.',
  })
})

const offline = (trouble: Trouble, fields: Partial<ViewerStatus> = {}): ViewerStatus => ({
  ...viewerStatus('offline'),
  ...fields,
  word: 'offline',
  trouble,
})

test('[V6] offline says why and what helps, how old the plan is, and when it is tried again', () => {
  const status = offline('unreachable', { retryAtMs: now + 4_200, heardMs: now - 180_000, rev: 7 })
  const time = exactClockWords(i18n, now - 180_000)
  expect(viewerWords(i18n, status, now)).toMatchObject({
    long: 'The server does not answer. Look whether this device is online.',
    ticking: `You see the plan as it was at ${time}, 3 min ago. Trying again in 5 s.`,
  })
  expect(viewerWords(i18n, status, now + 5_000).ticking).toMatch(/ Trying again now …$/)
})

test('[V15] who saw it end is told that it goes on by itself, or what it takes', () => {
  const ended = viewerStatus('ended')
  expect(viewerWords(i18n, ended, now).long).toMatch(/stopped this stream.*goes on here by itself/)
  const missing = viewerWords(i18n, { ...ended, trouble: 'stream-missing' }, now)
  expect(missing.long).toMatch(/not on the server any more.*goes on here by itself/)
  const shut = viewerWords(i18n, { ...ended, trouble: 'secrets-changed' }, now)
  expect(shut).toMatchObject({ short: 'Ended', tone: 'warn' })
  expect(shut.long).toMatch(/started again.*Ask the leader/)
})

test('[V8] a stream that is missing is looked for, without a next try to count down to', () => {
  expect(viewerWords(i18n, offline('stream-missing'), now)).toMatchObject({
    long: expect.stringMatching(/^The stream is not on the server at the moment/),
    ticking: 'It is looked for every few seconds.',
  })
})

test('[V6] every trouble has words of its own, for viewers and leaders, that say what helps or is being done', () => {
  const words = troubles.map((trouble) => viewerWords(i18n, offline(trouble), now).long)
  expect(new Set(words).size).toBe(troubles.length)
  for (const trouble of troubles) {
    expect(viewerWords(i18n, offline(trouble), now).long).toMatch(/\. .+\.$/)
    expect(leaderWords(i18n, { ...leaderStatus('offline'), trouble }, now).long).toMatch(/Go on planning/)
    // A new connection is under way: the plan is there, but may be old.
    expect(viewerWords(i18n, { ...viewerStatus('catching-up'), trouble }, now).long).toMatch(
      / What was missed is being fetched now\.$/,
    )
  }
})

test('[V7] who sees no plan yet is not told how old it is', () => {
  const status = offline('unreachable', { rev: 0, heardMs: now })
  expect(viewerWords(i18n, status, now).ticking).toBe('Trying again now …')
})

test('[V7] after Disconnect the age of the plan stays on the screen', () => {
  const status: ViewerStatus = { ...viewerStatus('live'), heardMs: now - 7_200_000 }
  expect(disconnectedWords(i18n, status, now).ticking).toMatch(/, 2 h ago\.$/)
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

test('[V12] a viewer who was put out learns why, what they still see, and the way back', () => {
  const status: ViewerStatus = {
    ...facts,
    word: 'refused',
    refusal: 'wrong-password',
    trouble: 'secrets-changed',
  }
  expect(viewerWords(i18n, status, now)).toMatchObject({
    short: 'Put out',
    tone: 'warn',
    long: 'The leader has changed the password or taken back the link that you came by. You still see the last plan. Ask the leader for the password as it is now: with it you see the stream again.',
  })
})

test('[K5] who is told that there is no stream learns that it may be the password', () => {
  expect(refusalSentence(i18n, 'unknown-stream', undefined, 'Alpha')).toBe(
    'There is no stream ‹\u2068Alpha\u2069›, or the password is not right.',
  )
})
