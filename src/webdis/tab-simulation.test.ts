import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTabWorld, type TabHappening, type TabWorld, type ToTab } from './fake/tab-world.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const always = <T extends TabHappening>(...choices: readonly T[]): fc.Arbitrary<TabHappening> =>
  fc.constantFrom(...choices)
const toTab = (...types: readonly ToTab[]): fc.Arbitrary<TabHappening> =>
  fc.record({ type: fc.constantFrom(...types), which: fc.nat(7) })
const waiting = fc.record({
  type: fc.constant('wait' as const),
  forMs: fc.constantFrom(500, 3_000, 12_000),
})
const running = fc.record({ type: fc.constant('run' as const), tasks: fc.integer({ min: 1, max: 12 }) })

const happening: fc.Arbitrary<TabHappening> = fc.oneof(
  { weight: 6, arbitrary: always({ type: 'open' }) },
  { weight: 6, arbitrary: always({ type: 'publish' }) },
  { weight: 6, arbitrary: running },
  { weight: 4, arbitrary: always({ type: 'settle' }) },
  { weight: 3, arbitrary: waiting },
  { weight: 5, arbitrary: toTab('close', 'die', 'leave', 'return') },
  { weight: 4, arbitrary: toTab('freeze', 'resume', 'hang', 'recover') },
  { weight: 2, arbitrary: toTab('distrust') },
  { weight: 2, arbitrary: always({ type: 'kill' }, { type: 'cut' }, { type: 'down' }, { type: 'up' }) },
)

/** These numbers over and over. */
function luckOf(numbers: readonly number[]): () => number {
  let at = 0
  return () => numbers[at++ % numbers.length] ?? 0
}

const numbers = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: 1,
  maxLength: 97,
  size: 'max',
})
const story = fc.array(happening, { maxLength: 60, size: 'max' })

const runs = Number(process.env.SIMULATIONS ?? 60)
/** Longer than a tab waits for another, twice over. */
const settlingMs = 15_000

test('[V9] however tabs come and go, one subscription serves all and each hears every event once', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(numbers, story, async (luck, happenings) => {
      const world = createTabWorld(luckOf(luck))
      for (const happening of happenings) await world.happen(happening)
      world.server.setDown(false)
      await judgeRunning(world)
      for (const { tab, isAsleep } of world.tabs) tab.setHung(isAsleep)
      await judgeRunning(world)
      judgePeriods(world)
      await judgeLeft(world)
    }),
    { numRuns: runs, interruptAfterTimeLimit: 100_000 },
  )
})

/** One subscription serves all that run; a single tab that hears nothing sees to it for all of them. */
async function judgeRunning(world: TabWorld): Promise<void> {
  const { server, tabs } = world
  await world.happen({ type: 'wait', forMs: settlingMs })
  const isExcused = server.isSilent() || tabs.some(({ tab, isAsleep }) => tab.isHung() && !isAsleep)
  const deaf = await world.deaf()
  if (!isExcused) expect(deaf).toEqual([])
  // The last: the first one may hold the subscription, and hang up by itself.
  deaf.at(-1)?.distrust()
  await world.happen({ type: 'wait', forMs: settlingMs })
  expect(await world.deaf()).toEqual([])
  // A tab that hangs keeps what it had until it runs again.
  const standing = server.subscribers().filter((tab) => !tab.isHung())
  expect(standing).toHaveLength(Math.min(1, world.running().length))
}

/** While a subscription stood, nothing was left out, heard twice or out of order. */
function judgePeriods(world: TabWorld): void {
  for (const { heard, publishedBefore } of world.viewers().flatMap(({ periods }) => periods)) {
    const [first = 0] = heard
    expect(first).toBeLessThanOrEqual(publishedBefore + 1)
    expect(heard).toEqual(heard.map((_, index) => first + index))
  }
  expect(world.problems).toEqual([])
}

async function judgeLeft({ server, browser, tabs, happen }: TabWorld): Promise<void> {
  for (const { tab, viewer } of tabs) {
    viewer.leave()
    // A lock may have been granted to a page just when it was frozen.
    tab.setHung(false)
  }
  await happen({ type: 'wait', forMs: settlingMs })
  expect([server.subscribers(), browser.held(), browser.openChannels()]).toEqual([[], 0, 0])
}
