import type { Webdis } from '../webdis/webdis.ts'
import type { LeaderPass } from './leader-calls.ts'
import { createLeaderSession } from './leader-session.ts'
import { beginReconnected, beginStart } from './leader-state.ts'
import { noSeal, readPlan, type Seal, unsealValues, writePlan } from './plan-codec.ts'
import { ProtocolError } from './protocol-error.ts'
import { nothingOf, takeSince } from './revisions.ts'
import { checkSecret, deriveProof, presentKdf, randomHex } from './secrets.ts'
import type { LeaderSession, StreamOutcome, Streams } from './session.ts'
import { newChannel } from './stream-keys.ts'
import { checkStreamName } from './stream-name.ts'
import { troubleOf } from './trouble.ts'
import { type Admission, createViewerSession } from './viewer-session.ts'
import { isAway } from './viewer-state.ts'
import {
  type Answer,
  answerOf,
  callOf,
  isLibraryKnown,
  type Operation,
  operations,
  type Refusal,
} from './wire.ts'

type Signal = AbortSignal | undefined
type No = Extract<StreamOutcome<never>, { ok: false }>

/** P6, in seconds */
const usualTtl = 10_800
/** P6: the largest page that the server gives, but for the one stream that tells whether there are more. */
const pageLimit = 199

/**
 * Every operation of Missioncast over one server. Where a signal ends one, it rejects with the signal's reason.
 * @param options.seal what makes the plan opaque on its way; absent: nothing does
 */
export function createStreams(options: { readonly webdis: Webdis; readonly seal?: Seal }): Streams {
  const { webdis, seal = noSeal } = options
  let isLibraryChecked = false
  /** This clock's time less the server's, from when it was first seen: a page's times have to be found again for the next. */
  let clockDifferenceMs: number | undefined

  const ask = async <Body, Value>(
    operation: Operation<Body, Value>,
    name: string,
    body: Body,
    signal: Signal,
  ): Promise<Answer<Value>> =>
    answerOf(operation, await webdis.call(callOf(operation, name, body), { signal }))

  /** Does what a person asked for. What goes wrong on the way to the server is an outcome as well. */
  const attempt = async <T>(
    signal: Signal,
    work: () => Promise<StreamOutcome<T>>,
  ): Promise<StreamOutcome<T>> => {
    try {
      signal?.throwIfAborted()
      if (!isLibraryChecked) {
        const version = await ask(operations.version, '', {}, signal)
        if (!version.ok || !isLibraryKnown(version.value)) return trouble('library-mismatch')
        isLibraryChecked = true
      }
      return await work()
    } catch (error) {
      signal?.throwIfAborted()
      return trouble(troubleOf(error))
    }
  }

  /** From the password to the channel. */
  const admit = async (name: string, password: string, signal: Signal): Promise<Answer<Admission>> => {
    const salted = await ask(operations.salt, name, {}, signal)
    if (!salted.ok) return salted
    const proof = await deriveProof('password', password, salted.value)
    const connected = await ask(operations.connect, name, { password: proof }, signal)
    return connected.ok ? { ok: true, value: { password: proof, connected: connected.value } } : connected
  }

  const proveBoth = async ({ password, code }: Asked, salted: { salt: string; kdf: string }) => ({
    password: await deriveProof('password', password, salted),
    code: await deriveProof('code', code, salted),
  })

  return {
    start: (asked) =>
      attempt(asked.signal, async () => {
        const checked = check(asked)
        if (!checked.ok) return checked
        const { name } = checked.value
        const { plan, by, ttlSeconds: ttl = usualTtl, signal } = asked
        const salted = { salt: randomHex(), kdf: presentKdf }
        const proofs = await proveBoth(checked.value, salted)
        const pass: LeaderPass = { name, ...proofs, ...salted, channel: newChannel(name), by, ttl }
        const moment = { nowMs: Date.now(), luck: Math.random(), freshEpoch: randomHex() }
        const session = createLeaderSession({
          ...{ webdis, seal, pass, plan },
          begin: beginStart(newWho(), writePlan(plan), moment),
        })
        return begun(session, signal)
      }),

    reconnect: (asked) =>
      attempt(asked.signal, async () => {
        const checked = check(asked)
        if (!checked.ok) return checked
        const { name } = checked.value
        const { plan: mine, by, signal } = asked
        const salted = await ask(operations.salt, name, {}, signal)
        if (!salted.ok) return no(salted)
        const proofs = await proveBoth(checked.value, salted.value)
        const led = await ask(operations.reconnect, name, { ...proofs, by }, signal)
        if (!led.ok) return no(led)
        const { epoch, term, channel, ttl } = led.value
        const { password } = proofs
        const since = await ask(operations.since, name, { password, epoch, rev: 0 }, signal)
        if (!since.ok) return no(since)
        const [taken] = takeSince(nothingOf(epoch), since.value)?.changes ?? []
        if (taken?.type !== 'take') throw new ProtocolError('The stored plan contradicts itself')
        const texts = unsealValues(seal, epoch, taken.values)
        const theirs = readPlan(texts)
        const pass: LeaderPass = { name, ...proofs, ...salted.value, channel, by, ttl }
        const session = createLeaderSession({
          ...{ webdis, seal, pass, plan: mine ?? theirs.plan },
          begin: beginReconnected(
            newWho(),
            { epoch, term, rev: taken.rev, values: texts },
            mine && writePlan(mine, { plan: theirs.plan, texts }),
          ),
        })
        return { ok: true, value: session }
      }),

    stop: (asked) =>
      attempt(asked.signal, async () => {
        const checked = check(asked)
        if (!checked.ok) return checked
        const { name } = checked.value
        const { signal } = asked
        const salted = await ask(operations.salt, name, {}, signal)
        if (!salted.ok) return no(salted)
        const proofs = await proveBoth(checked.value, salted.value)
        const connected = await ask(operations.connect, name, proofs, signal)
        if (!connected.ok) return no(connected)
        const stopped = await ask(operations.stop, name, { ...proofs, epoch: connected.value.epoch }, signal)
        return stopped.ok ? stopped : no(stopped)
      }),

    connect: (asked) =>
      attempt(asked.signal, async () => {
        const checked = check({ ...asked, code: asked.password })
        if (!checked.ok) return checked
        const { name, password } = checked.value
        const admitted = await admit(name, password, asked.signal)
        if (!admitted.ok) return no(admitted)
        const session = createViewerSession({
          ...{ webdis, seal, name },
          who: newWho(),
          admission: admitted.value,
          readmit: (signal) => admit(name, password, signal),
        })
        return { ok: true, value: session }
      }),

    list: ({ limit: wanted, before, signal }) =>
      attempt(signal, async () => {
        const limit = Math.min(wanted, pageLimit)
        const differenceMs = clockDifferenceMs ?? 0
        const after = before && ([before.leaderSeenMs - differenceMs, before.name] as const)
        const body = { limit: limit + 1, ...(after && { before: after }) }
        const listed = await ask(operations.list, '', body, signal)
        if (!listed.ok) return no(listed)
        const { nowMs, streams } = listed.value
        clockDifferenceMs ??= Date.now() - nowMs
        const offsetMs = clockDifferenceMs
        const page = streams.slice(0, limit).map(({ name, createdMs, seenMs, viewers, rev }) => ({
          ...{ name, viewers, rev },
          createdMs: createdMs + offsetMs,
          leaderSeenMs: seenMs + offsetMs,
          leaderPresent: !isAway(seenMs, nowMs),
        }))
        return { ok: true, value: { streams: page, more: streams.length > limit } }
      }),
  }
}

type Asked = { readonly name: string; readonly password: string; readonly code: string }

/** P1 and S3 */
function check(asked: Asked): StreamOutcome<Asked> {
  const name = checkStreamName(asked.name)
  if (!name.ok) return bad(`name: ${name.problem}`)
  const password = checkSecret(asked.password)
  if (!password.ok) return bad(`password: ${password.problem}`)
  const code = checkSecret(asked.code)
  if (!code.ok) return bad(`code: ${code.problem}`)
  return { ok: true, value: { name: name.name, password: password.secret, code: code.secret } }
}

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

/** P5 */
const newWho = (): string => randomHex().slice(0, 16)

const worded: readonly Refusal[] = ['bad-request', 'too-large', 'too-many']

const no = (answer: Extract<Answer<never>, { ok: false }>): No => ({
  ok: false,
  refusal: answer.refusal,
  // What follows other words is for programs (C3).
  detail: worded.includes(answer.refusal) ? answer.detail[0] : undefined,
})

const bad = (detail: string): No => ({ ok: false, refusal: 'bad-request', detail })

const trouble = (word: Extract<No, { refusal: undefined }>['trouble']): No => ({
  ok: false,
  refusal: undefined,
  trouble: word,
})
