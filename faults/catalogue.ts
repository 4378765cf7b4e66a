import type { Fault } from './fault.ts'
import { lineFaults } from './line-faults.ts'
import { serverFaults } from './server-faults.ts'
import { streamFaults } from './stream-faults.ts'

const byId = new Intl.Collator('en', { numeric: true })

/** Every fault that can be done to a stack without a browser, by its number. */
export const catalogue: readonly Fault[] = [...serverFaults, ...lineFaults, ...streamFaults].sort((a, b) =>
  byId.compare(a.id, b.id),
)

/** Those that `npm test` does. */
export const shortFaults: readonly Fault[] = catalogue.filter(({ isLong }) => !isLong)

/** Those that other tests do. */
export const elsewhere: readonly {
  readonly number: number
  readonly what: string
  readonly tests: readonly string[]
}[] = [
  {
    number: 1,
    what: 'events reordered, doubled, dropped, delayed: thousands of seeds in memory',
    tests: ['src/stream/simulation.test.ts'],
  },
  {
    number: 9,
    what: 'a viewer that stops reading',
    tests: ['deploy/edge-stalled.live.test.ts'],
  },
  {
    number: 17,
    what: 'a hidden or frozen tab, the back-forward cache, eight tabs at once, hours offline',
    tests: [
      'e2e/back-forward.spec.ts',
      'e2e/frozen-tab.spec.ts',
      'e2e/shared-subscription.spec.ts',
      'src/webdis/tab-simulation.test.ts',
      'src/stream/simulation.test.ts',
    ],
  },
  {
    number: 18,
    what: 'the leader’s page reloaded or crashed',
    tests: ['e2e/come-back.spec.ts', 'e2e/leaders.spec.ts', 'src/stream/come-back.live.test.ts'],
  },
  {
    number: 20,
    what: 'malformed and hostile input on every function and every format',
    tests: [
      'lua/fuzz.live.test.ts',
      'lua/body.live.test.ts',
      'lua/large-bodies.live.test.ts',
      'src/formats/open-file.test.ts',
    ],
  },
]
