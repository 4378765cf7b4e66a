import { expect, test } from 'vitest'
import { parseConfig } from './config.ts'

const page = new URL('https://missions.example/app/')

test('without settings the server is where the page is, and plans begin on the world', () => {
  expect(parseConfig('{}', page)).toEqual({
    config: { server: page, map: 'world' },
    problem: undefined,
  })
})

test('a host can name a server and a map', () => {
  const { config } = parseConfig('{"server":"/elsewhere/","map":"stalingrad"}', page)
  expect(config).toEqual({ server: new URL('https://missions.example/elsewhere/'), map: 'stalingrad' })
})

test.each([
  ['{', 'config.json is not JSON.'],
  ['[]', 'config.json: Invalid type: Expected Object'],
  ['{"map":"atlantis"}', 'config.json, map: Invalid type'],
  ['{"sever":"x"}', 'config.json, sever: Invalid key'],
  ['{"server":"http://"}', 'config.json, server: http:// is no address.'],
])('%s is named as what it is, and the usual settings hold', (text, problem) => {
  const read = parseConfig(text, page)
  expect(read.problem).toContain(problem)
  expect(read.config).toEqual({ server: page, map: 'world' })
})
