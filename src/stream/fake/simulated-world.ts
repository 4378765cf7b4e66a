import type { ElementId } from '../../plan/element.ts'
import { applyValueEdits, type ValueEdit, type Values } from '../value-edit.ts'
import type { Dump } from './fake-redis.ts'
import {
  connectViewer,
  lifeMs,
  newKeys,
  reconnectLeader,
  type SimulatedLeader,
  type SimulatedViewer,
  startLeader,
  stopStream,
  storedPlan,
} from './simulated-clients.ts'
import { createSimulatedNetwork, type SimulatedNetwork, type Weather } from './simulated-network.ts'

/** What happens to a stream, one thing after another. */
export type Happening =
  | { readonly type: 'wait'; readonly forMs: number }
  /** the leader puts a new value of so many bytes, or deletes (`undefined`) */
  | { readonly type: 'edit'; readonly id: ElementId; readonly bytes: number | undefined }
  | { readonly type: 'weather'; readonly weather: Weather }
  /** every subscription dies without a sign (W24) */
  | { readonly type: 'kill-subscriptions' }
  | { readonly type: 'cut-subscriptions' }
  | { readonly type: 'redis-away'; readonly forMs: number }
  /** Redis restarts with what it held so long ago; `undefined` with nothing */
  | { readonly type: 'data-loss'; readonly agoMs: number | undefined }
  /** an element is changed or lost in what Redis holds, or in what a viewer does */
  | { readonly type: 'server-spoilt'; readonly id: ElementId; readonly value: string | undefined }
  | {
      readonly type: 'viewer-spoilt'
      readonly which: number
      readonly id: ElementId
      readonly value: string | undefined
    }
  /** the clock on a viewer's wall, and on the leader's, is set forward or back */
  | { readonly type: 'clocks-set'; readonly which: number; readonly byMs: number }
  /** the beats are counted on from here, as in an older record */
  | { readonly type: 'beats-counted'; readonly from: number }
  | { readonly type: 'viewer-joins' }
  | { readonly type: 'viewer-sleeps'; readonly which: number; readonly forMs: number }
  | { readonly type: 'leader-sleeps'; readonly forMs: number }
  | { readonly type: 'wake-all' }
  /** the leader's page seems to end, and lives on (L12) */
  | { readonly type: 'leader-hides' }
  /** the leader's page is loaded anew and reconnects */
  | { readonly type: 'leader-reloads'; readonly choice: 'keep-mine' | 'take-theirs' }
  /** the leader changes the code (R13) */
  | { readonly type: 'leader-rekeys' }
  /** somebody else takes over, while the first one may not know */
  | { readonly type: 'second-leader' }
  /** somebody stops the stream, while its leader may not know */
  | { readonly type: 'stop' }
  /** a stream that was stopped is started anew under its name */
  | { readonly type: 'start-anew' }

/** A stream with its leaders and viewers. Every value begins with a serial number: of two, the higher one is the later. */
export type SimulatedWorld = {
  readonly network: SimulatedNetwork
  readonly viewers: readonly SimulatedViewer[]
  readonly leaders: readonly SimulatedLeader[]
  /** the last of them that still leads, as far as it knows */
  readonly leader: () => SimulatedLeader | undefined
  /** the last value of each element to which the server said yes, unless somebody chose against it */
  readonly acknowledged: () => Values
  /** all elements that were ever deleted */
  readonly deleted: ReadonlySet<ElementId>
  readonly hasLostData: () => boolean
  readonly isSpoilt: () => boolean
  /** it must not come back */
  readonly isStopped: () => boolean
  readonly happen: (happening: Happening) => void
  /** One more viewer. */
  readonly join: () => void
}

const dumpEveryMs = 500
const dumpsKept = 60
const mostViewers = 5

export function createSimulatedWorld(seed: number): SimulatedWorld {
  const network = createSimulatedNetwork(seed)
  const dumps: { atMs: number; dump: Dump }[] = []
  const viewers: SimulatedViewer[] = []
  const deleted = new Set<ElementId>()
  let acknowledged: Values = new Map()
  let hasLostData = false
  let isStopped = false
  let isSpoilt = false
  let serial = 0

  const newValue = (bytes: number): string => {
    serial += 1
    return `${serial}:`.padEnd(bytes, 'x')
  }
  /** Of the leader who comes next. Who was taken over from unawares may bring their own plan back where all was lost: nobody else's has it. */
  const acknowledging = () => {
    const index = leaders.length
    return (edit: ValueEdit): void => {
      if (index === leaders.length - 1) acknowledged = applyValueEdits(acknowledged, [edit])
    }
  }
  const acknowledgeStored = (): void => {
    acknowledged = storedPlan(network)?.values ?? new Map()
  }
  const keepDump = (): void => {
    dumps.push({ atMs: network.nowMs(), dump: network.redis.dump() })
    if (dumps.length > dumpsKept) dumps.shift()
    network.at(network.nowMs() + dumpEveryMs, keepDump)
  }
  /** Time in which the leader gives no sign of life. */
  const outlast = (forMs: number): void => {
    hasLostData ||= forMs >= lifeMs
    network.run(forMs)
  }
  const join = (): void => {
    const viewer = connectViewer(network, {
      mayGoBack: () => hasLostData,
      mayBeSpoilt: () => isSpoilt || network.redis.isDisordered(),
    })
    if (viewer) viewers.push(viewer)
  }

  const leaders: SimulatedLeader[] = []
  leaders.push(startLeader(network, new Map([['a', newValue(10)]]), acknowledging()))
  const leader = (): SimulatedLeader | undefined => leaders.findLast((one) => !one.isOver())
  network.run(1_000)
  keepDump()
  join()

  const happen = (happening: Happening): void => {
    switch (happening.type) {
      case 'wait':
        network.run(happening.forMs)
        break
      case 'edit': {
        const { id, bytes } = happening
        if (bytes === undefined) deleted.add(id)
        const value = bytes === undefined ? undefined : newValue(bytes)
        leader()?.dispatch({ type: 'edit', edit: new Map([[id, value]]) })
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
        outlast(happening.forMs)
        network.setDown(false)
        break
      case 'data-loss': {
        const { agoMs } = happening
        const untilMs = network.nowMs() - (agoMs ?? Infinity)
        hasLostData = true
        network.killSubscriptions()
        network.redis.load(dumps.findLast(({ atMs }) => atMs <= untilMs)?.dump ?? new Map())
        break
      }
      case 'server-spoilt':
        isSpoilt = true
        network.redis.spoil(new Map([[happening.id, happening.value]]))
        break
      case 'viewer-spoilt':
        viewers[happening.which % viewers.length]?.spoil(new Map([[happening.id, happening.value]]))
        break
      case 'clocks-set':
        viewers[happening.which % viewers.length]?.setClock(happening.byMs)
        leader()?.setClock(happening.byMs)
        break
      case 'beats-counted':
        network.redis.countBeatsFrom(happening.from)
        break
      case 'viewer-joins':
        if (viewers.length < mostViewers) join()
        break
      case 'viewer-sleeps':
        viewers[happening.which % viewers.length]?.sleep(happening.forMs)
        break
      case 'leader-sleeps': {
        const sleeping = leader()
        sleeping?.sleep()
        outlast(happening.forMs)
        sleeping?.rouse()
        break
      }
      case 'wake-all':
        for (const viewer of viewers) viewer.wake()
        leader()?.dispatch({ type: 'wake' })
        break
      case 'leader-hides':
        leader()?.dispatch({ type: 'flush' })
        break
      case 'leader-reloads': {
        const before = leader()
        const mine = before?.state().mine
        const after = mine && reconnectLeader(network, mine, acknowledging())
        if (!after) break
        before.crash()
        if (happening.choice === 'take-theirs') acknowledgeStored()
        // What another leader did is not in it, and was chosen against.
        else if (leaders.length > 1) acknowledged = mine
        after.dispatch({ type: 'choose', which: happening.choice })
        leaders.push(after)
        break
      }
      case 'leader-rekeys':
        leader()?.dispatch({ type: 'want', keys: newKeys(network) })
        break
      case 'second-leader': {
        const after = reconnectLeader(network, undefined, acknowledging())
        if (!after) break
        acknowledgeStored()
        leaders.push(after)
        break
      }
      case 'stop':
        isStopped = stopStream(network) || isStopped
        break
      case 'start-anew':
        if (!isStopped) break
        isStopped = false
        acknowledged = new Map()
        leaders.push(startLeader(network, new Map([['a', newValue(10)]]), acknowledging()))
    }
  }

  return {
    ...{ network, viewers, leaders, leader, deleted, happen, join },
    acknowledged: () => acknowledged,
    hasLostData: () => hasLostData,
    isSpoilt: () => isSpoilt,
    isStopped: () => isStopped,
  }
}
