import { describe, expect, it } from 'vitest'
import { gameMaps, worldMap } from './plan-map.ts'
import { variationOf } from './variation.ts'
import { loadVariationModel } from './variation-model.ts'

const [gameMap] = gameMaps
if (!gameMap) throw new Error('the catalogue is empty')

const model = await loadVariationModel()

describe('the World Magnetic Model', () => {
  // The published test values at sea level and the epoch's first day, to a hundredth of a degree.
  it.each([
    ['2015-01-01', 80, 0, -3.85],
    ['2015-01-01', 0, 120, 0.57],
    ['2015-01-01', -80, 240, 69.81],
    ['2020-01-01', 80, 0, -1.28],
    ['2020-01-01', 0, 120, 0.16],
    ['2020-01-01', -80, 240, 69.36],
    ['2025-01-01', 80, 0, 1.28],
    ['2025-01-01', 0, 120, -0.16],
    ['2025-01-01', -80, 240, 68.78],
  ])('agrees with its published test values: %s at %d, %d', (date, lat, lng, declination) => {
    expect(model([lng, lat], date)).toBeCloseTo(declination, 2)
  })

  it('knows nothing of days that no edition covers', () => {
    expect(model([13, 52], '1943-07-05')).toBeUndefined()
    expect(model([13, 52], '2031-01-01')).toBeUndefined()
    expect(model([13, 52], '2026-11-21')).toBeGreaterThan(3)
  })

  it('is asked on the world for the sheet’s day, or for today', () => {
    const today = variationOf(worldMap, {}, '2026-11-21', model)
    expect(today.source).toBe('model')
    expect(today.at([13, 52])).toBe(model([13, 52], '2026-11-21'))
    const dated = variationOf(worldMap, { date: '2016-06-01' }, '2026-11-21', model)
    expect(dated.at([13, 52])).toBe(model([13, 52], '2016-06-01'))
    const war = variationOf(worldMap, { date: '1943-07-05' }, '2026-11-21', model)
    expect(war.source).toBe('outside-model')
    expect(war.at([13, 52])).toBeUndefined()
  })
})

describe('variationOf', () => {
  it('is by hand wherever that is set', () => {
    for (const map of [gameMap, worldMap]) {
      const variation = variationOf(map, { variationDeg: -7.5, date: '1943-07-05' }, '2026-11-21', undefined)
      expect(variation.source).toBe('hand')
      expect(variation.at([1, -1])).toBe(-7.5)
    }
  })

  it('is none on a game map, and not known on the world before the model is loaded', () => {
    expect(variationOf(gameMap, {}, '2026-11-21', undefined).at([1, -1])).toBe(0)
    const unloaded = variationOf(worldMap, {}, '2026-11-21', undefined)
    expect(unloaded.source).toBe('no-model')
    expect(unloaded.at([1, -1])).toBeUndefined()
  })
})
