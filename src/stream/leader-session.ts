import { diffPlans } from '../plan/diff-plans.ts'
import { applyEdit } from '../plan/edit.ts'
import type { Plan } from '../plan/plan.ts'
import type { Webdis } from '../webdis/webdis.ts'
import { checkKept } from './check-kept.ts'
import type { LeaderSecrets } from './check-secrets.ts'
import { writeInvitation } from './invitation.ts'
import { createNoteKeeper } from './lead-note.ts'
import { offerLead, proveCode } from './lead-offer.ts'
import { newLeadToken, readLeadToken } from './lead-token.ts'
import { leaderFarewell, leaderRequest, prepareWhole } from './leader-calls.ts'
import type { LeaderKeys, LeaderPass, NewKeys } from './leader-keys.ts'
import { nextLeader } from './leader-machine.ts'
import {
  type LeaderEffect,
  type LeaderInput,
  type LeaderState,
  leaderDueMs,
  leaderWord,
  unconfirmed,
} from './leader-state.ts'
import { createListeners } from './listeners.ts'
import { runMachine } from './machine-runner.ts'
import { inTrouble, refusedBy } from './outcome.ts'
import { readPlan, writeEdit } from './plan-codec.ts'
import { feelBeat, noPulse, pulseFacts } from './pulse.ts'
import { randomHex } from './secrets.ts'
import type { LeaderEvent, LeaderSession, LeaderStatus, LeadNote, StreamOutcome } from './session.ts'
import { createStatusNews } from './status-news.ts'
import { createSteadyClock, type SteadyClock } from './steady-clock.ts'
import { sessionTroubleOf } from './trouble.ts'

/** Leads a stream: the leader's machine with a clock, a network and listeners. */
export function createLeaderSession(options: {
  readonly webdis: Webdis
  readonly keys: LeaderKeys
  /** Makes new ones, with a salt, leading key and channel of their own. */
  readonly makeKeys: (
    secrets: LeaderSecrets,
    how: Pick<LeaderPass, 'by' | 'ttl'> & { readonly isUnlisted: boolean },
  ) => Promise<StreamOutcome<LeaderKeys>>
  readonly begin: LeaderState
  /** the leader's plan */
  readonly plan: Plan
  /** the version that the server's function library answered */
  readonly library: string
  /** by which the leader came back (L11) */
  readonly note?: LeadNote | undefined
  readonly broughtBack?: boolean
  /** how many values were stored that nobody had sealed for their place (S6) */
  readonly rejections?: number
}): LeaderSession & {
  /** Resolves when the stream stands or was refused, or after so many failures that a person should be told. */
  readonly begun: (signal: AbortSignal | undefined) => Promise<StreamOutcome<void>>
} {
  const { webdis, makeKeys, begin, library, rejections = 0 } = options
  const { name, by, ttl } = options.keys.pass
  const listeners = createListeners<LeaderEvent>()
  const closing = new AbortController()
  const { signal } = closing
  let { plan, keys } = options
  let answeredMs: number | undefined
  let pulse = noPulse
  const clock = createSteadyClock()
  const isUnlisted = (): boolean => keys.pass.unlisted === true
  const keeper = createNoteKeeper(
    () => ({ name, ttlSeconds: ttl, ...(keys.pass.unlisted && { unlisted: true }) }),
    options.note,
  )

  const runner = runMachine<LeaderState, LeaderInput, LeaderEffect>({
    begin,
    next: (state, input) =>
      nextLeader(state, input, { nowMs: clock.nowMs(), luck: Math.random(), freshEpoch: randomHex() }),
    nowMs: clock.nowMs,
    dueMs: leaderDueMs,
    tick: { type: 'tick' },
    perform(effect) {
      if (effect.type === 'ask') {
        void ask(effect)
        return
      }
      if (effect.type === 'use') {
        keys = effect.keys
        return
      }
      const read = readPlan(effect.values)
      plan = read.plan
      listeners.emit({ type: 'plan', ...read })
    },
    changed(state) {
      if (keeper.look(state, plan, answeredMs ?? Date.now()))
        listeners.emit({ type: 'note', note: keeper.note() })
      news.look()
    },
  })
  const { dispatch, until } = runner
  const news = createStatusNews(
    (sinceMs) =>
      statusOf(runner.state(), clock, { name, isUnlisted: isUnlisted(), sinceMs, heardMs: answeredMs }),
    (status) => listeners.emit({ type: 'status', status }),
  )

  async function ask(effect: Extract<LeaderEffect, { type: 'ask' }>): Promise<void> {
    const { asking, command } = effect
    const { pass, sealer } = keys
    const { keepalive = false } = effect
    try {
      // All else is little, and may have to be on its way before the page ends (L12).
      if (command.type === 'start' || command.type === 'rekey') await prepareWhole(command, sealer)
      const { call, read, ...options } = leaderRequest(effect, pass, sealer)
      const sentMs = Date.now()
      const input = read(await webdis.call(call, { signal, keepalive, ...options }))
      answeredMs = Date.now()
      if (input.type === 'beaten' && input.answer.ok)
        pulse = feelBeat(pulse, { sentMs, answeredMs, ...input.answer.value })
      dispatch(input)
    } catch (error) {
      if (!signal.aborted) dispatch({ type: 'failed', asking, trouble: sessionTroubleOf(error) })
    }
  }

  /** Who left waits for nothing. */
  const unlessLeft = () => (signal.aborted ? inTrouble('unreachable') : undefined)

  if (begin.theirs) {
    const { plan: theirs, unreadable } = readPlan(begin.theirs)
    const { put, del } = diffPlans(theirs, plan)
    // What cannot be read is in nobody's plan: to keep one's own is to delete it.
    listeners.emit({ type: 'differs', theirs, mine: plan, difference: { put, del: [...del, ...unreadable] } })
  }
  dispatch({ type: 'tick' })

  return {
    broughtBack: options.broughtBack ?? false,
    status: news.status,
    diagnostics: () => ({ ...pulseFacts(pulse), library, gaps: undefined, repeated: undefined, rejections }),
    plan: () => plan,
    subscribe: listeners.subscribe,
    begun: (outer) => until(begunOf, outer),
    edit(edit) {
      plan = applyEdit(plan, edit).plan
      dispatch({ type: 'edit', edit: writeEdit(edit) })
    },
    choose: (which) => dispatch({ type: 'choose', which }),
    settled: (outer) =>
      until((state) => (signal.aborted || isSettled(state) ? true : undefined), outer).then(() => {}),
    wake: () => dispatch({ type: 'wake' }),
    flush: () => dispatch({ type: 'flush' }),
    invitation: () => writeInvitation({ password: keys.pass.password, sealKey: keys.sealKey }),
    async changeSecrets(secrets, outer) {
      const { password, code, isNewPassword, isNewCode, unlisted = isUnlisted() } = secrets
      const kept = { ...(!isNewPassword && { password }), ...(isNewCode === false && { code }) }
      const same = await checkKept(keys.pass, kept)
      outer?.throwIfAborted()
      if (!same.ok) return same
      const made = await makeKeys({ name, password, code }, { by, ttl, isUnlisted: unlisted })
      outer?.throwIfAborted()
      if (!made.ok) return made
      const wanted = { ...made.value, isNewPassword }
      dispatch({ type: 'want', keys: wanted })
      try {
        return await until((state) => changeOf(state, wanted) ?? unlessLeft(), outer)
      } catch (error) {
        dispatch({ type: 'forgo', keys: wanted })
        throw error
      }
    },
    async offerLead(text) {
      const { pass } = keys
      const code = await proveCode(pass, text)
      if (!code.ok) return code
      const { epoch, term } = runner.state()
      const token = newLeadToken()
      const offered = await offerLead(webdis, { pass, epoch, term }, code.value, readLeadToken(token))
      return offered.ok ? { ok: true, value: { ...offered.value, token } } : offered
    },
    async withdrawOffer() {
      const { pass } = keys
      const { epoch, term } = runner.state()
      const withdrawn = await offerLead(webdis, { pass, epoch, term }, pass.code, undefined)
      return withdrawn.ok ? { ok: true, value: undefined } : withdrawn
    },
    stop() {
      dispatch({ type: 'stop' })
      return until((state) => stopOf(state) ?? unlessLeft())
    },
    leave() {
      const { over, epoch, term } = runner.state()
      closing.abort()
      runner.stop()
      if (over || epoch === '') return
      // Best effort: a leader who does not beat any more counts as away in any case (R7).
      webdis.call(leaderFarewell(keys.pass, epoch, term), { keepalive: true }).catch(() => {})
    },
  }
}

/** A person who waits is told of trouble after this many failures. */
const patientTries = 2

function begunOf({ epoch, over, tries, trouble }: LeaderState): StreamOutcome<void> | undefined {
  if (over?.word === 'ended') return { ...gone, stopped: true }
  if (over) return overOf(over)
  if (epoch !== '') return { ok: true, value: undefined }
  return trouble && tries >= patientTries ? inTrouble(trouble) : undefined
}

const isSettled = (state: LeaderState): boolean =>
  state.over !== undefined || (unconfirmed(state) === 0 && !state.theirs)

function stopOf({ over, isStopping, trouble }: LeaderState): StreamOutcome<void> | undefined {
  if (over) return overOf(over)
  if (isStopping) return undefined
  return trouble ? inTrouble(trouble) : { ok: false, refusal: 'stale-epoch', detail: undefined }
}

/** L13. One who ended did not get there; nor did one whose wish was replaced by another. */
function changeOf(
  { rekeyed, wanted, command, over }: LeaderState,
  keys: NewKeys,
): StreamOutcome<undefined> | undefined {
  if (rekeyed?.keys === keys)
    return rekeyed.no ? refusedBy({ ok: false, ...rekeyed.no }) : { ok: true, value: undefined }
  if (over) return over.word === 'ended' ? { ...gone, stopped: true } : overOf(over)
  const isUnderWay = wanted === keys || (command?.type === 'rekey' && command.to === keys)
  return isUnderWay ? undefined : { ok: false, refusal: 'stale-epoch', detail: undefined }
}

const gone = { ok: false, refusal: 'unknown-stream', detail: undefined } as const

const overOf = (over: NonNullable<LeaderState['over']>): StreamOutcome<undefined> => {
  if (over.word === 'ended') return { ok: true, value: undefined }
  if (over.word === 'superseded') return { ok: false, refusal: over.word, detail: undefined }
  return { ok: false, refusal: over.refusal, detail: over.detail }
}

function statusOf(
  state: LeaderState,
  { wallMs }: SteadyClock,
  of: Pick<LeaderStatus, 'name' | 'isUnlisted' | 'sinceMs' | 'heardMs'>,
): LeaderStatus {
  const { epoch, rev, term, viewers, trouble, over, leftOut, reconnects, divergences } = state
  const facts = {
    ...of,
    ...{ epoch, rev, term, viewers, trouble, reconnects, divergences },
    retryAtMs: state.retryAtMs === undefined ? undefined : wallMs(state.retryAtMs),
    // What the server answered, it answered to the leader.
    leaderSeenMs: of.heardMs,
    unconfirmed: unconfirmed(state),
    leftOut: [...leftOut],
  }
  return { ...facts, ...(over ?? { word: leaderWord(state) }) }
}
