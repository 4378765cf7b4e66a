// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { planMapById } from '../plan/plan-map.ts'
import type { HostImage } from './host-layer.ts'
import { loadPicture } from './load-picture.ts'
import { loadBackdropPainter } from './picture-backdrop.ts'
import { planeOf } from './plane.ts'

vi.mock('./load-picture.ts', () => ({ loadPicture: vi.fn(), corsOf: () => null }))

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const chart: HostImage = {
  ...{
    type: 'image' as const,
    name: 'Chart',
    url: '/maps/chart.png',
    attribution: '',
    opacity: 1,
    shown: true,
  },
  extent: [0, -100, 100, 0],
}
const how = {
  ...{
    view: { centre: [0, 0] as const, unitsPerPx: 1, turnRad: 0 },
    size: { width: 100, height: 100 },
    ratio: 1,
  },
}

test.each([
  ['never comes', () => new Promise<never>(() => {})],
  ['is no picture', async () => Promise.reject(new TypeError('no picture'))],
])('a picture does without an image of the host that %s, and says which', async (_, load) => {
  vi.mocked(loadPicture).mockImplementation(load)
  const missing: string[] = []
  const plane = planeOf(planMapById('stalingrad'))
  const backdrop = { layers: [chart], images: [] }
  const loading = loadBackdropPainter(plane, backdrop, {
    ...how,
    tellMissing: (name) => void missing.push(name),
  })
  await vi.advanceTimersByTimeAsync(20_000)
  await loading
  expect(missing).toEqual(['Chart'])
})
