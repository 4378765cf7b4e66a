import { isEmptyEdit } from '../plan/edit.ts'
import type { Webdis } from '../webdis/webdis.ts'
import { beginAgain } from './begin-again.ts'
import {
  checkLeaderSecrets,
  checkViewerRight,
  type LeaderSecrets,
  type ViewerSecrets,
} from './check-secrets.ts'
import { addToFingerprint, emptyFingerprint } from './fingerprint.ts'
import { readLeadToken } from './lead-token.ts'
import type { LeaderKeys, LeaderPass } from './leader-keys.ts'
import { createLeaderSession } from './leader-session.ts'
import { beginStart } from './leader-state.ts'
import { openStored } from './open-values.ts'
import { impossible, inTrouble, isLost, isStopOf, refusedBy } from './outcome.ts'
import { pause } from './pause.ts'
import { writePlan } from './plan-codec.ts'
import { ProtocolError } from './protocol-error.ts'
import { nothingOf, takeSince } from './revisions.ts'
import { createSeal, type Seal } from './seal.ts'
import { createSealer } from './sealer.ts'
import {
  derivePasswordKeys,
  deriveProof,
  type PasswordKeys,
  type Proof,
  presentKdf,
  randomHex,
  type Salted,
} from './secrets.ts'
import type { LeaderSession, LeadNote, LeadRight, StreamOutcome, Streams } from './session.ts'
import { newChannel } from './stream-keys.ts'
import { troubleOf } from './trouble.ts'
import type { Values } from './value-edit.ts'
import { type Admission, createViewerSession } from './viewer-session.ts'
import { isAway } from './viewer-state.ts'
import {
  type Answer,
  answerOf,
  callOf,
  isLibraryKnown,
  type LeadBy,
  lockedMs,
  type Operation,
  operations,
} from './wire.ts'

type Signal = AbortSignal | undefined

/** What a leader shows, what it was derived with, and what the plan is sealed with, which is shown to nobody. */
type Proven = {
  readonly shown: Salted & { readonly name: string; readonly password: Proof; readonly code: Proof }
  readonly sealKey: Uint8Array
}

/** A lead that was taken, and what stands there. */
type Led = {
  readonly keys: LeaderKeys
  readonly epoch: string
  readonly term: number
  /** before anything was published in this term */
  readonly rev: number
  readonly taken: { readonly rev: number; readonly values: Values }
}

/** P6, in seconds */
const usualTtl = 10_800
/** P6, less the one stream that tells whether there are more */
const longestPage = 199

/**
 * Every operation of Missioncast over one server.
 * @param options.sealWith what seals the plan with a stream's key, where it is not to be what S5 says (to measure what that costs)
 */
export function createStreams(options: {
  readonly webdis: Webdis
  readonly sealWith?: (key: Uint8Array) => Seal
}): Streams {
  const { webdis, sealWith = createSeal } = options
  /** the version of the server's function library, once it was found to be known */
  let library = ''
  let lockedUntilMs: number | undefined
  /** This clock's time less the server's, when it was first seen: the next page is asked for by the times of the one before. */
  let clockDifferenceMs: number | undefined

  const ask = async <Body, Value>(
    operation: Operation<Body, Value>,
    name: string,
    body: Body,
    signal: Signal,
  ): Promise<Answer<Value>> => {
    for (;;) {
      const answer = answerOf(operation, await webdis.call(callOf(operation, name, body), { signal }))
      // K1: somebody guessed wrong; that will pass.
      if (answer.ok || answer.refusal !== 'locked') return answer
      const lockMs = lockedMs(answer)
      lockedUntilMs = Date.now() + lockMs
      try {
        await pause(lockMs, signal)
      } finally {
        lockedUntilMs = undefined
      }
    }
  }

  /** Does what a person asked for. What goes wrong on the way to the server is an outcome as well. */
  const attempt = async <T>(
    signal: Signal,
    work: () => Promise<StreamOutcome<T>>,
  ): Promise<StreamOutcome<T>> => {
    try {
      signal?.throwIfAborted()
      if (library === '') {
        const version = await ask(operations.version, '', {}, signal)
        if (!version.ok || !isLibraryKnown(version.value)) return inTrouble('library-mismatch')
        library = version.value
      }
      return await work()
    } catch (error) {
      signal?.throwIfAborted()
      return inTrouble(troubleOf(error))
    }
  }

  /** From a proof to the channel. */
  const enter = async (
    name: string,
    keys: PasswordKeys & { readonly salted: Salted },
    signal: Signal,
    before?: { readonly epoch: string },
  ): Promise<Answer<Admission>> => {
    const connected = await ask(operations.connect, name, { password: keys.password, ...before }, signal)
    if (!connected.ok) return connected
    return { ok: true, value: { ...keys, seal: sealWith(keys.sealKey), connected: connected.value } }
  }

  /** From the password, or what was derived from it (V14), to the channel. */
  const admit = async (
    right: { readonly name: string } & ({ readonly password: string } | { readonly keys: PasswordKeys }),
    signal: Signal,
    before?: { readonly epoch: string; readonly under: Salted | undefined },
  ): Promise<Answer<Admission>> => {
    const { name } = right
    const asked = before?.under
      ? { ok: true as const, value: before.under }
      : await ask(operations.salt, name, {}, signal)
    if (!asked.ok) return asked
    const salted = asked.value
    const keys = 'keys' in right ? right.keys : await derivePasswordKeys(right.password, { name, ...salted })
    return enter(name, { ...keys, salted }, signal, before && { epoch: before.epoch })
  }

  /** From both secrets to both proofs; with the salt of the stream that stands there, if none is given. */
  const prove = async (
    asked: LeaderSecrets & { readonly signal?: AbortSignal },
    own?: Salted,
  ): Promise<StreamOutcome<Proven>> => {
    const checked = checkLeaderSecrets(asked)
    if (!checked.ok) return checked
    const { name } = checked.value
    const salted = own
      ? { ok: true as const, value: own }
      : await ask(operations.salt, name, {}, asked.signal)
    if (!salted.ok) return refusedBy(salted)
    const salt = { name, ...salted.value }
    const { password, sealKey } = await derivePasswordKeys(checked.value.password, salt)
    const code = await deriveProof('code', checked.value.code, salt)
    return { ok: true, value: { shown: { ...salt, password, code }, sealKey } }
  }

  const keysOf = (pass: LeaderPass, sealKey: Uint8Array): LeaderKeys => ({
    pass,
    sealKey,
    sealer: createSealer(sealWith(sealKey)),
  })

  /** What a stream is started with, or goes on under (R13). */
  const makeKeys = async (
    secrets: LeaderSecrets,
    how: Pick<LeaderPass, 'by' | 'ttl'> & { readonly isUnlisted: boolean },
  ): Promise<StreamOutcome<LeaderKeys>> => {
    const proven = await prove(secrets, { salt: randomHex(), kdf: presentKdf })
    if (!proven.ok) return proven
    const { shown, sealKey } = proven.value
    const { by, ttl, isUnlisted } = how
    const fresh = { key: randomHex(), channel: newChannel(shown.name) }
    const pass = { ...shown, ...fresh, by, ttl, ...(isUnlisted && { unlisted: true as const }) }
    return { ok: true, value: keysOf(pass, sealKey) }
  }

  /** Starts a stream: a new one, or one that was lost, by the note of its leader (L11). */
  const begin = async (
    asked: Parameters<Streams['start']>[0],
    lost: LeadNote | undefined,
  ): Promise<StreamOutcome<LeaderSession>> => {
    const { plan, by, ttlSeconds: ttl = usualTtl, unlisted: isUnlisted = false, signal } = asked
    const keys = await makeKeys(asked, { by, ttl, isUnlisted })
    if (!keys.ok) return keys
    const fresh = beginStart(newWho(), writePlan(plan), moment(), lost?.epoch)
    const epochs = new Map([...(lost?.epochs ?? []), ...fresh.epochs])
    const session = createLeaderSession({
      ...{ webdis, makeKeys, keys: keys.value, plan, library, note: lost, broughtBack: lost !== undefined },
      begin: { ...fresh, epochs },
    })
    return begun(session, signal)
  }

  /** Reconnect, and all that is stored there. */
  const takeLead = async (
    asked: ViewerSecrets & LeadRight & { readonly by: LeadBy; readonly signal?: AbortSignal },
  ): Promise<StreamOutcome<Led>> => {
    const { by, signal } = asked
    const token = 'token' in asked ? readLeadToken(asked.token) : undefined
    if ('token' in asked && token === undefined) return impossible('token')
    const proven = await prove({ ...asked, code: codeOf(asked) })
    if (!proven.ok) return proven
    const { shown, sealKey } = proven.value
    const { name, password, code } = shown
    const key = randomHex()
    const right = token === undefined ? { code } : { token, newCode: code }
    const led = await ask(operations.reconnect, name, { password, key, by, ...right }, signal)
    if (!led.ok) return refusedBy(led)
    const { epoch, term, rev, channel, ttl, isUnlisted } = led.value
    const since = await ask(operations.since, name, { password, epoch, rev: 0 }, signal)
    if (!since.ok) return refusedBy(since)
    const [taken] = takeSince(nothingOf(epoch), since.value)?.changes ?? []
    if (taken?.type !== 'take') throw new ProtocolError('The stored plan contradicts itself')
    const pass = { ...shown, key, channel, by, ttl, ...(isUnlisted && { unlisted: true as const }) }
    return { ok: true, value: { keys: keysOf(pass, sealKey), epoch, term, rev, taken } }
  }

  return {
    start: (asked) => attempt(asked.signal, () => begin(asked, undefined)),

    reconnect: (asked) =>
      attempt(asked.signal, async () => {
        const { plan, note, bringBack, signal } = asked
        const first = await takeLead(asked)
        // W34: an answer may be somebody else's, and by this one a note would be let go (L10).
        const led = !first.ok && first.refusal === 'unknown-stream' ? await takeLead(asked) : first
        // What was offered (R14) was offered by a stream that stood.
        if (isLost(led) && note && plan && 'code' in asked) {
          const { ttlSeconds, unlisted = false } = note
          return bringBack ? begin({ ...asked, plan, ttlSeconds, unlisted }, note) : { ...led, lost: true }
        }
        if (!led.ok) return led
        const { keys, epoch, term, rev, taken } = led.value
        const found = await openStored(sealWith(keys.sealKey), { epoch, ...taken })
        const { spoilt, isWhole } = found
        const stored = {
          ...found,
          ...{ epoch, term, rev: taken.rev },
          print: addToFingerprint(emptyFingerprint, [taken.values]),
        }
        // Whoever published between the two answers leads now.
        const own = { plan, note: taken.rev === rev ? note : undefined }
        const again = beginAgain(newWho(), stored, own, moment())
        // A session beats from its first moment: none is made for somebody who is gone.
        signal?.throwIfAborted()
        const session = createLeaderSession({
          ...{ webdis, makeKeys, keys, library, note, ...again },
          rejections: spoilt.length + (isWhole ? 0 : 1),
        })
        if (!isEmptyEdit(again.send)) session.edit(again.send)
        return { ok: true, value: session }
      }),

    stop: (asked) =>
      attempt(asked.signal, async () => {
        const { signal } = asked
        const proven = await prove(asked)
        if (!proven.ok) return proven
        const { name, password, code } = proven.value.shown
        const connected = await ask(operations.connect, name, { password }, signal)
        if (!connected.ok) return refusedBy(connected)
        const { epoch } = connected.value
        const stopped = await ask(operations.stop, name, { password, code, epoch }, signal)
        if (!stopped.ok && !isStopOf(epoch, stopped)) return refusedBy(stopped)
        return { ok: true, value: undefined }
      }),

    connect: (asked) =>
      attempt(asked.signal, async () => {
        const checked = checkViewerRight(asked)
        if (!checked.ok) return checked
        const right = checked.value
        const { name } = right
        const admitted = await admit(right, asked.signal)
        if (!admitted.ok) return refusedBy(admitted)
        return {
          ok: true,
          value: createViewerSession({
            ...{ webdis, name, who: newWho(), admission: admitted.value, library },
            readmit: (epoch, signal, under) => admit(right, signal, { epoch, under }),
            look: (signal) => ask(operations.salt, name, {}, signal),
            canProve: 'password' in right,
          }),
        }
      }),

    lockedUntilMs: () => lockedUntilMs,

    list: ({ limit: wanted, before, signal }) =>
      attempt(signal, async () => {
        const limit = Math.min(wanted, longestPage)
        const last = before && ([before.leaderSeenMs - (clockDifferenceMs ?? 0), before.name] as const)
        const listed = await ask(
          operations.list,
          '',
          { limit: limit + 1, ...(last && { before: last }) },
          signal,
        )
        if (!listed.ok) return refusedBy(listed)
        const { nowMs, streams } = listed.value
        clockDifferenceMs ??= Date.now() - nowMs
        const differenceMs = clockDifferenceMs
        const page = streams.slice(0, limit).map(({ createdMs, seenMs, ...row }) => ({
          ...row,
          createdMs: createdMs + differenceMs,
          leaderSeenMs: seenMs + differenceMs,
          leaderPresent: !isAway(seenMs, nowMs),
        }))
        return { ok: true, value: { streams: page, more: streams.length > limit } }
      }),
  }
}

/** A leader's session once its stream stands. */
async function begun(
  session: ReturnType<typeof createLeaderSession>,
  signal: Signal,
): Promise<StreamOutcome<LeaderSession>> {
  let isLeading = false
  try {
    const outcome = await session.begun(signal)
    isLeading = outcome.ok
    return outcome.ok ? { ok: true, value: session } : outcome
  } finally {
    if (!isLeading) session.leave()
  }
}

const moment = () => ({ nowMs: Date.now(), luck: Math.random(), freshEpoch: randomHex() })

const codeOf = (right: LeadRight): string => ('code' in right ? right.code : right.newCode)

/** P5 */
const newWho = (): string => randomHex().slice(0, 16)
