import type { Webdis } from '../webdis/webdis.ts'
import { writeInvitation } from './invitation.ts'
import { createListeners } from './listeners.ts'
import { runMachine } from './machine-runner.ts'
import { feelBeat, noPulse, pulseFacts } from './pulse.ts'
import type { Seal } from './seal.ts'
import type { PasswordKeys, Salted } from './secrets.ts'
import type { ViewerEvent, ViewerSession, ViewerStatus } from './session.ts'
import { createStatusNews } from './status-news.ts'
import { createSteadyClock, type SteadyClock } from './steady-clock.ts'
import { readStreamEvent } from './stream-event.ts'
import { subscriptionName } from './stream-keys.ts'
import { channelTroubleOf, sessionTroubleOf } from './trouble.ts'
import { createTrustedPlan } from './trusted-plan.ts'
import type { ValueEdit } from './value-edit.ts'
import { type ViewerPass, viewerFarewell, viewerRequest } from './viewer-calls.ts'
import { nextViewer } from './viewer-machine.ts'
import {
  beginViewer,
  type ViewerEffect,
  type ViewerInput,
  type ViewerState,
  viewerDueMs,
  viewerWord,
} from './viewer-state.ts'
import type { Answer, Connected, Since } from './wire.ts'

/** What `stream_connect` came to, the proof that it was asked with, the salt that this is under, and what the plan is sealed with. */
export type Admission = PasswordKeys & {
  readonly connected: Connected
  readonly salted: Salted
  readonly seal: Seal
}

/** Follows a stream: the viewer's machine with a clock, a network and listeners. */
export function createViewerSession(options: {
  readonly webdis: Webdis
  readonly name: string
  readonly who: string
  readonly admission: Admission
  /** the version that the server's function library answered */
  readonly library: string
  /** Connects once more, from the password on, if that is known: a stream that was started anew has another salt: `under`, or what it is now. */
  readonly readmit: (epoch: string, signal: AbortSignal, under?: Salted) => Promise<Answer<Admission>>
  /** Asks for the salt that the name has now. */
  readonly look: (signal: AbortSignal) => Promise<Answer<Salted>>
  /** the password is known */
  readonly canProve: boolean
}): ViewerSession {
  const { webdis, name, who, library } = options
  const listeners = createListeners<ViewerEvent>()
  let { admission } = options
  const trusted = createTrustedPlan(admission.seal)
  let link = new AbortController()
  let pulse = noPulse
  const clock = createSteadyClock()

  const runner = runMachine<ViewerState, ViewerInput, ViewerEffect>({
    begin: beginViewer(options.admission.connected, clock.nowMs()),
    next: (state, input) => nextViewer(state, input, { nowMs: clock.nowMs(), luck: Math.random() }),
    nowMs: clock.nowMs,
    dueMs: viewerDueMs,
    tick: { type: 'tick' },
    perform,
    changed: () => news.look(),
  })
  const news = createStatusNews(
    (sinceMs) => statusOf(runner.state(), clock, { name, sinceMs, isTampered: trusted.rejected() > 0 }),
    (status) => listeners.emit({ type: 'status', status }),
  )
  const { dispatch } = runner

  function perform(effect: ViewerEffect, { revisions: { epoch } }: ViewerState): void {
    switch (effect.type) {
      case 'take': {
        const { rev, values } = effect
        if (!trusted.take(epoch, rev, values)) distrust()
        listeners.emit({ type: 'plan', plan: trusted.plan(), rev, unreadable: trusted.unreadable() })
        return
      }
      case 'apply': {
        const { rev } = effect
        const { edit, isGood } = trusted.apply(epoch, rev, effect.edit)
        if (!isGood) distrust()
        listeners.emit({ type: 'edit', edit, plan: trusted.plan(), rev, unreadable: trusted.unreadable() })
        return
      }
      case 'close':
        link.abort()
        link = new AbortController()
        return
      case 'connect':
        void readmit(effect, epoch, link.signal)
        return
      case 'look':
        void look(effect.attempt, link.signal)
        return
      case 'subscribe':
        void listen(effect, link.signal)
        return
      default:
        void ask(effect, link.signal)
    }
  }

  const pass = (): ViewerPass => ({ name, who, password: admission.password })

  /** V11: the whole plan may have what the edit had not. */
  const distrust = (): void => dispatch({ type: 'distrusted', attempt: runner.state().attempt })

  async function look(attempt: number, signal: AbortSignal): Promise<void> {
    try {
      const salted = await options.look(signal)
      const { salt, kdf } = admission.salted
      const isOwn = salted.ok && salted.value.salt === salt && salted.value.kdf === kdf
      dispatch({ type: 'looked', attempt, salted, isOwn, canProve: options.canProve })
    } catch (error) {
      if (!signal.aborted)
        dispatch({ type: 'failed', attempt, what: 'look', trouble: sessionTroubleOf(error) })
    }
  }

  async function readmit(
    { attempt, under }: Extract<ViewerEffect, { type: 'connect' }>,
    epoch: string,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const answer = await options.readmit(epoch, signal, under)
      if (answer.ok) {
        admission = answer.value
        trusted.use(admission.seal)
      }
      const connected = answer.ok ? { ok: true as const, value: answer.value.connected } : answer
      dispatch({ type: 'connected', attempt, answer: connected })
    } catch (error) {
      if (!signal.aborted)
        dispatch({ type: 'failed', attempt, what: 'connect', trouble: sessionTroubleOf(error) })
    }
  }

  async function listen(
    { attempt, channel, renew }: Extract<ViewerEffect, { type: 'subscribe' }>,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const subscription = await webdis.subscribe(subscriptionName(channel), { signal, renew })
      dispatch({ type: 'subscribed', attempt })
      for await (const message of subscription) {
        const event = readStreamEvent(message)
        if (event) dispatch({ type: 'heard', attempt, event })
      }
      dispatch({ type: 'handed-over', attempt })
    } catch (error) {
      if (signal.aborted) return
      dispatch({ type: 'failed', attempt, what: 'subscription', trouble: channelTroubleOf(error) })
    }
  }

  async function ask(
    effect: Extract<ViewerEffect, { type: 'since' | 'beat' }>,
    signal: AbortSignal,
  ): Promise<void> {
    const { attempt, type: what } = effect
    const sentMs = Date.now()
    try {
      const { call, read, ...options } = viewerRequest(effect, pass())
      const input = read(await webdis.call(call, { signal, ...options }))
      if (input.type === 'beaten' && input.answer.ok)
        pulse = feelBeat(pulse, { sentMs, answeredMs: Date.now(), ...input.answer.value })
      if (input.type === 'fetched' && input.answer.ok)
        await trusted.prepare(input.answer.value.epoch, editsOf(input.answer.value))
      dispatch(input)
      if (input.type === 'beaten' && trusted.rejected() > 0) distrust()
    } catch (error) {
      if (!signal.aborted) dispatch({ type: 'failed', attempt, what, trouble: sessionTroubleOf(error) })
    }
  }

  dispatch({ type: 'tick' })
  return {
    status: news.status,
    diagnostics() {
      const { gaps, repeated } = runner.state()
      return { ...pulseFacts(pulse), library, gaps, repeated, rejections: trusted.rejections() }
    },
    plan: trusted.plan,
    subscribe: listeners.subscribe,
    wake: () => dispatch({ type: 'wake' }),
    hide: () => dispatch({ type: 'hide' }),
    invitation: () => writeInvitation(admission),
    disconnect() {
      runner.stop()
      link.abort()
      const { link: last, revisions } = runner.state()
      if (last.phase === 'ended' || last.phase === 'refused') return
      // Best effort: who does not beat any more is counted no more in any case (R7).
      webdis.call(viewerFarewell(pass(), revisions.epoch), { keepalive: true }).catch(() => {})
    },
  }
}

const editsOf = (since: Since): readonly ValueEdit[] =>
  'values' in since ? [since.values] : since.edits.map(({ edit }) => edit)

function statusOf(
  state: ViewerState,
  { wallMs }: SteadyClock,
  { isTampered, ...of }: Pick<ViewerStatus, 'name' | 'sinceMs'> & { readonly isTampered: boolean },
): ViewerStatus {
  const { link, revisions, viewers, reconnects, divergences } = state
  // What keeps the viewer from the server comes first: it can be told and waited for.
  const trouble = state.trouble ?? (isTampered ? 'tampered' : undefined)
  const facts = {
    ...of,
    ...{ viewers, trouble, reconnects, divergences },
    leaderSeenMs: wallMs(state.leaderSeenMs),
    heardMs: wallMs(state.heardMs),
    epoch: revisions.epoch,
    rev: revisions.rev,
    retryAtMs: link.phase === 'waiting' ? wallMs(link.untilMs) : undefined,
  }
  return link.phase === 'refused'
    ? { ...facts, word: link.phase, refusal: link.refusal }
    : { ...facts, word: viewerWord(state, link) }
}
