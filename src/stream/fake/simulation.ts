import type { ElementId } from '../../plan/element.ts'
import { leaderWord, unconfirmed } from '../leader-state.ts'
import { diffValues, type Values } from '../value-edit.ts'
import { viewerWord } from '../viewer-state.ts'
import { type SimulatedViewer, storedPlan } from './simulated-clients.ts'
import { fairWeather } from './simulated-network.ts'
import { createSimulatedWorld, type Happening, type SimulatedWorld } from './simulated-world.ts'

/** Longer than every back-off, time-out, beat and patience with a missing stream, one after the other. */
const settlingMs = 120_000
/** In fair weather an edit is seen by everybody within this time. */
const promptMs = 500
/** What one client may ask in this quiet time: a beat every 8 s, and something to spare. */
const quietMs = 30_000
const quietCalls = 6

/**
 * Plays a story, lets the network heal, and judges what is left of it: all viewers and the leader have the plan that the server has, every
 * revision was applied once and in order, what was acknowledged is there, nobody asks more than they should, and a new edit is seen at once.
 * @throws {Error} that names what is wrong
 */
export function play(seed: number, happenings: readonly Happening[]): void {
  const world = createSimulatedWorld(seed)
  const { network, leader, leaders } = world
  for (const happening of happenings) world.happen(happening)

  network.setWeather(fairWeather)
  for (const viewer of world.viewers) viewer.rouse()
  // Nobody reads what Redis holds but who takes the whole plan.
  if (happenings.some(({ type }) => type === 'server-spoilt')) world.join()
  network.run(settlingMs)

  const callsBefore = network.callCount()
  network.run(quietMs)
  const calls = network.callCount() - callsBefore
  const clients = world.viewers.length + leaders.length
  if (calls > clients * quietCalls)
    throw new Error(`${clients} clients made ${calls} calls in ${quietMs} quiet ms`)

  if (world.isStopped()) {
    judgeStopped(world)
    return
  }
  const viewers = returned(world)
  network.run(promptMs)
  judgeLeader(world)
  judgeViewers(world, viewers)
  judgeAcknowledged(world)

  const { epoch } = leader()?.state() ?? {}
  for (let edits = 0; edits < 3; edits += 1) {
    world.happen({ type: 'edit', id: 'z', bytes: 10 })
    network.run(promptMs)
    if (leader()?.state().epoch !== epoch) throw new Error('the stream was started anew for no reason')
    judgeViewers(world, viewers)
  }
}

function judgeStopped({ network, leaders, viewers }: SimulatedWorld): void {
  if (storedPlan(network)) throw new Error('the stream came back')
  if (leaders.some((one) => !one.isOver())) throw new Error('somebody leads a stream that was stopped')
  if (viewers.some((one) => !one.isOver())) throw new Error('somebody waits for a stream that was stopped')
}

/** V15: also whoever was told that it ended is back by themselves, if it is there. */
function returned({ network, viewers }: SimulatedWorld): readonly SimulatedViewer[] {
  const stored = storedPlan(network)
  const back = viewers.filter((viewer) => !viewer.isOver())
  if (stored && back.length < viewers.length) throw new Error('a viewer gave up')
  return back
}

function judgeLeader({ network, leaders }: SimulatedWorld): void {
  const leading = leaders.filter((one) => !one.isOver())
  if (leading.length > 1) throw new Error(`${leading.length} leaders`)
  const state = leading[0]?.state()
  if (!state) return
  if (unconfirmed(state) > 0 || leaderWord(state) !== 'live')
    throw new Error(`the leader is ${leaderWord(state)}`)
  const stored = storedPlan(network)
  if (!stored) throw new Error('the stream is gone')
  same('the leader', without(state.mine, state.leftOut), without(stored.values, state.leftOut))
}

function judgeViewers(world: SimulatedWorld, viewers: readonly SimulatedViewer[]): void {
  const { network, leader } = world
  const stored = storedPlan(network)
  for (const viewer of viewers) {
    const state = viewer.state()
    const word = state.link.phase === 'refused' ? 'refused' : viewerWord(state, state.link)
    if (word !== (leader() ? 'live' : 'leader-away')) throw new Error(`a viewer is ${word}`)
    if (state.revisions.rev !== stored?.rev) throw new Error('a viewer has another revision')
    same('a viewer', viewer.values(), stored.values)
    if (viewer.rejected() > 0 && !world.isSpoilt())
      throw new Error('a viewer does not believe what is stored')
  }
}

function judgeAcknowledged(world: SimulatedWorld): void {
  const { network, leaders, leader, deleted } = world
  // Where everything was lost, one who was taken over from unawares may be the first to bring their plan back.
  if (!leader() || leader() !== leaders.at(-1)) return
  const stored = storedPlan(network)?.values
  for (const [id, value] of world.acknowledged()) {
    if (leader()?.state().leftOut.has(id)) continue
    const now = stored?.get(id)
    if (now === undefined ? !deleted.has(id) : serialOf(now) < serialOf(value)) {
      throw new Error(`the server said yes to ${serialOf(value)} of ${id} and has ${now && serialOf(now)}`)
    }
  }
}

const serialOf = (value: string): number => Number.parseInt(value, 10)

const without = (values: Values, ids: ReadonlySet<ElementId>): Values =>
  new Map([...values].filter(([id]) => !ids.has(id)))

function same(who: string, has: Values, should: Values): void {
  const difference = [...diffValues(has, should).keys()]
  if (difference.length > 0) throw new Error(`${who} differs in ${difference.join(' ')}`)
}
