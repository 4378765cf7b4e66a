import { backOffMs } from './back-off.ts'
import type { Moment } from './moment.ts'
import type { Salted } from './secrets.ts'
import { hearVerdict, isSure } from './verdict.ts'
import { lookEveryMs, open, ownSalt, stay } from './viewer-link.ts'
import type { Ended, ViewerInput, ViewerState, ViewerStep } from './viewer-state.ts'
import type { Answer, Connected, Refusal } from './wire.ts'

// How a viewer whose stream has ended finds it again (V15).

const mostLookEveryMs = 60_000
/** so many looks at one pace, some five minutes at the first one; then at half of it */
const looksAtOnePace = 20

export function reactEnded(state: ViewerState, link: Ended, input: ViewerInput, at: Moment): ViewerStep {
  switch (input.type) {
    case 'tick':
      return link.isLooking || state.isHidden || link.lookAtMs > at.nowMs ? stay(state) : look(state, link)
    case 'wake':
      return link.isLooking ? stay(state) : look(state, { ...link, looks: 0 })
    case 'looked':
      return looked(state, link, input, at)
    case 'connected':
      return readmitted(state, link, input.answer, at)
    case 'failed':
      return wait(state, link, at)
    default:
      return stay(state)
  }
}

const look = (state: ViewerState, link: Ended): ViewerStep =>
  stay(
    { ...state, link: { ...link, isLooking: true, trying: undefined, looks: link.looks + 1 } },
    { type: 'look', attempt: state.attempt },
  )

function wait(state: ViewerState, link: Ended, { nowMs, luck }: Moment): ViewerStep {
  const pace = Math.floor(link.looks / looksAtOnePace)
  const everyMs = Math.min(mostLookEveryMs, lookEveryMs * 2 ** pace)
  const lookAtMs = nowMs + Math.round(everyMs * (0.75 + luck / 2))
  return stay({ ...state, link: { ...link, isLooking: false, lookAtMs } })
}

function looked(
  state: ViewerState,
  link: Ended,
  { salted, isOwn, canProve }: Extract<ViewerInput, { type: 'looked' }>,
  at: Moment,
): ViewerStep {
  if (!salted.ok) return wait(state, link, at)
  const salt = isOwn ? ownSalt : saltText(salted.value)
  if (link.known.includes(salt)) return wait(state, link, at)
  const trying = { ...link, trying: salt }
  if (!isOwn && !canProve) {
    // K4: where no stream is, and none was stopped, the first salt is most likely nobody's.
    return unproven(state, trying, link.known.length > 0 ? 'wrong-password' : 'unknown-stream', at)
  }
  const { attempt } = state
  return stay({ ...state, link: trying }, { type: 'connect', attempt, under: salted.value })
}

function readmitted(state: ViewerState, link: Ended, answer: Answer<Connected>, at: Moment): ViewerStep {
  if (!answer.ok)
    return answer.refusal === 'locked' ? wait(state, link, at) : unproven(state, link, answer.refusal, at)
  const { channel, leaderAgeMs } = answer.value
  const fresh = { trouble: undefined, missingSinceMs: undefined, tries: 0 }
  return open({ ...state, ...fresh, channel, leaderSeenMs: at.nowMs - leaderAgeMs })
}

/** W34: it counts when it was said twice; the same proof is no second guess (K1). */
function unproven(state: ViewerState, link: Ended, refusal: Refusal, at: Moment): ViewerStep {
  const { trying: salt = ownSalt } = link
  const verdict = hearVerdict(state.verdict, `${salt} ${refusal}`)
  if (!isSure(verdict, true)) {
    const lookAtMs = at.nowMs + backOffMs(verdict.times + 2, at.luck)
    return stay({ ...state, verdict, link: { ...link, isLooking: false, lookAtMs } })
  }
  // K5: who is not told that the password is wrong cannot know that there is a stream.
  const trouble = refusal === 'wrong-password' ? 'secrets-changed' : state.trouble
  return wait({ ...state, verdict: undefined, trouble }, { ...link, known: [...link.known, salt] }, at)
}

const saltText = ({ salt, kdf }: Salted): string => `${salt} ${kdf}`
