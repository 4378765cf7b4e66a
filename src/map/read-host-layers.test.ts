import { expect, test } from 'vitest'
import { readHostLayers } from './read-host-layers.ts'

const page = new URL('https://missions.example/app/')
const tiles = { name: 'Tiles', url: 'maps/{z}/{x}/{y}.png', maxZoom: 6 }
const image = { name: 'Image', image: '/maps/kuban.webp', extent: [0, -100, 143, 0] }

test('without any there are none', () => {
  expect(readHostLayers(undefined, page)).toEqual({ layers: new Map(), problems: [] })
})

test('tiles and images are read with what is usual, and the first is shown', () => {
  const { layers, problems } = readHostLayers({ kuban: [tiles, image] }, page)
  expect(problems).toEqual([])
  expect(layers.get('kuban')).toEqual([
    {
      ...{ type: 'tiles', name: 'Tiles', url: 'https://missions.example/app/maps/{z}/{x}/{y}.png' },
      ...{ minZoom: 0, maxZoom: 6, tileSize: 256, rows: 'down', extent: undefined, unitsPerPx: undefined },
      ...{ opacity: 1, shown: true, attribution: '' },
    },
    {
      ...{ type: 'image', name: 'Image', url: 'https://missions.example/maps/kuban.webp' },
      ...{ extent: [0, -100, 143, 0], opacity: 1, shown: false, attribution: '' },
    },
  ])
})

test.each([
  [7, 'maps: lists of layers by the id of their map are wanted, in braces'],
  [{ atlantis: [] }, 'maps.atlantis: there is no such map; there are stalingrad, '],
  [{ kuban: tiles }, 'maps.kuban: a list of layers is wanted, in square brackets'],
  [{ kuban: [7] }, 'maps.kuban, layer 1: a layer has an "image" or, for tiles, a "url"'],
  [
    { kuban: [{ ...tiles, url: 'a/{z}.png' }] },
    'layer 1 (Tiles): url: the address of tiles has {z}, {x} and {y}',
  ],
  [
    { kuban: [{ ...tiles, url: 'file:///{z}/{x}/{y}' }] },
    'file:///{z}/{x}/{y} is no address of http or https',
  ],
  [
    { kuban: [{ ...tiles, maxZoom: undefined }] },
    'layer 1 (Tiles): maxZoom: a whole number from 0 to 24 is wanted',
  ],
  [{ kuban: [{ ...tiles, minZoom: 7 }] }, 'minZoom: 7 is above maxZoom, 6'],
  [{ kuban: [{ ...tiles, opacity: 3 }] }, 'opacity: a number from 0 (not to be seen) to 1'],
  [{ kuban: [{ ...tiles, rows: 'tms' }] }, 'rows: it is "down" (row 0 is the uppermost: XYZ)'],
  [{ kuban: [{ ...tiles, colour: 'red' }] }, 'layer 1 (Tiles): colour: there is no such setting'],
  [{ world: [{ ...tiles, unitsPerPx: 1 }] }, 'unitsPerPx: the world’s tiles are those of every web map'],
  [{ kuban: [{ ...image, extent: [1, 2, 3] }] }, 'layer 1 (Image): extent'],
  [{ kuban: [{ ...image, extent: [0, 0, -5, 5] }] }, 'each side before its other'],
  [
    { kuban: [{ ...image, extent: [200, -50, 300, 0] }] },
    'extent: this lies beyond the map, which goes from 0, -100 to 143, 0',
  ],
  [{ world: [{ ...image, extent: [0, 0, 300, 10] }] }, 'extent: degrees of longitude are −180 to 180'],
])('%j is left out and named', (maps, problem) => {
  const read = readHostLayers(maps, page)
  expect(read.layers.size).toBe(0)
  expect(read.problems).toEqual([expect.stringContaining(problem)])
})

test('of several layers those that are right hold; no two have one name', () => {
  const { layers, problems } = readHostLayers(
    { kuban: [{ ...tiles, maxZoom: 'six' }, tiles, tiles, image] },
    page,
  )
  expect(layers.get('kuban')?.map(({ name }) => name)).toEqual(['Tiles', 'Image'])
  expect(problems).toEqual([
    expect.stringContaining('maps.kuban, layer 1 (Tiles): maxZoom'),
    'maps.kuban, layer 3 (Tiles): another layer of this map has the same name',
  ])
})
