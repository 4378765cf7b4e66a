import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleBar } from './scale-bar.ts'

describe('the scale bar', () => {
  it('shows a round length in km or mi, and in m or ft when near', () => {
    expect(scaleBar(0.28, 'metric', 120)).toEqual({ label: '20 km', widthPx: 20 / 0.28 })
    expect(scaleBar(0.28, 'imperial', 120).label).toBe('20 mi')
    expect(scaleBar(0.002, 'metric', 120).label).toBe('200 m')
    expect(scaleBar(0.002, 'imperial', 120).label).toBe('500 ft')
    expect(scaleBar(40, 'metric', 120).label).toBe('2000 km')
  })

  it('is as long as it says, at most as wide as it may be, and never less than two fifths of that', () => {
    const kmPerPixel = fc.double({ min: 1e-5, max: 100, noNaN: true })
    fc.assert(
      fc.property(kmPerPixel, fc.constantFrom('metric' as const, 'imperial' as const), (scale, units) => {
        const { label, widthPx } = scaleBar(scale, units, 120)
        const [length, sign = ''] = label.split(' ')
        const unitKm = { km: 1, m: 0.001, mi: 1.609344, ft: 0.0003048 }[sign] ?? 0
        expect(widthPx * scale).toBeCloseTo(Number(length) * unitKm, 6)
        expect(widthPx).toBeLessThanOrEqual(120.001)
        expect(widthPx).toBeGreaterThan(47.9)
      }),
    )
  })
})
