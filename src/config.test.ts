import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { parseConfig, readConfig } from './config.ts'

const host = setupServer()
beforeAll(() => host.listen({ onUnhandledRequest: 'error' }))
afterEach(() => host.resetHandlers())
afterAll(() => host.close())

const page = new URL('https://missions.example/app/')

test('without settings the server is where the page is, and plans begin on the world', () => {
  expect(parseConfig('{}', page)).toEqual({
    config: { server: page, map: 'world', layers: new Map() },
    problem: undefined,
    layerProblems: [],
  })
})

test('a host can name a server and a map', () => {
  const { config } = parseConfig('{"server":"/elsewhere/","map":"stalingrad"}', page)
  expect(config).toMatchObject({ server: new URL('https://missions.example/elsewhere/'), map: 'stalingrad' })
})

test('a layer of a map that is not right is left out and named, and all else holds', () => {
  const maps = {
    kuban: [
      { name: 'Tiles', url: '{z}/{x}/{y}.png', maxZoom: 6 },
      { name: 'Photo', image: 'kuban.jpg' },
    ],
  }
  const { config, problem, layerProblems } = parseConfig(JSON.stringify({ map: 'kuban', maps }), page)
  expect(config).toMatchObject({ server: page, map: 'kuban' })
  expect(config.layers.get('kuban')?.map(({ name }) => name)).toEqual(['Tiles'])
  expect(problem).toBeUndefined()
  expect(layerProblems).toEqual(['config.json, maps.kuban, layer 2 (Photo): extent: it is wanted.'])
})

test.each([
  ['{', 'config.json is not JSON.'],
  ['[]', 'config.json: settings in braces are wanted.'],
  ['{"map":"atlantis"}', 'config.json, map: "atlantis" is no map; there are stalingrad, '],
  ['{"server":7}', 'config.json, server: an address is wanted.'],
  ['{"sever":"x"}', 'config.json, sever: there is no such setting.'],
  ['{"server":"http://"}', 'config.json, server: http:// is no address.'],
  [
    '{"server":"https://other.example/"}',
    'config.json, server: https://other.example/ is not an address of https://missions.example,',
  ],
])('%s is named as what it is, and the usual settings hold', (text, problem) => {
  const read = parseConfig(text, page)
  expect(read.problem).toContain(problem)
  expect(read.config).toMatchObject({ server: page, map: 'world' })
})

const configUrl = 'https://missions.example/app/config.json'

test('reads what the host says beside the page', async () => {
  host.use(http.get(configUrl, () => HttpResponse.json({ map: 'kuban' })))
  expect(await readConfig(page)).toMatchObject({ config: { server: page, map: 'kuban' }, problem: undefined })
})

test.each([
  ['has no such file', () => new HttpResponse(null, { status: 404 })],
  [
    'answers every path with the app itself',
    () => HttpResponse.html('<!doctype html><title>Missioncast</title>'),
  ],
  ['does not answer', () => HttpResponse.error()],
])('a host that %s has the usual settings', async (_, answer) => {
  host.use(http.get(configUrl, answer))
  expect(await readConfig(page)).toMatchObject({ config: { server: page, map: 'world' }, problem: undefined })
})

test('says what is wrong with a file that the host did write', async () => {
  host.use(http.get(configUrl, () => HttpResponse.json({ map: 'atlantis' })))
  expect((await readConfig(page)).problem).toContain('config.json, map: "atlantis" is no map')
})
