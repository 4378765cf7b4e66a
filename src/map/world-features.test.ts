import type Feature from 'ol/Feature.js'
import Polygon from 'ol/geom/Polygon.js'
import SimpleGeometry from 'ol/geom/SimpleGeometry.js'
import { describe, expect, it } from 'vitest'
import { worldMap } from '../plan/plan-map.ts'
import { withoutSeams } from './coast.ts'
import fineText from './data/world-10m.topo.json?raw'
import coarseText from './data/world-110m.topo.json?raw'
import { planeOf } from './plane.ts'
import { type WorldTopology, worldFeatures } from './world-features.ts'

const world = planeOf(worldMap)
const half = 20_037_508.342789244

describe.each([
  ['coarse', coarseText],
  ['fine', fineText],
])('the %s base map', (name, text) => {
  const topology = JSON.parse(text) as WorldTopology
  const untouched = JSON.stringify(topology)
  const features = worldFeatures(world, topology)
  const of = (layer: string) => features.filter((feature) => feature.get('layer') === layer)
  const isLand = (lng: number, lat: number): boolean =>
    of('land').some((feature) => feature.getGeometry()?.intersectsCoordinate([...world.spotOf([lng, lat])]))

  it('leaves the topology as it was', () => {
    expect(JSON.stringify(topology)).toBe(untouched)
  })

  it('has land where there is land, and sea where there is sea', () => {
    for (const [lng, lat] of [
      [37.6, 55.75],
      [-100, 40],
      [25, 0],
      [134, -25],
      [0, -80],
    ] as const) {
      expect(isLand(lng, lat), `${lng} ${lat}`).toBe(true)
    }
    for (const [lng, lat] of [
      [-30, 30],
      [51, 41],
      [-150, 0],
      [35, 43],
    ] as const) {
      expect(isLand(lng, lat), `${lng} ${lat}`).toBe(false)
    }
  })

  it('has borders and a coast, fine ones rivers and lakes', () => {
    expect(of('border').length).toBeGreaterThan(100)
    expect(of('coast').length).toBeGreaterThan(100)
    expect(of('river').length > 0).toBe(name === 'fine')
    expect(of('lake').length > 0).toBe(name === 'fine')
  })

  it('shows no coast along 180°', () => {
    const onSeam = of('coast').flatMap((feature) => {
      const xs = flatOf(feature).filter((_, i) => i % 2 === 0)
      return xs.filter((x, i) => isSeam(x) && isSeam(xs[i - 1] ?? 0))
    })
    expect(onSeam).toEqual([])
  })

  it('has no place outside of the plane, and no area inside out', () => {
    const outside = features.flatMap(flatOf).filter((value) => !(Math.abs(value) < half + 1))
    expect(outside).toEqual([])
    const areas = features.flatMap((feature) => {
      const geometry = feature.getGeometry()
      return geometry instanceof Polygon ? [geometry.getArea()] : []
    })
    expect(areas.filter((area) => !(area > 0))).toEqual([])
  })
})

const isSeam = (x: number): boolean => Math.abs(Math.abs(x) - half) < 100

function flatOf(feature: Feature): number[] {
  const geometry = feature.getGeometry()
  if (!(geometry instanceof SimpleGeometry)) throw new Error('lines and areas only')
  return geometry.getFlatCoordinates()
}

describe('a line without its seams', () => {
  it('falls into the pieces between them', () => {
    const line = [
      [170, 1],
      [180, 2],
      [180, 5],
      [175, 6],
      [170, 7],
    ]
    expect(withoutSeams([line])).toEqual([
      [
        [170, 1],
        [180, 2],
      ],
      [
        [180, 5],
        [175, 6],
        [170, 7],
      ],
    ])
    expect(
      withoutSeams([
        [
          [-180, 1],
          [-180, 5],
        ],
      ]),
    ).toEqual([])
    expect(
      withoutSeams([
        [
          [10, -90],
          [20, -90],
          [20, -80],
        ],
      ]),
    ).toEqual([
      [
        [20, -90],
        [20, -80],
      ],
    ])
  })
})
