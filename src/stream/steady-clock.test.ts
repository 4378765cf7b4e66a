import { expect, test } from 'vitest'
import { createSteadyClock } from './steady-clock.ts'

const startMs = 1_800_000_000_000
const hourMs = 3_600_000

/** A device with the clock on its wall and its own. */
function createDevice() {
  let [wallMs, ownMs] = [startMs, 12_345.678]
  const clock = createSteadyClock(
    () => wallMs,
    () => ownMs,
  )
  return {
    ...clock,
    pass(forMs: number) {
      wallMs += forMs
      ownMs += forMs
    },
    set(byMs: number) {
      wallMs += byMs
    },
  }
}

test('goes as the one on the wall', () => {
  const device = createDevice()
  expect(device.nowMs()).toBe(startMs)
  device.pass(1_500)
  expect(device.nowMs()).toBe(startMs + 1_500)
  expect(device.wallMs(startMs + 9)).toBe(startMs + 9)
})

test('[V3] goes on where the one on the wall is set back, however often', () => {
  const device = createDevice()
  for (const at of [1, 2, 3]) {
    device.set(-hourMs)
    device.pass(2_000)
    expect(device.nowMs()).toBe(startMs + at * 2_000)
  }
  expect(device.wallMs(device.nowMs())).toBe(startMs + 6_000 - 3 * hourMs)
})

test('[V3] notices sleep, in which its own clock stood still, also after the one on the wall was set back', () => {
  const device = createDevice()
  device.set(-hourMs)
  device.nowMs()
  device.set(600_000)
  expect(device.nowMs()).toBe(startMs + 600_000)
  device.pass(2_000)
  expect(device.nowMs()).toBe(startMs + 602_000)
})

test('does not gain by being read often while the two clocks tick unevenly', () => {
  let ownMs = 0
  const clock = createSteadyClock(
    () => startMs + Math.floor(ownMs),
    () => ownMs,
  )
  for (let read = 1; read <= 100_000; read += 1) {
    ownMs = read * 0.3
    clock.nowMs()
  }
  expect(clock.nowMs()).toBe(startMs + 30_000)
})
