import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderNginxConfig, renderWebdisConfig } from './render.ts'

/** Spelled out, or it would be taken for a template string with the wrong quotes. */
const SITE = '\u0024{EDGE_SITE}'

test('fills in the edge’s names and leaves nginx’ own variables alone', () => {
  expect(renderNginxConfig(`root "${SITE}"; return $uri;`, { EDGE_SITE: '/a b' })).toBe(
    'root "/a b"; return $uri;',
  )
})

test('refuses a name without a value', () => {
  expect(() => renderNginxConfig(SITE, {})).toThrow('EDGE_SITE')
})

test.each(['/a"b', '/a$b', '/a\\b'])('refuses a path that nginx cannot hold: %s', (path) => {
  expect(() => renderNginxConfig(SITE, { EDGE_SITE: path })).toThrow('nginx cannot use')
})

test('changes nothing of webdis.json but the ports', () => {
  const config = readFileSync('webdis.json', 'utf8')
  const rendered: unknown = JSON.parse(renderWebdisConfig(config, { redisPort: 1, webdisPort: 2 }))
  expect(rendered).toEqual({ ...JSON.parse(config), redis_port: 1, http_port: 2 })
})

test('[W1] [W2] [W12] webdis.json lets three commands through and speaks no WebSocket', () => {
  expect(JSON.parse(readFileSync('webdis.json', 'utf8'))).toMatchObject({
    acl: [{ disabled: ['*'] }, { enabled: ['FCALL', 'FCALL_RO', 'SUBSCRIBE'] }],
    websockets: false,
    http_host: '127.0.0.1',
  })
})
