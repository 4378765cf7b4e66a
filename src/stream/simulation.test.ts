import fc from 'fast-check'
import { describe, test } from 'vitest'
import type { Happening } from './fake/simulated-world.ts'
import { play } from './fake/simulation.ts'

const share = fc.constantFrom(0, 0, 0.05, 0.3)
const weather = fc.record({
  loss: share,
  duplication: share,
  delayMs: fc.constantFrom(5, 50, 500, 5_000, 20_000),
  mixUps: share,
})

const waiting = fc.record({
  type: fc.constant('wait' as const),
  forMs: fc.constantFrom(1, 20, 120, 400, 3_000, 12_000),
})
const editing = fc.record({
  type: fc.constant('edit' as const),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  bytes: fc.constantFrom(undefined, 10, 10, 10, 10, 10, 3_000, 9_000, 70_000),
})
const faults: readonly fc.Arbitrary<Happening>[] = [
  fc.record({ type: fc.constant('weather' as const), weather }),
  fc.constantFrom<Happening>(
    { type: 'kill-subscriptions' },
    { type: 'cut-subscriptions' },
    { type: 'wake-all' },
  ),
  fc.record({ type: fc.constant('redis-away' as const), forMs: fc.constantFrom(50, 2_000, 30_000) }),
  fc.constant<Happening>({ type: 'viewer-joins' }),
  fc.record({
    type: fc.constant('viewer-sleeps' as const),
    which: fc.nat(4),
    forMs: fc.constantFrom(500, 8_000, 600_000),
  }),
]
/** protocol.md, limits: who reconnects to an older state before anybody noticed that it is older, is not found out. */
const totalLoss = fc.constant<Happening>({ type: 'data-loss', agoMs: undefined })
const dataLoss = fc.record({
  type: fc.constant('data-loss' as const),
  agoMs: fc.constantFrom(undefined, 0, 600, 2_000, 12_000),
})
const reload = fc.record({
  type: fc.constant('leader-reloads' as const),
  choice: fc.constantFrom('keep-mine' as const, 'take-theirs' as const),
})
const hides = fc.constant<Happening>({ type: 'leader-hides' })
const spoilt = {
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  value: fc.constantFrom(undefined, '0: spoilt'),
}
const viewerSpoilt = fc.record({ type: fc.constant('viewer-spoilt' as const), which: fc.nat(4), ...spoilt })
const serverSpoilt = fc.record({ type: fc.constant('server-spoilt' as const), ...spoilt })
const rekeys = fc.constant<Happening>({ type: 'leader-rekeys' })
const stopped = fc.constant<Happening>({ type: 'stop' })
const startsAnew = fc.constant<Happening>({ type: 'start-anew' })
const secondLeader = fc.constant<Happening>({ type: 'second-leader' })

/** Hours offline, on either side of the time to live. */
const hour = 3_600_000
const longTimes = fc.constantFrom(hour, 4 * hour)
const hoursAway = fc.record({
  type: fc.constantFrom('leader-sleeps' as const, 'redis-away' as const),
  forMs: longTimes,
})
const tenMinutes = 600_000
/** hidden, frozen or asleep, while the leader goes on */
const viewerAway = fc
  .tuple(fc.nat(4), fc.constantFrom(tenMinutes, hour))
  .map(([which, forMs]): readonly Happening[] => [
    { type: 'viewer-sleeps', which, forMs },
    { type: 'edit', id: 'a', bytes: 10 },
    { type: 'wait', forMs },
  ])
const longAway = fc.oneof(
  hoursAway.map((happening): readonly Happening[] => [happening]),
  viewerAway,
)

const clocksSet = fc.record({
  type: fc.constant('clocks-set' as const),
  which: fc.nat(4),
  byMs: fc.constantFrom(-hour, -20_000, -3_000, 20_000, hour),
})
/** An older record comes back, and the subscriptions died with the one before. */
const beatsWentBack = fc.constantFrom<readonly Happening[]>(
  [
    { type: 'beats-counted', from: 1_000 },
    { type: 'wait', forMs: 12_000 },
    { type: 'beats-counted', from: 0 },
    { type: 'kill-subscriptions' },
  ],
  [
    { type: 'beats-counted', from: 1_000 },
    { type: 'wait', forMs: 12_000 },
    { type: 'kill-subscriptions' },
    { type: 'beats-counted', from: 100 },
  ],
)

const storyOf = (...more: readonly fc.Arbitrary<Happening>[]): fc.Arbitrary<readonly Happening[]> =>
  fc.array(
    fc.oneof(
      { arbitrary: waiting, weight: 6 },
      { arbitrary: editing, weight: 8 },
      ...[...faults, ...more].map((arbitrary) => ({ arbitrary, weight: 1 })),
    ),
    { maxLength: 40, size: 'max' },
  )

const runs = Number(process.env.SIMULATIONS ?? 200)

describe('however the network behaves, all viewers end with the leader’s plan, every revision applied once and in order', () => {
  test.each([
    ['one leader', storyOf(reload, hides)],
    ['a stream that somebody stops', storyOf(reload, secondLeader, stopped)],
    [
      '[V15] a stream that is stopped and started anew',
      storyOf(reload, stopped, stopped, startsAnew, startsAnew),
    ],
    ['[L13] a leader who changes the secrets', storyOf(rekeys, rekeys, reload, secondLeader, hides)],
    ['one leader and a server that loses data', storyOf(dataLoss)],
    ['[V10] [L9] plans that are spoilt where they are kept', storyOf(viewerSpoilt, serverSpoilt, reload)],
    ['leaders who take over from one another', storyOf(reload, secondLeader, hides)],
    [
      'leaders who take over from one another, and a server that loses everything',
      storyOf(totalLoss, reload, secondLeader),
    ],
  ])('%s', { timeout: 120_000 }, (_, story) => {
    fc.assert(fc.property(fc.integer(), story, play), {
      numRuns: runs,
      interruptAfterTimeLimit: 60 * runs,
    })
  })

  test('[V3] clocks that are set forward and back, and beat counts that go back', {
    timeout: 120_000,
  }, () => {
    const clocksAndLife = storyOf(reload, clocksSet, clocksSet, clocksSet)
    const story = fc.tuple(clocksAndLife, beatsWentBack, clocksAndLife).map((parts) => parts.flat())
    fc.assert(fc.property(fc.integer(), story, play), {
      numRuns: Math.ceil(runs / 4),
      interruptAfterTimeLimit: 60 * runs,
    })
  })

  test('hours offline, also beyond the time to live, and viewers who sleep for ten minutes or an hour', {
    timeout: 120_000,
  }, () => {
    const story = fc.tuple(storyOf(reload), longAway, storyOf(reload), longAway).map((parts) => parts.flat())
    fc.assert(fc.property(fc.integer(), story, play), {
      numRuns: Math.ceil(runs / 16),
      interruptAfterTimeLimit: 60 * runs,
    })
  })
})
