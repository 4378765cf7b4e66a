import { expect, test } from 'vitest'
import { feelBeat, noPulse, pulseFacts } from './pulse.ts'

test('a beat tells the round trip and, by half of it, how far the clocks are apart', () => {
  const pulse = feelBeat(noPulse, { sentMs: 1_000, answeredMs: 1_080, serverMs: 6_040 })
  expect(pulse).toEqual({ roundTripsMs: [80], clockOffsetMs: 5_000 })
})

test('the last ten round trips are kept, newest last', () => {
  let pulse = noPulse
  for (let n = 1; n <= 12; n++) pulse = feelBeat(pulse, { sentMs: 0, answeredMs: n, serverMs: 0 })
  expect(pulse.roundTripsMs).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})

test('a clock that was set back during a beat makes no negative round trip', () => {
  expect(feelBeat(noPulse, { sentMs: 5_000, answeredMs: 1_000, serverMs: 0 }).roundTripsMs).toEqual([0])
})

test.each([
  [[], undefined],
  [[40], 40],
  [[30, 10], 20],
  [[9_000, 20, 30], 30],
])('the usual one of the round trips %j is their median, %j', (roundTripsMs, usualRoundTripMs) => {
  expect(pulseFacts({ roundTripsMs, clockOffsetMs: 7 })).toEqual({
    roundTripMs: roundTripsMs.at(-1),
    usualRoundTripMs,
    clockOffsetMs: 7,
  })
})
