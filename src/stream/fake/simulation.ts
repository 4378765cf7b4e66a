import type { ElementId } from '../../plan/element.ts'
import { unconfirmed } from '../leader-state.ts'
import { applyValueEdits, diffValues, type ValueEdit, type Values } from '../value-edit.ts'
import type { Dump } from './fake-redis.ts'
import {
  connectViewer,
  reconnectLeader,
  type SimulatedLeader,
  type SimulatedViewer,
  startLeader,
  storedPlan,
} from './simulated-clients.ts'
import { createSimulatedNetwork, fairWeather, type Weather } from './simulated-network.ts'

/** What happens to a stream, one thing after another. */
export type Happening =
  | { readonly type: 'wait'; readonly forMs: number }
  /** `id: undefined` deletes; `bytes` is how large the new value is */
  | { readonly type: 'edit'; readonly id: ElementId; readonly bytes: number | undefined }
  | { readonly type: 'weather'; readonly weather: Weather }
  /** every subscription dies without a sign (W24) */
  | { readonly type: 'kill-subscriptions' }
  | { readonly type: 'cut-subscriptions' }
  | { readonly type: 'redis-away'; readonly forMs: number }
  /** Redis restarts with what it held so long ago; `undefined` with nothing */
  | { readonly type: 'data-loss'; readonly agoMs: number | undefined }
  | { readonly type: 'viewer-joins' }
  | { readonly type: 'viewer-sleeps'; readonly which: number; readonly forMs: number }
  | { readonly type: 'wake-all' }
  /** the leader's page is loaded anew and reconnects, keeping its own plan or taking the stored one */
  | { readonly type: 'leader-reloads'; readonly choice: 'keep-mine' | 'take-theirs' }
  /** somebody else takes over, while the first one may not know */
  | { readonly type: 'second-leader' }

const dumpEveryMs = 500
const dumpsKept = 60
/** Longer than every back-off, time-out, beat and patience with a missing stream, one after the other. */
const settlingMs = 180_000

/**
 * Plays a story, lets the network heal, and then judges it: every viewer and the leader have the plan that the server has; revisions
 * were applied once each and in order; what was acknowledged is there; nobody asks more than they should.
 */
export function play(seed: number, happenings: readonly Happening[]): void {
  const network = createSimulatedNetwork(seed)
  const dumps: { atMs: number; dump: Dump }[] = []
  const viewers: SimulatedViewer[] = []
  let acknowledged: Values = new Map()
  let deleted: ReadonlySet<ElementId> = new Set()
  let isLossy = false
  let serial = 0

  const acknowledge = (edit: ValueEdit): void => {
    acknowledged = applyValueEdits(acknowledged, [edit])
  }
  const value = (bytes: number): string => {
    serial += 1
    return `${serial}:`.padEnd(bytes, 'x')
  }

  const keepDump = (): void => {
    dumps.push({ atMs: network.nowMs(), dump: network.redis.dump() })
    if (dumps.length > dumpsKept) dumps.shift()
    network.at(network.nowMs() + dumpEveryMs, keepDump)
  }

  const leaders: SimulatedLeader[] = [startLeader(network, new Map([['a', value(10)]]), acknowledge)]
  const leader = (): SimulatedLeader | undefined => leaders.findLast((one) => !one.isOver())
  network.run(1_000)
  keepDump()

  const join = (): void => {
    const viewer = connectViewer(network, () => isLossy)
    if (viewer) viewers.push(viewer)
  }
  join()

  const happen = (happening: Happening): void => {
    switch (happening.type) {
      case 'wait':
        network.run(happening.forMs)
        break
      case 'edit': {
        const { id, bytes } = happening
        const edit: ValueEdit = new Map([[id, bytes === undefined ? undefined : value(bytes)]])
        if (bytes === undefined) deleted = new Set(deleted).add(id)
        leader()?.dispatch({ type: 'edit', edit })
        break
      }
      case 'weather':
        network.setWeather(happening.weather)
        break
      case 'kill-subscriptions':
        network.killSubscriptions()
        break
      case 'cut-subscriptions':
        network.cutSubscriptions()
        break
      case 'redis-away':
        network.setDown(true)
        network.run(happening.forMs)
        network.setDown(false)
        break
      case 'data-loss': {
        const { agoMs } = happening
        const untilMs = network.nowMs() - (agoMs ?? 0)
        const dump = agoMs === undefined ? undefined : dumps.findLast(({ atMs }) => atMs <= untilMs)?.dump
        isLossy = true
        network.setDown(true)
        network.redis.load(dump ?? new Map())
        network.setDown(false)
        break
      }
      case 'viewer-joins':
        if (viewers.length < 5) join()
        break
      case 'viewer-sleeps':
        viewers[happening.which % viewers.length]?.sleep(happening.forMs)
        break
      case 'wake-all':
        for (const viewer of viewers) viewer.wake()
        leader()?.dispatch({ type: 'wake' })
        break
      case 'leader-reloads': {
        const before = leader()
        const mine = before?.state().mine
        const after = reconnectLeader(network, mine, acknowledge)
        if (!before || !after) return
        before.crash()
        if (happening.choice === 'take-theirs') acknowledged = storedPlan(network)?.values ?? new Map()
        // What another leader did is not in it, and was chosen against.
        else if (leaders.length > 1) acknowledged = mine ?? acknowledged
        after.dispatch({ type: 'choose', which: happening.choice })
        leaders.push(after)
        break
      }
      case 'second-leader': {
        const after = reconnectLeader(network, undefined, acknowledge)
        if (!after) return
        acknowledged = storedPlan(network)?.values ?? new Map()
        leaders.push(after)
      }
    }
  }

  for (const happening of happenings) happen(happening)

  network.setDown(false)
  network.setWeather(fairWeather)
  for (const viewer of viewers) viewer.rouse()
  network.run(settlingMs)
  const callsBefore = network.callCount()
  network.run(60_000)

  const clients = viewers.length + leaders.length
  const calls = network.callCount() - callsBefore
  if (calls > clients * 12) throw new Error(`${clients} clients made ${calls} calls in a quiet minute`)

  const stored = storedPlan(network)
  const leading = leaders.filter((one) => !one.isOver())
  if (leading.length > 1) throw new Error(`${leading.length} leaders`)
  if (leading.length === 1 && !stored) throw new Error('the stream is gone')
  for (const one of leading) {
    const { mine, leftOut } = one.state()
    if (unconfirmed(one.state()) > 0) throw new Error('the leader still waits')
    same(
      'the leader',
      new Map([...mine].filter(([id]) => !leftOut.has(id))),
      withoutThose(stored?.values, leftOut),
    )
  }
  for (const viewer of viewers) {
    // V8: whoever found the stream missing for a minute was told so, and comes again.
    const judged = viewer.isOver() ? connectViewer(network, () => false) : viewer
    if (viewer.isOver() && !isLossy) throw new Error('a viewer gave up')
    if (!judged) continue
    if (judged !== viewer) network.run(1_000)
    if (judged.state().link.phase !== 'open') throw new Error(`a viewer is ${judged.state().link.phase}`)
    same('a viewer', judged.values(), stored?.values ?? new Map())
    if (judged.state().revisions.rev !== stored?.rev) throw new Error('a viewer has another revision')
  }
  // When a server has forgotten everything, one who was taken over from unawares may be the first to bring their plan back.
  if (leading[0] !== leaders.at(-1)) return
  const leftOut = leading[0]?.state().leftOut
  for (const [id, text] of acknowledged) {
    if (leftOut?.has(id)) continue
    const now = stored?.values.get(id)
    if (now === undefined ? !deleted.has(id) : serialOf(now) < serialOf(text)) {
      throw new Error(
        `${id} was acknowledged as ${serialOf(text)} and is ${now === undefined ? 'gone' : serialOf(now)}`,
      )
    }
  }
}

const serialOf = (text: string): number => Number.parseInt(text, 10)

const withoutThose = (values: Values | undefined, ids: ReadonlySet<ElementId>): Values =>
  new Map([...(values ?? [])].filter(([id]) => !ids.has(id)))

function same(who: string, has: Values, should: Values): void {
  const difference = [...diffValues(has, should).keys()]
  if (difference.length > 0) throw new Error(`${who} differs in ${difference.join(' ')}`)
}
