import { samePlan } from '../src/plan/diff-plans.ts'
import type { Plan } from '../src/plan/plan.ts'
import type { LeaderSession, ViewerSession } from '../src/stream/session.ts'
import { createStreams } from '../src/stream/streams.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { publishBurst } from './burst.ts'
import { prepareCrowd } from './crowd.ts'
import { atOnce, type Fault } from './fault.ts'
import { fair } from './line.ts'
import { largeEdit } from './random-edit.ts'
import { until } from './until.ts'
import { good, type World } from './world.ts'

const BURST = 200
const CROWD = 500
const PATIENCE_MS = 90_000

async function expectSoon(what: string, isSo: () => boolean): Promise<void> {
  if (!(await until(isSo, PATIENCE_MS))) throw new Error(`${what} not within ${PATIENCE_MS / 1000} s`)
}

/** The lead, with the plan as it is stored, comes (back) to the world's own line. */
async function leadAgain(world: World, own?: LeaderSession): Promise<void> {
  const { leaderStreams, secrets, name } = world
  const before = world.leader()
  const plan = own && { plan: own.plan() }
  const leader = good(await leaderStreams.reconnect({ ...secrets, name, by: 'computer', ...plan }))
  leader.choose('keep-mine')
  world.ledBy(leader)
  before.leave()
}

/** Everybody who is let in; where somebody is not, those who are leave again. */
async function enterAll(enter: () => Promise<ViewerSession>): Promise<readonly ViewerSession[]> {
  const outcomes = await Promise.allSettled(Array.from({ length: CROWD }, enter))
  const inside = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (!failed) return inside
  for (const one of inside) one.disconnect()
  throw failed.reason
}

/** Whoever is at the same revision at this moment. */
function expectSamePlans(sessions: readonly ViewerSession[]): void {
  const planAt = new Map<number, Plan>()
  for (const session of sessions) {
    const { rev } = session.status()
    const plan = planAt.get(rev) ?? session.plan()
    planAt.set(rev, plan)
    if (!samePlan(session.plan(), plan)) throw new Error(`two have different plans at revision ${rev}`)
  }
}

const EXPIRE = `for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, 1) end`

/** As time does it: all keys of the stream at once (P7). */
const forget = async ({ stack, keys }: World): Promise<void> => {
  const all = keys('stream', 'plan', 'log', 'here')
  await stack.admin('EVAL', EXPIRE, String(all.length), ...all)
}

/** What happens to one stream, its leaders and its viewers. */
export const streamFaults: readonly Fault[] = [
  {
    id: '2',
    what: `${BURST} publishes in one instant`,
    touches: 'stream',
    async inject(world) {
      await publishBurst(world, BURST)
      await leadAgain(world)
      return atOnce
    },
    holdMs: 0,
    boundMs: 2_000,
  },
  {
    id: '12a',
    what: 'the log shorter than what viewers missed',
    touches: 'stream',
    async inject({ viewerLine, change, random, nextSerial }) {
      viewerLine.set({ kind: 'away' })
      change(largeEdit(random, nextSerial()))
      return async () => viewerLine.set(fair)
    },
    holdMs: 2_000,
    boundMs: 5_000,
  },
  {
    id: '12b',
    what: 'another epoch while viewers wait for the plan',
    touches: 'stream',
    async inject(world) {
      const { viewerLine } = world
      viewerLine.set({ kind: 'slow', delayMs: world.random.between(300, 1_500) })
      viewerLine.cut()
      await forget(world)
      return async () => viewerLine.set(fair)
    },
    holdMs: 3_000,
    boundMs: 10_000,
  },
  {
    id: '14',
    what: 'a second leader while the first one is cut off, who then comes back',
    touches: 'stream',
    async inject(world) {
      const { leaderLine, stack, secrets, name, ledger } = world
      const first = world.leader()
      leaderLine.set({ kind: 'black-hole' })
      const elsewhere = createStreams({ webdis: ledger.watch(createWebdis({ url: stack.url })) })
      world.ledBy(good(await elsewhere.reconnect({ ...secrets, name, by: 'phone' })))
      first.edit(largeEdit(world.random, world.nextSerial()))
      return async () => {
        leaderLine.set(fair)
        await expectSoon('the first leader was told', () => first.status().word === 'superseded')
        first.leave()
        await leadAgain(world)
      }
    },
    holdMs: 2_000,
    boundMs: 5_000,
  },
  {
    id: '15',
    what: 'stopped while viewers are offline, and the name started anew',
    touches: 'stream',
    async inject(world) {
      const { viewerLine, leader, leaderStreams, ledger, secrets, name } = world
      viewerLine.set({ kind: 'away' })
      good(await leader().stop())
      ledger.clear()
      const plan = leader().plan()
      world.ledBy(good(await leaderStreams.start({ ...secrets, name, plan, by: 'computer' })))
      return async () => viewerLine.set(fair)
    },
    holdMs: 1_000,
    boundMs: 10_000,
  },
  {
    id: '16a',
    what: 'the time to live runs out under all',
    touches: 'stream',
    async inject(world) {
      await forget(world)
      return atOnce
    },
    holdMs: 0,
    boundMs: 10_000,
  },
  {
    id: '16b',
    what: 'the time to live runs out while the leader is cut off',
    touches: 'stream',
    async inject(world) {
      world.leaderLine.set({ kind: 'away' })
      await forget(world)
      return async () => world.leaderLine.set(fair)
    },
    holdMs: 7_000,
    boundMs: 25_000,
  },
  {
    id: '18',
    what: 'the leader gone in the middle of a publish, and back with their own plan',
    touches: 'stream',
    async inject(world) {
      const before = world.leader()
      world.change(largeEdit(world.random, world.nextSerial()))
      before.leave()
      await leadAgain(world, before)
      return atOnce
    },
    holdMs: 0,
    boundMs: 5_000,
  },
  {
    id: '19',
    what: `${CROWD} join at once`,
    touches: 'server',
    async inject({ stack, name, secrets, leader, viewers }) {
      const door = await prepareCrowd(createWebdis({ url: stack.url }), name, secrets.password)
      const crowd = await enterAll(door.enter)
      return async () => {
        try {
          await expectSoon('everybody live', () => crowd.every((one) => one.status().word === 'live'))
          await leader().settled()
          const { rev } = leader().status()
          await expectSoon('everybody with what was published', () =>
            crowd.every((one) => one.status().rev >= rev),
          )
          expectSamePlans([...viewers.map(({ session }) => session), ...crowd])
        } finally {
          for (const one of crowd) one.disconnect()
        }
      }
    },
    holdMs: 0,
    boundMs: 5_000,
  },
]
