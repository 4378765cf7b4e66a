import fc from 'fast-check'
import TileGrid from 'ol/tilegrid/TileGrid.js'
import { createXYZ } from 'ol/tilegrid.js'
import { expect, test } from 'vitest'
import { planMapById } from '../plan/plan-map.ts'
import type { HostTiles } from './host-layer.ts'
import { planeOf } from './plane.ts'
import { planTiles, tileAddress } from './tile-grid.ts'

const tiles: HostTiles = {
  ...{ type: 'tiles', name: 'Tiles', url: 'https://t.example/{z}/{x}/{y}.png', attribution: '' },
  ...{ opacity: 1, shown: true, minZoom: 0, maxZoom: 5, tileSize: 256, rows: 'down' },
  ...{ extent: undefined, unitsPerPx: undefined },
}
const world = planeOf(planMapById('world'))
const stalingrad = planeOf(planMapById('stalingrad'))

const gridOf = ({ extent, origin, resolutions }: ReturnType<typeof planTiles>): TileGrid =>
  new TileGrid({ extent: [...extent], origin: [...origin], resolutions: [...resolutions], tileSize: 256 })

test('the world’s tiles are those of every web map, counted from either end', () => {
  const usual = createXYZ({ maxZoom: 5 })
  const [down, up] = [gridOf(planTiles(world, tiles)), gridOf(planTiles(world, { ...tiles, rows: 'up' }))]
  fc.assert(
    fc.property(
      fc.double({ min: -2e7, max: 2e7, noNaN: true }),
      fc.double({ min: -2e7, max: 2e7, noNaN: true }),
      fc.integer({ min: 0, max: 5 }),
      (x, y, zoom) => {
        const [, column = 0, row = 0] = usual.getTileCoordForCoordAndZ([x, y], zoom)
        const address = (grid: TileGrid, rows: 'down' | 'up'): string => {
          const [, itsColumn = 0, itsRow = 0] = grid.getTileCoordForCoordAndZ([x, y], zoom)
          return tileAddress({ url: '{z}/{x}/{y}', rows }, zoom, itsColumn, itsRow)
        }
        expect(address(down, 'down')).toBe(`${zoom}/${column}/${row}`)
        expect(address(up, 'up')).toBe(`${zoom}/${column}/${2 ** zoom - 1 - row}`)
      },
    ),
  )
})

test('one tile covers the longer side of a game’s map at zoom 0, from its upper left corner', () => {
  expect(planTiles(stalingrad, tiles)).toMatchObject({ origin: [0, 0], extent: [0, -164.2, 256, 0] })
  expect(planTiles(stalingrad, tiles).resolutions).toEqual([1, 0.5, 0.25, 0.125, 0.0625, 0.03125])
})

test('tiles whose rows count upwards begin in the lower left corner', () => {
  const plan = planTiles(stalingrad, { ...tiles, rows: 'up' })
  expect(plan.origin).toEqual([0, -164.2])
  const [, column = 0, down = 0] = gridOf(plan).getTileCoordForCoordAndZ([1, -164], 3)
  expect(tileAddress({ url: '{x} {y}', rows: 'up' }, 3, column, down)).toBe('0 0')
})

test('a host may say how large tiles are in units of the map', () => {
  expect(planTiles(stalingrad, { ...tiles, unitsPerPx: 4, maxZoom: 2 }).resolutions).toEqual([4, 2, 1])
})
