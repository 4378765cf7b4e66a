import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shownUnits } from '../plan/units.ts'
import { unitNumbers } from './unit-numbers.ts'

it('shows what is stored exactly in its own units, and to a tenth in others', () => {
  expect(unitNumbers('metric', 'metric').speedText(333.333)).toBe('333.333')
  expect(unitNumbers('metric', 'nautical').speedText(300)).toBe('162')
  expect(unitNumbers('metric', 'imperial').altitudeText(1000)).toBe('3280.8')
  expect(unitNumbers('imperial', 'nautical').altitudeText(3280.84)).toBe('3280.8')
  expect(unitNumbers('imperial', 'metric').speedText(undefined)).toBe('')
})

it('stores what is typed, and shows it again as it was typed', () => {
  const whole = fc.integer({ min: 0, max: 2000 })
  fc.assert(
    fc.property(
      fc.constantFrom('metric' as const, 'imperial' as const),
      fc.constantFrom(...shownUnits),
      whole,
      (stored, shown, typed) => {
        const numbers = unitNumbers(stored, shown)
        expect(numbers.speedText(numbers.speedToStore(typed))).toBe(String(typed))
        expect(numbers.altitudeText(numbers.altitudeToStore(typed))).toBe(String(typed))
      },
    ),
  )
  expect(unitNumbers('metric', 'nautical').speedToStore(160)).toBe(296.32)
  expect(unitNumbers('metric', 'nautical').speedToStore(undefined)).toBeUndefined()
})

it('bounds what is typed so that what is stored stays within the schema', () => {
  const { speedBounds, altitudeBounds } = unitNumbers('imperial', 'metric')
  const numbers = unitNumbers('imperial', 'metric')
  expect(numbers.speedToStore(speedBounds.most)).toBeLessThanOrEqual(100_000)
  expect(numbers.altitudeToStore(altitudeBounds.most)).toBeLessThanOrEqual(1_000_000)
  expect(numbers.altitudeToStore(altitudeBounds.least)).toBeGreaterThanOrEqual(-20_000)
})
