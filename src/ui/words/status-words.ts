import type { I18n } from '@lingui/core'
import type { LeaderStatus, SessionFacts, ViewerStatus } from '../../stream/session.ts'
import type { NoticeTone } from '../kit/notice.tsx'
import { refusalSentence } from './refusal-words.ts'
import { clockWords, inWords } from './time-words.ts'
import { troubleSentence } from './trouble-words.ts'

/** A status for people: a word or two, the whole truth in a sentence or two, and how grave it is. */
export type StatusWords = { readonly short: string; readonly long: string; readonly tone: NoticeTone }

/** An edit is usually confirmed in a tenth of this; a status that flickers with every edit tells nobody anything. */
const patienceMs = 1_000

/** V6 */
export function viewerWords(i18n: I18n, status: ViewerStatus): StatusWords {
  switch (status.word) {
    case 'connecting':
      return { short: i18n._('Connecting'), long: i18n._('Connecting to the stream …'), tone: 'info' }
    case 'live':
      return { short: i18n._('Live'), long: i18n._('You see every edit as it is made.'), tone: 'good' }
    case 'catching-up':
      return {
        short: i18n._('Catching up'),
        long: i18n._('Some edits were missed and are being fetched now.'),
        tone: 'info',
      }
    case 'leader-away':
      return {
        short: i18n._('Leader away'),
        long:
          status.leaderSeenMs === undefined
            ? i18n._('The leader is away. You see their last plan; new edits appear when they are back.')
            : i18n._(
                'The leader is away since {time}. You see their last plan; new edits appear when they are back.',
                {
                  time: clockWords(i18n, status.leaderSeenMs),
                },
              ),
        tone: 'warn',
      }
    case 'offline':
      return {
        short: i18n._('Offline'),
        long: `${offlineReason(i18n, status)} ${i18n._('You see the plan as it was at {time}.', {
          time: clockWords(i18n, status.sinceMs),
        })}`,
        tone: 'warn',
      }
    case 'ended':
      return {
        short: i18n._('Ended'),
        long:
          status.trouble === 'stream-missing'
            ? i18n._(
                'The stream is not on the server any more: its leader was away for too long, or the server lost it. You still see the last plan.',
              )
            : i18n._('The leader has stopped this stream. You still see the last plan.'),
        tone: 'info',
      }
    case 'refused':
      return {
        short: i18n._('Not admitted'),
        long: refusalSentence(i18n, status.refusal),
        tone: 'danger',
      }
  }
}

/** L7 */
export function leaderWords(i18n: I18n, status: LeaderStatus, nowMs: number): StatusWords {
  switch (status.word) {
    case 'connecting':
      return { short: i18n._('Connecting'), long: i18n._('Connecting to the stream …'), tone: 'info' }
    case 'live':
      return leaderLive(i18n)
    case 'unconfirmed':
      if (nowMs - status.sinceMs < patienceMs) return leaderLive(i18n)
      return {
        short: i18n._('Sending'),
        long: i18n._(
          '{count, plural, one {# changed element is on its way to the viewers.} other {# changed elements are on their way to the viewers.}}',
          { count: status.unconfirmed },
        ),
        tone: 'info',
      }
    case 'offline':
      return {
        short: i18n._('Offline'),
        long: [
          offlineReason(i18n, status),
          status.unconfirmed > 0
            ? i18n._(
                '{count, plural, one {# changed element waits and will be sent.} other {# changed elements wait and will be sent.}} Go on planning.',
                { count: status.unconfirmed },
              )
            : i18n._('Go on planning: what you edit will be sent later.'),
        ].join(' '),
        tone: 'warn',
      }
    case 'superseded':
      return {
        short: i18n._('Taken over'),
        long: i18n._(
          'At {time} {who} took over as leader. Your edits are no longer sent; your plan is safe here.',
          { time: clockWords(i18n, status.ledMs), who: successorWords(i18n, status.by) },
        ),
        tone: 'warn',
      }
    case 'choosing':
      return {
        short: i18n._('Your choice'),
        long: i18n._('The plan in the stream and yours differ. Nothing is sent until you choose.'),
        tone: 'warn',
      }
    case 'ended':
      return {
        short: i18n._('Ended'),
        long: i18n._('The stream has been stopped. Your plan is safe here.'),
        tone: 'info',
      }
    case 'refused':
      return {
        short: i18n._('Not sent'),
        long: `${refusalSentence(i18n, status.refusal, status.detail)} ${i18n._('Your plan is safe here.')}`,
        tone: 'danger',
      }
  }
}

const leaderLive = (i18n: I18n): StatusWords => ({
  short: i18n._('Live'),
  long: i18n._('Your edits reach the viewers at once.'),
  tone: 'good',
})

function offlineReason(i18n: I18n, status: SessionFacts): string {
  return troubleSentence(i18n, status.trouble ?? 'unreachable')
}

/** When the connection is tried again: the part of the truth that changes every second. */
export function nextTryWords(i18n: I18n, status: SessionFacts, nowMs: number): string {
  return status.retryAtMs === undefined || status.retryAtMs <= nowMs
    ? i18n._('Trying again now …')
    : i18n._('Next try {when}.', { when: inWords(i18n, status.retryAtMs, nowMs) })
}

type LeadBy = Extract<LeaderStatus, { word: 'superseded' }>['by']

function successorWords(i18n: I18n, by: LeadBy): string {
  switch (by) {
    case 'computer':
      return i18n._('somebody at a computer')
    case 'phone':
      return i18n._('somebody with a phone')
    case 'tablet':
      return i18n._('somebody with a tablet')
    case 'script':
      return i18n._('a script')
    case undefined:
      return i18n._('somebody else')
  }
}
