import type { I18n } from '@lingui/core'
import type { Session } from '../../state/session.ts'
import type { Diagnostics } from '../../stream/session.ts'
import type { About } from '../app-context.ts'
import { isolate } from './element-words.ts'
import type { StatusWords } from './status-words.ts'
import { agoWords, exactClockWords } from './time-words.ts'

/** A fact about the connection, for whoever is asked to help. */
export type ConnectionFact = { readonly label: string; readonly value: string }

/** So much of an epoch tells two apart; the whole of it is nobody's business. */
const epochDigits = 6

/** Everything that helps to find out what is amiss, and nothing secret: no password, code, proof, salt or channel. */
export function connectionFacts(
  i18n: I18n,
  {
    session,
    status,
    diagnostics,
    about,
    browser,
    nowMs,
  }: {
    readonly session: Session
    /** of the session, if there is one */
    readonly status: StatusWords | undefined
    readonly diagnostics: Diagnostics | undefined
    readonly about: About
    readonly browser: { readonly name: string; readonly isSecure: boolean }
    readonly nowMs: number
  },
): readonly ConnectionFact[] {
  return [
    ...(session.role === 'planning' ? [] : sessionFacts(i18n, session, status, nowMs)),
    ...(diagnostics ? diagnosticFacts(i18n, diagnostics) : []),
    {
      label: i18n._('Subscription'),
      value: about.sharesSubscriptions
        ? i18n._('one for all tabs of this browser')
        : i18n._('one for each tab, since this browser or address lets tabs share nothing'),
    },
    {
      label: i18n._('Secure connection'),
      value: browser.isSecure
        ? i18n._('yes')
        : i18n._(
            'no, this is plain HTTP: whoever is on the network between can read names and sizes, and change this page',
          ),
    },
    ...(about.layerProblems.length > 0
      ? [{ label: i18n._('Maps of the host'), value: about.layerProblems.join(' ') }]
      : []),
    { label: 'Missioncast', value: [about.version, about.commit].filter(Boolean).join(' · ') },
    { label: i18n._('Browser'), value: browser.name },
  ]
}

function sessionFacts(
  i18n: I18n,
  session: Exclude<Session, { role: 'planning' }>,
  words: StatusWords | undefined,
  nowMs: number,
): readonly ConnectionFact[] {
  const { name, epoch, rev, heardMs, reconnects, divergences, trouble } = session.status
  const stream = isolate(name)
  return [
    {
      label: i18n._('Stream'),
      value:
        session.role === 'leading'
          ? i18n._('‹{stream}›, led from here', { stream })
          : i18n._('‹{stream}›, watched', { stream }),
    },
    { label: i18n._('State'), value: [words?.short, words?.long].filter(Boolean).join('. ') },
    ...(trouble ? [{ label: i18n._('Trouble'), value: trouble }] : []),
    {
      label: i18n._('Last message or answer'),
      value:
        heardMs === undefined
          ? i18n._('none yet')
          : i18n._('{time}, {ago}', {
              time: exactClockWords(i18n, heardMs),
              ago: agoWords(i18n, heardMs, nowMs),
            }),
    },
    { label: i18n._('Epoch'), value: epoch === '' ? '–' : `${epoch.slice(0, epochDigits)}…` },
    { label: i18n._('Revision'), value: i18n.number(rev) },
    { label: i18n._('Reconnects'), value: i18n.number(reconnects) },
    { label: i18n._('Divergences'), value: i18n.number(divergences) },
  ]
}

function diagnosticFacts(i18n: I18n, diagnostics: Diagnostics): readonly ConnectionFact[] {
  const { roundTripMs, usualRoundTripMs, clockOffsetMs, library, gaps, repeated, rejections } = diagnostics
  const counted = [
    { label: i18n._('Gaps filled'), count: gaps },
    { label: i18n._('Edits that came twice'), count: repeated },
    { label: i18n._('Elements that were not accepted'), count: rejections },
  ].flatMap(({ label, count }) => (count === undefined ? [] : { label, value: i18n.number(count) }))
  return [
    ...counted,
    {
      label: i18n._('Round trip'),
      value:
        roundTripMs === undefined || usualRoundTripMs === undefined
          ? i18n._('not measured yet')
          : i18n._('{last} ms, usually {usual} ms', {
              last: i18n.number(roundTripMs),
              usual: i18n.number(usualRoundTripMs, { maximumFractionDigits: 0 }),
            }),
    },
    {
      label: i18n._('Clock of the server'),
      value: clockOffsetMs === undefined ? i18n._('not measured yet') : offsetWords(i18n, clockOffsetMs),
    },
    { label: i18n._('Library of the server'), value: library },
  ]
}

function offsetWords(i18n: I18n, offsetMs: number): string {
  const amount = i18n.number(Math.abs(offsetMs))
  return offsetMs < 0
    ? i18n._('{amount} ms behind this device', { amount })
    : i18n._('{amount} ms ahead of this device', { amount })
}

/** The facts as plain text, one a line. */
export const factsText = (facts: readonly ConnectionFact[]): string =>
  facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
