import { sum } from '../bench/statistics.ts'
import { RespError, type RespReply } from '../scripts/stack/resp.ts'
import { diffPlans, samePlan } from '../src/plan/diff-plans.ts'
import { openStored } from '../src/stream/open-values.ts'
import { readPlan } from '../src/stream/plan-codec.ts'
import { createSeal } from '../src/stream/seal.ts'
import { derivePasswordKeys } from '../src/stream/secrets.ts'
import { subscriptionName } from '../src/stream/stream-keys.ts'
import { until } from './until.ts'
import type { World } from './world.ts'

/** What the oracle found: nothing lost, nothing twice, and no breach, if all is well. */
export type Verdict = {
  /** acknowledged elements that are not as they were acknowledged */
  readonly lost: number
  /** revisions that a viewer applied twice, and edits that the server counted twice */
  readonly duplicated: number
  readonly breaches: readonly string[]
}

/** Far beyond any bound: whoever is not well by then never will be. */
const PATIENCE_MS = 90_000
/** A subscription whose client is gone may stay as long as the edge takes to notice. */
const LEAVING_MS = 60_000

/** Whether it is as the user sees it, and everybody is subscribed: what was missed may have come in another way. */
const isHealed = async (world: World): Promise<boolean> =>
  isWell(world) && (await subscribers(world)) >= world.viewers.length

/** Whether every viewer is live and shows what the leader has, and the leader knows that all of it arrived. */
function isWell({ leader, viewers }: World): boolean {
  const { word, unconfirmed, epoch, rev } = leader().status()
  if (word !== 'live' || unconfirmed > 0) return false
  return viewers.every(({ session }) => {
    const status = session.status()
    const isThere = status.word === 'live' && status.epoch === epoch && status.rev === rev
    return isThere && samePlan(session.plan(), leader().plan())
  })
}

/** Resolves when all is well, or with what is not when that takes too long. */
export async function untilWell(world: World): Promise<readonly string[]> {
  if (await until(() => isHealed(world), PATIENCE_MS)) return []
  return [`not well within ${PATIENCE_MS / 1000} s: ${tellStates(world)}`]
}

/** Where everybody is, for whoever has to find out why. */
function tellStates({ leader, viewers, lastFailure }: World): string {
  const tell = (
    who: string,
    { word, epoch, rev, trouble }: { word: string; epoch: string; rev: number; trouble: string | undefined },
  ) => `${who} ${word} ${epoch.slice(0, 4)}:${rev}${trouble ? ` ${trouble}` : ''}`
  const viewerStates = new Set(
    viewers.map(
      ({ session }) =>
        `${tell('viewer', session.status())}, ${session.status().reconnects} reconnects` +
        (samePlan(session.plan(), leader().plan()) ? '' : ', another plan than the leader’s'),
    ),
  )
  const { unconfirmed } = leader().status()
  return `${tell('leader', leader().status())}, ${unconfirmed} unconfirmed, the last call that failed: ${lastFailure()}; ${[...viewerStates].join('; ')}`
}

/**
 * The oracle of measure: asks Redis itself, when all is well.
 * @param losesData the server lost what it had: until the leader brings it back, two viewers may differ (protocol, known limits)
 */
export async function judge(world: World, losesData: boolean): Promise<Verdict> {
  const { stack, leader, viewers, ledger, keys } = world
  const breaches: string[] = []
  const [streamKey = '', planKey = ''] = keys('stream', 'plan')
  const sealed = pairsOf(await stack.admin('HGETALL', planKey))
  const record = pairsOf(await stack.admin('HGETALL', streamKey))
  const { epoch, rev } = leader().status()
  const salt = { name: world.name, salt: record.get('salt') ?? '', kdf: record.get('kdf') ?? '' }
  const { sealKey } = await derivePasswordKeys(world.secrets.password, salt)
  const opened = await openStored(createSeal(sealKey), { epoch, rev, values: sealed })
  const stored = readPlan(opened.values)
  const { put, del } = diffPlans(stored.plan, leader().plan())
  if (put.size + del.length > 0)
    breaches.push(`Redis has another plan than the leader: ${[...put.keys(), ...del].join(' ')} differ`)
  if (record.get('epoch') !== epoch || record.get('rev') !== String(rev))
    breaches.push(`Redis is at ${record.get('epoch')}:${record.get('rev')}, the leader at ${epoch}:${rev}`)

  const lost = ledger.lostFrom(opened.values)
  if (lost.length > 0) breaches.push(`acknowledged and lost: ${lost.join(' ')}`)
  const countedTwice = Math.max(0, rev - 1 - ledger.sentIn(epoch))
  if (countedTwice > 0) breaches.push(`${countedTwice} edits counted more than once by the server`)
  const twice = sum(viewers.map((viewer) => viewer.disorder().twice))
  const early = sum(viewers.map((viewer) => viewer.disorder().early))
  if (twice > 0) breaches.push(`${twice} revisions applied twice`)
  if (early > 0) breaches.push(`${early} revisions applied too early`)
  const divergences = world.takeDivergences()
  if (divergences > 0 && !losesData)
    breaches.push(`viewers differed ${divergences} times at the same revision`)
  breaches.push(...(await judgeSubscriptions(world, viewers.length)))
  return { lost: lost.length, duplicated: twice + countedTwice, breaches }
}

/** Has all viewers leave; nobody must be left on the channel. */
export async function judgeLeaving(world: World): Promise<readonly string[]> {
  for (const { session } of world.viewers) session.disconnect()
  return judgeSubscriptions(world, 0)
}

/** Nobody but those who are there listens. */
async function judgeSubscriptions(world: World, expected: number): Promise<readonly string[]> {
  if (await until(async () => (await subscribers(world)) === expected, LEAVING_MS)) return []
  return [`${await subscribers(world)} subscriptions for ${expected} viewers: ${tellStates(world)}`]
}

/** How many Redis has on the stream's channel, which stays the same in all epochs (L3) but not beyond a Stop. */
async function subscribers({ stack, keys }: World): Promise<number> {
  const [streamKey = ''] = keys('stream')
  try {
    const channel = await stack.admin('HGET', streamKey, 'channel')
    const reply = await stack.admin('PUBSUB', 'NUMSUB', subscriptionName(String(channel)))
    return Array.isArray(reply) ? Number(reply[1]) : 0
  } catch (error) {
    // Redis is away, which is one of the faults.
    if (error instanceof RespError) return 0
    throw error
  }
}

function pairsOf(reply: RespReply): ReadonlyMap<string, string> {
  const items = Array.isArray(reply) ? reply.map(String) : []
  const pairs = new Map<string, string>()
  for (let at = 0; at < items.length; at += 2) pairs.set(items[at] ?? '', items[at + 1] ?? '')
  return pairs
}
