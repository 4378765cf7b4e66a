// @vitest-environment happy-dom
import VectorLayer from 'ol/layer/Vector.js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Point } from '../plan/element.ts'
import { planMapById } from '../plan/plan-map.ts'
import { palettes } from './palette.ts'
import { createPlanLayers } from './plan-layers.ts'
import { planeOf } from './plane.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const point = (order: string, x = 10): Point => ({
  ...{ kind: 'point', name: '', at: [x, -10], type: 'point', color: 'red', notes: '', photo: '' },
  order,
})

function shown(count: number) {
  const layers = createPlanLayers(planeOf(planMapById('stalingrad')), palettes.light, 1, () => {})
  layers.put(Array.from({ length: count }, (_, i) => [`p${i}`, point(`a${i}`)] as const))
  const counts = () =>
    layers.layers.map((layer) => (layer instanceof VectorLayer ? layer.getSource().getFeatures().length : -1))
  return { layers, counts }
}

test('what changes is drawn above those at rest, and goes back to them after four seconds, a few at a time', () => {
  const { layers, counts } = shown(12)
  layers.put(Array.from({ length: 10 }, (_, i) => [`p${i}`, point(`a${i}`, 11)] as const))
  expect(counts()).toEqual([2, 10])
  vi.advanceTimersByTime(4_000)
  expect(counts()).toEqual([2, 10])
  vi.advanceTimersByTime(200)
  expect(counts()).toEqual([6, 6])
  vi.advanceTimersByTime(400)
  expect(counts()).toEqual([12, 0])
  layers.dispose()
})

test('what only changes its place in the drawing sequence is not drawn above those at rest', () => {
  const { layers, counts } = shown(2)
  layers.put([['p1', point('Zz')]])
  expect(counts()).toEqual([2, 0])
  layers.put([['p0', point('a0', 11)]])
  layers.put([['p0', point('b0', 11)]])
  expect(counts()).toEqual([2, 0])
  expect(layers.get('p0')?.element.order).toBe('b0')
  layers.dispose()
})
