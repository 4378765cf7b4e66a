import { expect, test } from 'vitest'
import { nextLeg, startRun } from '../../state/clock-run.ts'
import { clockFace, stopwatch } from './clock-face.ts'
import { clockDifference, parseDayClock } from './mission-clock.ts'

const legsS = [60, 120, 30]
const run = startRun('r1', 0)

test('on time it shows what is left of the leg and when the waypoints come', () => {
  expect(clockFace(run, legsS, 70_000)).toEqual({
    ...{ elapsedS: 70, leg: 1, isOver: false, toNextS: 110, lateS: 0, nextS: 180, lastS: 210 },
  })
})

test('who is late at a waypoint is late at all that follow', () => {
  const late = nextLeg({ ...run, walks: false }, 3, 75_000)
  expect(clockFace(late, legsS, 80_000)).toMatchObject({ leg: 1, lateS: 15, toNextS: 115, lastS: 225 })
})

test('an overdue waypoint moves the arrival on', () => {
  expect(clockFace({ ...run, walks: false }, legsS, 90_000)).toMatchObject({
    ...{ leg: 0, toNextS: -30, nextS: 60, lastS: 240 },
  })
})

test('behind the last waypoint it is over', () => {
  expect(clockFace(run, legsS, 500_000)).toMatchObject({ leg: 3, isOver: true, toNextS: undefined, lateS: 0 })
})

test('legs of unknown time have no times', () => {
  expect(clockFace(run, [60, undefined], 70_000)).toMatchObject({
    ...{ leg: 1, toNextS: undefined, nextS: undefined, lastS: undefined },
  })
})

test('a plan that lost its last legs is over', () => {
  expect(clockFace({ ...run, passedS: [0, 60, 180] }, [60], 200_000)).toMatchObject({ leg: 1, isOver: true })
})

test.each([
  [0, '0:00'],
  [65.9, '1:05'],
  [3_725, '1:02:05'],
  [-30, '−0:30'],
  [-0.5, '0:00'],
])('%d seconds read %s', (seconds, text) => {
  expect(stopwatch(seconds)).toBe(text)
})

test('times of the day are read, and compared the short way over midnight', () => {
  expect(parseDayClock('06:05')).toBe(21_900)
  expect(parseDayClock('6:05:30')).toBe(21_930)
  expect(parseDayClock('24:00')).toBeUndefined()
  expect(parseDayClock('soon')).toBeUndefined()
  expect(clockDifference(86_390, 10)).toBe(20)
  expect(clockDifference(100, 40)).toBe(-60)
})
