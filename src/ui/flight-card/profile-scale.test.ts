import fc from 'fast-check'
import { expect, it } from 'vitest'
import { roomyRange, roundTicks, spacedOut } from './profile-scale.ts'

it('counts in ones, twos and fives', () => {
  expect(roundTicks(0, 100, 5)).toEqual([0, 20, 40, 60, 80, 100])
  expect(roundTicks(130, 3300, 5)).toEqual([1000, 2000, 3000])
  expect(roundTicks(0, 0.7, 4)).toEqual([0, 0.2, 0.4, 0.6])
  expect(roundTicks(5, 5, 4)).toEqual([5])
})

it('never has more ticks than wanted, all of them within', () => {
  const number = fc.double({ min: -1e5, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(number, fc.double({ min: 0.01, max: 1e6, noNaN: true }), (least, span) => {
      const ticks = roundTicks(least, least + span, 6)
      expect(ticks.length).toBeLessThanOrEqual(7)
      for (const tick of ticks) {
        expect(tick).toBeGreaterThanOrEqual(least - span * 1e-6)
        expect(tick).toBeLessThanOrEqual(least + span * (1 + 1e-6))
      }
    }),
  )
})

it('leaves room around a level flight, and none below the ground', () => {
  expect(roomyRange(1000, 1000)).toEqual({ least: 900, most: 1100 })
  expect(roomyRange(0, 0)).toEqual({ least: 0, most: 10 })
  expect(roomyRange(-300, 700).least).toBeLessThan(-300)
})

it('keeps labels apart', () => {
  expect([...spacedOut([0, 5, 21, 30, 41], 20)]).toEqual([0, 2, 4])
})
