import { addToFingerprint, type Fingerprint, fingerprintOf } from '../fingerprint.ts'
import { leaderRequest } from '../leader-calls.ts'
import type { LeaderPass, NewKeys } from '../leader-keys.ts'
import { nextLeader } from '../leader-machine.ts'
import {
  beginReconnected,
  beginStart,
  type LeaderInput,
  type LeaderState,
  type LeaderStep,
  leaderDueMs,
} from '../leader-state.ts'
import { noElement } from '../roll.ts'
import { createSealer } from '../sealer.ts'
import type { Salted } from '../secrets.ts'
import { createSteadyClock } from '../steady-clock.ts'
import { readStreamEvent } from '../stream-event.ts'
import { newChannel, subscriptionName } from '../stream-keys.ts'
import { createTrustedPlan } from '../trusted-plan.ts'
import { applyValueEdits, type ValueEdit, type Values } from '../value-edit.ts'
import { viewerRequest } from '../viewer-calls.ts'
import { nextViewer } from '../viewer-machine.ts'
import {
  beginViewer,
  type ViewerInput,
  type ViewerState,
  type ViewerStep,
  viewerDueMs,
} from '../viewer-state.ts'
import { type Answer, answerOf, callOf, type Operation, operations } from '../wire.ts'
import type { SimulatedNetwork } from './simulated-network.ts'
import { stampedSeal } from './stamped-seal.ts'

const name = 'Операция / test.json'

/** P6, ms: so long after the leader's last sign of life the stream is gone. */
export const lifeMs = 10_800_000

const pass: Omit<LeaderPass, 'key'> = {
  name,
  password: 'a'.repeat(64),
  code: 'b'.repeat(64),
  channel: newChannel(name),
  salt: '0'.repeat(32),
  kdf: 'argon2id:19456:2:1',
  by: 'computer',
  ttl: lifeMs / 1_000,
}
const { password, code, by } = pass
const anyEpoch = 'f'.repeat(32)

/** Asks the server itself, as if the way to it were perfect. */
function ask<Body, Value>(
  network: SimulatedNetwork,
  operation: Operation<Body, Value>,
  body: Body,
): Answer<Value> {
  return answerOf(operation, network.redis.call(callOf(operation, name, body), network.nowMs()))
}

export type Stored = {
  readonly epoch: string
  readonly rev: number
  /** opened; what was not sealed stands as it is */
  readonly values: Values
  readonly print: Fingerprint
}

const opened = (epoch: string, values: ValueEdit): ValueEdit =>
  new Map(
    [...values].map(([id, value]) => {
      const text = value === undefined ? value : (stampedSeal.open(epoch, id, value)?.text ?? value)
      return [id, text === noElement ? undefined : text]
    }),
  )

const openedPlan = (epoch: string, values: Values): Values =>
  applyValueEdits(new Map(), [opened(epoch, values)])

/** What the server holds; undefined if there is no stream. */
export function storedPlan(network: SimulatedNetwork): Stored | undefined {
  const answer = ask(network, operations.since, { password, epoch: anyEpoch, rev: 0 })
  if (!answer.ok || !('values' in answer.value)) return undefined
  const { epoch, rev, values } = answer.value
  return { epoch, rev, values: openedPlan(epoch, values), print: fingerprintOf(values) }
}

/** Stops the stream as somebody does who has both secrets. Whether there was one. */
export function stopStream(network: SimulatedNetwork): boolean {
  const epoch = storedPlan(network)?.epoch
  return epoch !== undefined && ask(network, operations.stop, { password, code, epoch }).ok
}

/** A device's clocks: one on the wall, which somebody sets, and its own, which stands still while it sleeps. */
function createDeviceClock(network: SimulatedNetwork) {
  let wallAheadMs = 0
  let sleptMs = 0
  let fellAsleepMs: number | undefined
  const { nowMs } = createSteadyClock(
    () => network.nowMs() + wallAheadMs,
    () => (fellAsleepMs ?? network.nowMs()) - sleptMs,
  )
  return {
    nowMs,
    set(byMs: number): void {
      wallAheadMs += byMs
    },
    sleep(): void {
      fellAsleepMs ??= network.nowMs()
    },
    rouse(): void {
      sleptMs += network.nowMs() - (fellAsleepMs ?? network.nowMs())
      fellAsleepMs = undefined
    },
  }
}

/** Calls `tick` whenever the machine wants it, by its device's clock. */
function createAlarm(
  network: SimulatedNetwork,
  clock: { readonly nowMs: () => number },
  tick: () => void,
): { readonly set: (dueMs: number | undefined) => void } {
  let setForMs: number | undefined
  return {
    set(dueMs) {
      if (dueMs === undefined || dueMs === setForMs) return
      setForMs = dueMs
      // A timer lasts as long as it was set for, whatever the clocks say meanwhile.
      network.at(network.nowMs() + dueMs - clock.nowMs(), () => {
        if (setForMs !== dueMs) return
        setForMs = undefined
        tick()
      })
    },
  }
}

/**
 * A viewer's machine with its clock and network simulated; it throws as soon as a revision is skipped, repeated or out of order, or a server
 * that did nothing wrong is distrusted (V11).
 */
export type SimulatedViewer = {
  readonly state: () => ViewerState
  readonly values: () => Values
  readonly wake: () => void
  /** Somebody sets the clock on its wall forward, or back. */
  readonly setClock: (byMs: number) => void
  /** The device sleeps: no timer, no message, no answer until it wakes. */
  readonly sleep: (forMs: number) => void
  readonly rouse: () => void
  /** Its plan is another from now on, as if it had applied something else (V10). */
  readonly spoil: (edit: ValueEdit) => void
  /** how many elements it does not believe the server (V11) */
  readonly rejected: () => number
  readonly isOver: () => boolean
}

/** @returns undefined if the server refuses */
export function connectViewer(
  network: SimulatedNetwork,
  server: { readonly mayGoBack: () => boolean; readonly mayBeSpoilt: () => boolean },
): SimulatedViewer | undefined {
  const connected = ask(network, operations.connect, { password })
  if (!connected.ok) return undefined
  const saltNow = (): string => saltOf(ask(network, operations.salt, {}))
  let own = saltNow()
  const who = String(network.luck()).slice(2)
  const clock = createDeviceClock(network)
  const moment = () => ({ nowMs: clock.nowMs(), luck: network.luck() })
  const trusted = createTrustedPlan(stampedSeal)
  let values: Values = new Map()
  let applied = { epoch: '', rev: 0 }
  let subscription = { close: () => {} }
  /** what waits for the device to wake; undefined: it is awake */
  let asleep: ViewerInput[] | undefined
  let state = beginViewer(connected.value, clock.nowMs())
  const alarm = createAlarm(network, clock, () => dispatch({ type: 'tick' }))

  const dispatch = (input: ViewerInput): void => {
    if (asleep) asleep.push(input)
    else perform(nextViewer(state, input, moment()))
  }

  const perform = (step: ViewerStep): void => {
    state = step.state
    for (const effect of step.effects) carryOut(effect)
    alarm.set(viewerDueMs(state))
  }

  const expectTrust = (isGood: boolean): void => {
    if (!isGood && !server.mayGoBack() && !server.mayBeSpoilt())
      throw new Error('an honest server is distrusted')
  }

  const carryOut = (effect: ViewerStep['effects'][number]): void => {
    const { epoch } = state.revisions
    switch (effect.type) {
      case 'take':
        if (applied.epoch === epoch && effect.rev < applied.rev && !server.mayGoBack())
          throw new Error('went back')
        applied = { epoch, rev: effect.rev }
        values = openedPlan(epoch, effect.values)
        expectTrust(trusted.take(epoch, effect.rev, effect.values))
        return
      case 'apply':
        if (applied.epoch !== epoch || effect.rev !== applied.rev + 1) {
          throw new Error(`applied ${effect.rev} after ${applied.rev}`)
        }
        applied = { epoch, rev: effect.rev }
        values = applyValueEdits(values, [opened(epoch, effect.edit)])
        expectTrust(trusted.apply(epoch, effect.rev, effect.edit).isGood)
        return
      case 'close':
        subscription.close()
        return
      case 'subscribe': {
        const { attempt } = effect
        subscription = network.subscribe(subscriptionName(effect.channel), {
          stands: () => dispatch({ type: 'subscribed', attempt }),
          event(message) {
            const event = readStreamEvent(message)
            if (event) dispatch({ type: 'heard', attempt, event })
          },
          failure: (trouble) => dispatch({ type: 'failed', attempt, what: 'subscription', trouble }),
        })
        return
      }
      case 'connect': {
        const { attempt } = effect
        network.call(
          callOf(operations.connect, name, { password }),
          (reply) => {
            const answer = answerOf(operations.connect, reply)
            if (answer.ok) own = saltNow()
            dispatch({ type: 'connected', attempt, answer })
          },
          (trouble) => dispatch({ type: 'failed', attempt, what: 'connect', trouble }),
        )
        return
      }
      case 'look': {
        const { attempt } = effect
        network.call(
          callOf(operations.salt, name, {}),
          (reply) => {
            const salted = answerOf(operations.salt, reply)
            dispatch({ type: 'looked', attempt, salted, isOwn: saltOf(salted) === own, canProve: true })
          },
          (trouble) => dispatch({ type: 'failed', attempt, what: 'look', trouble }),
        )
        return
      }
      default: {
        const { attempt, type: what } = effect
        const { call, read } = viewerRequest(effect, { name, password, who })
        network.call(
          call,
          (reply) => dispatch(read(reply)),
          (trouble) => dispatch({ type: 'failed', attempt, what, trouble }),
        )
      }
    }
  }

  const rouse = (): void => {
    clock.rouse()
    const missed = asleep ?? []
    asleep = undefined
    for (const input of missed) dispatch(input)
  }

  dispatch({ type: 'tick' })
  return {
    state: () => state,
    values: () => values,
    wake: () => dispatch({ type: 'wake' }),
    setClock: clock.set,
    sleep(forMs) {
      clock.sleep()
      asleep ??= []
      network.at(network.nowMs() + forMs, rouse)
    },
    rouse,
    spoil(edit) {
      values = applyValueEdits(values, [edit])
      state = { ...state, print: addToFingerprint(state.print, [edit]) }
    },
    rejected: trusted.rejected,
    isOver: () => state.link.phase === 'ended' || state.link.phase === 'refused',
  }
}

/** A leader's machine with its clock and network simulated. */
export type SimulatedLeader = {
  readonly state: () => LeaderState
  readonly dispatch: (input: LeaderInput) => void
  /** Somebody sets the clock on its wall forward, or back. */
  readonly setClock: (byMs: number) => void
  /** The device sleeps: no timer and no answer until it wakes. */
  readonly sleep: () => void
  readonly rouse: () => void
  /** Its device or tab is gone for good. */
  readonly crash: () => void
  readonly isOver: () => boolean
}

/** @param onAcknowledged gets every edit that the server said yes to */
export function startLeader(
  network: SimulatedNetwork,
  mine: Values,
  onAcknowledged: (edit: ValueEdit) => void,
): SimulatedLeader {
  const who = String(network.luck()).slice(2)
  const own = { key: keyOf(who), salt: hexOf(network) }
  return lead(network, own, (moment) => beginStart(who, mine, moment()), onAcknowledged)
}

/**
 * @param mine the leader's own plan; undefined: the stored one is taken
 * @returns undefined if the server refuses
 */
export function reconnectLeader(
  network: SimulatedNetwork,
  mine: Values | undefined,
  onAcknowledged: (edit: ValueEdit) => void,
): SimulatedLeader | undefined {
  const who = String(network.luck()).slice(2)
  const key = keyOf(who)
  const answer = ask(network, operations.reconnect, { password, code, key, by })
  const stored = storedPlan(network)
  if (!answer.ok || !stored) return undefined
  return lead(
    network,
    { key },
    () => beginReconnected(who, { ...stored, spoilt: [], term: answer.value.term }, mine),
    onAcknowledged,
  )
}

/** What a leader changes to who changes the code alone: the simulation's proofs are the same whatever the salt (R13). */
export const newKeys = (network: SimulatedNetwork): NewKeys => ({
  pass: { ...pass, key: hexOf(network), channel: pass.channel.slice(0, 16) + hexOf(network).slice(16) },
  sealKey: new Uint8Array(32),
  sealer: createSealer(stampedSeal),
  isNewPassword: false,
})

/** R12 */
const keyOf = (who: string): string => who.padStart(32, '0')

function lead(
  network: SimulatedNetwork,
  own: { readonly key: string; readonly salt?: string },
  begin: (moment: () => { nowMs: number; luck: number; freshEpoch: string }) => LeaderState,
  onAcknowledged: (edit: ValueEdit) => void,
): SimulatedLeader {
  const clock = createDeviceClock(network)
  const moment = () => ({ nowMs: clock.nowMs(), luck: network.luck(), freshEpoch: hexOf(network) })
  let state = begin(moment)
  let isGone = false
  /** what waits for the device to wake; undefined: it is awake */
  let asleep: LeaderInput[] | undefined
  let keys = { pass: { ...pass, ...own }, sealer: createSealer(stampedSeal) }
  const alarm = createAlarm(network, clock, () => dispatch({ type: 'tick' }))

  const dispatch = (input: LeaderInput): void => {
    if (isGone) return
    if (asleep) {
      asleep.push(input)
      return
    }
    const { command } = state
    const isSaid = input.type === 'published' || input.type === 'started' || input.type === 'rekeyed'
    if (isSaid && input.asking === state.asking && input.answer.ok && command && 'values' in command)
      onAcknowledged(command.values)
    perform(nextLeader(state, input, moment()))
  }

  const perform = (step: LeaderStep): void => {
    state = step.state
    for (const effect of step.effects) {
      if (effect.type === 'use') keys = effect.keys
      if (effect.type !== 'ask') continue
      const { call, read } = leaderRequest(effect, keys.pass, keys.sealer)
      network.call(
        call,
        (reply) => dispatch(read(reply)),
        (trouble) => dispatch({ type: 'failed', asking: effect.asking, trouble }),
      )
    }
    alarm.set(leaderDueMs(state))
  }

  dispatch({ type: 'tick' })
  return {
    state: () => state,
    dispatch,
    setClock: clock.set,
    sleep() {
      clock.sleep()
      asleep ??= []
    },
    rouse() {
      clock.rouse()
      const missed = asleep ?? []
      asleep = undefined
      for (const input of missed) dispatch(input)
    },
    crash() {
      isGone = true
    },
    isOver: () => isGone || state.over !== undefined,
  }
}

const saltOf = (salted: Answer<Salted>): string => (salted.ok ? salted.value.salt : '')

const hexOf = (network: SimulatedNetwork): string =>
  Array.from({ length: 32 }, () => Math.floor(network.luck() * 16).toString(16)).join('')
