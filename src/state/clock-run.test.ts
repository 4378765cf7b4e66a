import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backLeg, elapsedS, nextLeg, pauseRun, resumeRun, startRun, walked } from './clock-run.ts'
import { createClockStore } from './clock-store.ts'

const legsS = [60, 120, 30]
const run = startRun('r1', 1_000_000)
const at = (seconds: number): number => 1_000_000 + seconds * 1_000

test('it walks to each leg when the one before is over', () => {
  expect(walked(run, legsS, at(59)).passedS).toEqual([0])
  expect(walked(run, legsS, at(60)).passedS).toEqual([0, 60])
  expect(walked(run, legsS, at(185)).passedS).toEqual([0, 60, 180])
  expect(walked(run, legsS, at(9_999)).passedS).toEqual([0, 60, 180, 210])
})

test('it goes no further than to a leg of unknown time', () => {
  expect(walked(run, [60, undefined, 30], at(9_999)).passedS).toEqual([0, 60])
})

test('looked at once or often, it is at the same place', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 })), (looks) => {
      const sorted = [...looks, 250].sort((a, b) => a - b)
      const often = sorted.reduce((now, second) => walked(now, legsS, at(second)), run)
      expect(often.passedS).toEqual(walked(run, legsS, at(sorted.at(-1) ?? 0)).passedS)
    }),
  )
})

test('a waypoint that is passed early moves all that follows', () => {
  const early = nextLeg(run, 3, at(50))
  expect(early.passedS).toEqual([0, 50])
  expect(walked(early, legsS, at(170)).passedS).toEqual([0, 50, 170])
})

test('back means that the waypoint is still to come: it waits to be told', () => {
  const back = backLeg(walked(run, legsS, at(60)))
  expect(back.passedS).toEqual([0])
  expect(walked(back, legsS, at(500)).passedS).toEqual([0])
  expect(backLeg(run)).toBe(run)
})

test('there is no leg after the last', () => {
  const over = walked(run, legsS, at(300))
  expect(nextLeg(over, 3, at(301))).toBe(over)
})

test('while it is stopped no time passes', () => {
  const paused = pauseRun(run, at(30))
  expect(elapsedS(paused, at(500))).toBe(30)
  expect(pauseRun(paused, at(100))).toBe(paused)
  const resumed = resumeRun(paused, at(500))
  expect(elapsedS(resumed, at(510))).toBe(40)
  expect('pausedMs' in resumed).toBe(false)
})

test('before take-off it counts down', () => {
  const waiting = startRun('r1', at(0), -90)
  expect(elapsedS(waiting, at(0))).toBe(-90)
  expect(walked(waiting, legsS, at(100)).passedS).toEqual([0])
  expect(walked(waiting, legsS, at(151)).passedS).toEqual([0, 60])
})

test('it is kept over a reload, and nonsense in its place is a clock that stands', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
    key: () => null,
    length: 0,
  }
  createClockStore(storage).setState({ isOpen: true, run })
  expect(createClockStore(storage).getState()).toEqual({ isOpen: true, run })
  kept.set('missioncast.clock', '{"isOpen":true,"run":{"route":"r1","passedS":[]}}')
  expect(createClockStore(storage).getState()).toEqual({ isOpen: false, run: undefined })
  kept.set('missioncast.clock', '{')
  expect(createClockStore(storage).getState().run).toBeUndefined()
})
