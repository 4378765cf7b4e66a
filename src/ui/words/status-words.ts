import type { I18n } from '@lingui/core'
import type { LeaderStatus, SessionFacts, Trouble, ViewerStatus } from '../../stream/session.ts'
import type { NoticeTone } from '../kit/notice.tsx'
import { refusalSentence } from './refusal-words.ts'
import { agoWords, clockWords, exactClockWords, inWords } from './time-words.ts'
import { troubleAdvice, troubleSentence } from './trouble-words.ts'

/** A status for people: a word or two, the whole truth in a sentence or two, and how grave it is. */
export type StatusWords = {
  readonly short: string
  readonly long: string
  readonly tone: NoticeTone
  /** what changes by the second, and so is no news to be read out: how old what is seen is, and when the next try comes */
  readonly ticking?: string
}

/** An edit is usually confirmed in a tenth of this; a status that flickers with every edit tells nobody anything. */
const patienceMs = 1_000

/** V6 */
export function viewerWords(i18n: I18n, status: ViewerStatus, nowMs: number): StatusWords {
  switch (status.word) {
    case 'connecting':
      return { short: i18n._('Connecting'), long: i18n._('Connecting to the stream …'), tone: 'info' }
    case 'live':
      return { short: i18n._('Live'), long: i18n._('You see every edit as it is made.'), tone: 'good' }
    case 'catching-up':
      return {
        short: i18n._('Catching up'),
        long: [
          status.trouble && troubleSentence(i18n, status.trouble),
          i18n._('What was missed is being fetched now.'),
        ]
          .filter(Boolean)
          .join(' '),
        ticking: asOfWords(i18n, status, nowMs),
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
        long: offlineReason(i18n, status),
        ticking: [asOfWords(i18n, status, nowMs), nextTryWords(i18n, status, nowMs)]
          .filter(Boolean)
          .join(' '),
        tone: 'warn',
      }
    case 'ended':
      return {
        short: i18n._('Ended'),
        long: endedSentence(i18n, status.trouble),
        ticking: asOfWords(i18n, status, nowMs),
        tone: status.trouble === 'secrets-changed' ? 'warn' : 'info',
      }
    case 'refused':
      if (status.trouble === 'secrets-changed')
        return {
          short: i18n._('Put out'),
          long: [
            troubleSentence(i18n, status.trouble),
            i18n._('You still see the last plan.'),
            troubleAdvice(i18n, status.trouble),
          ].join(' '),
          ticking: asOfWords(i18n, status, nowMs),
          tone: 'warn',
        }
      return {
        short: i18n._('Not admitted'),
        long: refusalSentence(i18n, status.refusal),
        ticking: asOfWords(i18n, status, nowMs),
        tone: 'danger',
      }
  }
}

/** V15 */
function endedSentence(i18n: I18n, trouble: Trouble | undefined): string {
  switch (trouble) {
    case 'secrets-changed':
      return i18n._(
        'The stream was started again, and what let you in does not open it any more. You still see the last plan. Ask the leader for the password as it is now, or for a new link.',
      )
    case 'stream-missing':
      return i18n._(
        'The stream is not on the server any more: its leader was away for too long, or the server lost it. You still see the last plan. If the stream comes back with the password that you gave, it goes on here by itself.',
      )
    default:
      return i18n._(
        'The leader has stopped this stream. You still see the last plan. If the stream starts again with the password that you gave, it goes on here by itself.',
      )
  }
}

/** After Disconnect (V7). */
export const disconnectedWords = (i18n: I18n, status: ViewerStatus, nowMs: number): StatusWords => ({
  short: i18n._('Disconnected'),
  long: i18n._('You still see the last plan. It does not change any more.'),
  ticking: asOfWords(i18n, status, nowMs),
  tone: 'info',
})

/** How old the plan is that a viewer sees; empty while they see none. */
function asOfWords(i18n: I18n, { rev, heardMs }: SessionFacts, nowMs: number): string {
  if (rev === 0 || heardMs === undefined) return ''
  return i18n._('You see the plan as it was at {time}, {ago}.', {
    time: exactClockWords(i18n, heardMs),
    ago: agoWords(i18n, heardMs, nowMs),
  })
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
        ticking: nextTryWords(i18n, status, nowMs),
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

/** Why there is no connection, and what may help. */
function offlineReason(i18n: I18n, { trouble = 'unreachable' }: SessionFacts): string {
  return `${troubleSentence(i18n, trouble)} ${troubleAdvice(i18n, trouble)}`
}

/** When the connection is tried again. */
function nextTryWords(i18n: I18n, { retryAtMs, trouble }: SessionFacts, nowMs: number): string {
  if (retryAtMs !== undefined && retryAtMs > nowMs)
    return i18n._('Trying again {when}.', { when: inWords(i18n, retryAtMs, nowMs) })
  // The connection stands (V8): there is no next try to count down to.
  return trouble === 'stream-missing'
    ? i18n._('It is looked for every few seconds.')
    : i18n._('Trying again now …')
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
