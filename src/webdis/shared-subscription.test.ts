import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTabWorld, type TabWorld } from './fake/tab-world.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A world of so many tabs that all follow; the first one holds the subscription. */
async function openTabs(count: number): Promise<TabWorld> {
  const world = createTabWorld(() => 0)
  for (let tabs = 0; tabs < count; tabs += 1) {
    await world.happen({ type: 'open' })
    await world.happen({ type: 'settle' })
  }
  expect(await world.deaf()).toEqual([])
  return world
}

const first = { which: 0 }

describe('[V9] tabs that share', () => {
  test('[V9] a tab that comes later takes what stands, and disturbs nobody', async () => {
    const world = await openTabs(4)
    expect(world.server.opened()).toBe(1)
    expect(world.viewers().map(({ periods }) => periods.length)).toEqual([1, 1, 1, 1])
  })

  test('[V9] a tab that leaves takes nothing from the others', async () => {
    const world = await openTabs(3)
    await world.happen({ type: 'leave', which: 2 })
    await world.happen({ type: 'settle' })
    expect(await world.deaf()).toEqual([])
    expect(world.server.opened()).toBe(1)
  })

  test.each(['close', 'die', 'leave', 'freeze'] as const)(
    '[V9] one of the others takes over at once when the holder’s tab does this: %s',
    async (type) => {
      const world = await openTabs(4)
      await world.happen({ type, ...first })
      await world.happen({ type: 'settle' })
      expect(world.running()).toHaveLength(3)
      expect(await world.deaf()).toEqual([])
      expect(world.server.subscribers()).toHaveLength(1)
      expect(world.server.opened()).toBe(2)
    },
  )

  test('[V9] a holder that hangs is robbed by the next that comes', async () => {
    const world = await openTabs(3)
    await world.happen({ type: 'hang', ...first })
    await world.happen({ type: 'open' })
    await world.happen({ type: 'settle' })
    expect(await world.deaf()).toHaveLength(3)
    await world.happen({ type: 'wait', forMs: 2_000 })
    expect(await world.deaf()).toEqual([])
    await world.happen({ type: 'recover', ...first })
    await world.happen({ type: 'settle' })
    expect(await world.deaf()).toEqual([])
    expect(world.server.subscribers()).toHaveLength(1)
  })

  test('[V3] [V9] a silent subscription is renewed for all when one finds it silent', async () => {
    const world = await openTabs(3)
    world.server.kill()
    const deaf = await world.deaf()
    expect(deaf).toHaveLength(3)
    deaf.at(-1)?.distrust()
    await world.happen({ type: 'settle' })
    expect(await world.deaf()).toEqual([])
    expect(world.server.opened()).toBe(2)
  })

  test('[V9] what breaks breaks for all, and one tries again for all', async () => {
    const world = await openTabs(3)
    world.server.setDown(true)
    world.server.cut()
    await world.happen({ type: 'settle' })
    await world.happen({ type: 'wait', forMs: 300 })
    // All come back in the same moment; what one is told all are told.
    expect(world.server.opened()).toBe(2)
    world.server.setDown(false)
    await world.happen({ type: 'wait', forMs: 300 })
    expect(await world.deaf()).toEqual([])
    expect(world.server.opened()).toBe(3)
  })

  test('[V9] a page that sleeps holds nothing, and follows again when it wakes', async () => {
    const world = await openTabs(1)
    await world.happen({ type: 'freeze', ...first })
    await world.happen({ type: 'wait', forMs: 600_000 })
    expect([world.server.subscribers(), world.browser.held(), world.browser.openChannels()]).toEqual([
      [],
      0,
      0,
    ])
    await world.happen({ type: 'resume', ...first })
    await world.happen({ type: 'settle' })
    expect(await world.deaf()).toEqual([])
  })
})
