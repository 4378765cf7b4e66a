import { expect, test } from 'vitest'
import { diagnostics, viewerStatus } from '../../state/fake/fake-streams.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import type { Session } from '../../state/session.ts'
import type { Diagnostics } from '../../stream/session.ts'
import { createI18n } from '../i18n.ts'
import { connectionFacts, factsText } from './connection-words.ts'
import { viewerWords } from './status-words.ts'

const i18n = createI18n()
const nowMs = 1_000_000
const epoch = '0123456789abcdef0123456789abcdef'
const status = { ...viewerStatus('live'), epoch, rev: 41, reconnects: 2, heardMs: nowMs - 12_000 }
const watching: Session = {
  role: 'viewing',
  status,
  plan: planOf({ a: point('A') }),
  recent: [],
  unreadable: [],
  connected: true,
}
const about = { version: '1.0.0', commit: 'abc1234', sharesSubscriptions: true, layerProblems: [] }
const browser = { name: 'Some browser 1', isSecure: false }

const textOf = (session: Session, of?: Diagnostics) =>
  factsText(
    connectionFacts(i18n, {
      ...{ session, about, browser, nowMs, diagnostics: of },
      status: session.role === 'viewing' ? viewerWords(i18n, session.status, nowMs) : undefined,
    }),
  )

test('whoever helps is told all that tells what is amiss, one fact a line', () => {
  expect(textOf(watching, diagnostics).split('\n')).toEqual([
    'Stream: ‹\u2068Alpha\u2069›, watched',
    'State: Live. You see every edit as it is made.',
    expect.stringMatching(/^Last message or answer: .+, 12 s ago$/),
    'Epoch: 012345…',
    'Revision: 41',
    'Reconnects: 2',
    'Divergences: 0',
    'Gaps filled: 2',
    'Edits that came twice: 5',
    'Elements that were not accepted: 0',
    'Round trip: 80 ms, usually 40 ms',
    'Clock of the server: 1,200 ms behind this device',
    'Library of the server: 1.2.3',
    'Subscription: one for all tabs of this browser',
    'Secure connection: no, this is plain HTTP: whoever is on the network between can read names and sizes, and change this page',
    'Missioncast: 1.0.0 · abc1234',
    'Browser: Some browser 1',
  ])
})

test('the epoch is shortened: nobody can tell the whole from what is copied', () => {
  expect(textOf(watching, diagnostics)).not.toContain(epoch)
  expect(textOf(watching, diagnostics)).not.toMatch(/[0-9a-f]{8}/)
})

test('what is not known is said to be so, and without a stream there is still what the page is', () => {
  const unknown = {
    ...{ roundTripMs: undefined, usualRoundTripMs: undefined, clockOffsetMs: undefined },
    ...{ gaps: undefined, repeated: undefined, rejections: 0, library: '1.2.3' },
  }
  const silent: Session = { ...watching, status: { ...status, heardMs: undefined } }
  const text = textOf(silent, unknown)
  expect(text).toContain('Last message or answer: none yet')
  expect(text).toContain('Round trip: not measured yet')
  expect(text).not.toContain('Gaps')
  expect(textOf({ role: 'planning' })).toMatch(/^Subscription: .*\n.*\nMissioncast: 1\.0\.0/)
})
