import { atOnce, type Fault } from './fault.ts'
import { fair, type Line, type Weather } from './line.ts'
import type { World } from './world.ts'

type WhoseLine = 'leaderLine' | 'viewerLine'

/** The line is bad until the fault is lifted. */
const weather =
  (whose: WhoseLine, bad: (world: World) => Weather): Fault['inject'] =>
  async (world) => {
    const line: Line = world[whose]
    line.set(bad(world))
    return async () => line.set(fair)
  }

const anywhere = ({ random }: World, most: number): Weather => ({
  kind: 'cutting',
  afterBytes: () => random.between(1, most),
})

/** What the network between people and the edge does. */
export const lineFaults: readonly Fault[] = [
  {
    id: '10a',
    what: 'black hole between viewers and edge',
    touches: 'stream',
    inject: weather('viewerLine', () => ({ kind: 'black-hole' })),
    holdMs: 12_000,
    boundMs: 15_000,
  },
  {
    id: '10b',
    what: 'black hole between leader and edge',
    touches: 'stream',
    inject: weather('leaderLine', () => ({ kind: 'black-hole' })),
    holdMs: 6_000,
    boundMs: 18_000,
  },
  {
    id: '11a',
    what: 'bytes to viewers cut anywhere, again and again',
    touches: 'stream',
    inject: weather('viewerLine', (world) => anywhere(world, 6_000)),
    holdMs: 6_000,
    boundMs: 10_000,
  },
  {
    id: '11b',
    what: 'bytes to the leader cut anywhere, again and again',
    touches: 'stream',
    inject: weather('leaderLine', (world) => anywhere(world, 600)),
    holdMs: 4_000,
    boundMs: 10_000,
  },
  {
    id: '11c',
    what: 'every connection of viewers cut once',
    touches: 'stream',
    async inject({ viewerLine }) {
      viewerLine.cut()
      return atOnce
    },
    holdMs: 0,
    boundMs: 2_000,
  },
  {
    id: '11d',
    what: 'everything a second late for viewers',
    touches: 'stream',
    inject: weather('viewerLine', () => ({ kind: 'slow', delayMs: 1_000 })),
    holdMs: 6_000,
    boundMs: 5_000,
  },
  {
    id: '13',
    what: 'answers to publishes lost, the same edit ids again',
    touches: 'stream',
    inject: weather('leaderLine', () => ({ kind: 'answers-lost' })),
    holdMs: 3_000,
    boundMs: 10_000,
  },
]
