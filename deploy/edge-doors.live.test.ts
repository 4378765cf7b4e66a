import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { rawRequest } from './raw-request.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

const CHANNEL = '0123456789abcdef'.repeat(2)
const KEY = '%3a%7b12%7d%3aops%2ejson%2f%d0%bf'
const PARTITION = '%3a%7b12%7d'
const FIVE = `stream${KEY}/plan${KEY}/log${KEY}/here${KEY}/streams${PARTITION}`
const SIX = `6/${FIVE}/guesses${PARTITION}`
const CALLS = [
  'FCALL_RO/stream_version/0',
  'FCALL_RO/stream_list/0',
  `FCALL_RO/stream_salt/2/stream${KEY}/pepper${PARTITION}`,
  `FCALL/stream_connect/2/stream${KEY}/guesses${PARTITION}`,
  `FCALL/stream_since/4/stream${KEY}/plan${KEY}/log${KEY}/guesses${PARTITION}`,
  `FCALL/stream_publish/5/${FIVE}`,
  `FCALL/stream_offer/1/stream${KEY}`,
  ...['rekey', 'reconnect', 'stop', 'beat'].map((name) => `FCALL/stream_${name}/${SIX}`),
  `FCALL/stream_start/7/${FIVE}/guesses${PARTITION}/pepper${PARTITION}`,
]

const put = (path: string, body = '{}') => rawRequest(stack.edgePort, 'PUT', path, { body })
const get = (path: string) => rawRequest(stack.edgePort, 'GET', path, { waitMs: 1_000 })

describe('what is open', () => {
  test.each(CALLS)('[C1] PUT /webdis/%s reaches the function', async (call) => {
    const { status, headers, body } = await put(`/webdis/${call}`)
    expect({ status, type: headers.get('content-type'), cache: headers.get('cache-control') }).toEqual({
      status: 200,
      type: 'application/json',
      cache: 'no-store',
    })
    expect(JSON.parse(body)[call.split('/')[0] ?? '']).toEqual(expect.arrayContaining([expect.any(String)]))
  })

  test('GET /webdis/SUBSCRIBE/… of a live channel stands and carries a message', async () => {
    const abort = new AbortController()
    const response = await fetch(`${stack.url}/webdis/SUBSCRIBE/live%3a${CHANNEL}`, { signal: abort.signal })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    await stack.admin('PUBLISH', `live:${CHANNEL}`, '\nevent: plan\ndata: {}\n\n')
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk)
      if (text.includes('data: {}\n\n')) break
    }
    abort.abort()
    expect(text).toContain('\nevent: plan\n')
  })

  test('a name that holds /../ reaches the function, since the raw path is judged', async () => {
    const { status, body } = await put(
      `/webdis/FCALL_RO/stream_salt/2/stream%3a%7b12%7d%3aa%2f%2e%2e%2f%2e%2e%2fb/pepper${PARTITION}`,
    )
    expect(status).toBe(200)
    expect(JSON.parse(body)).toHaveProperty('FCALL_RO')
  })

  test('the reply is the same whatever the query asks for (W5, W11)', async () => {
    const plain = await put('/webdis/FCALL_RO/stream_version/0')
    for (const query of [
      'type=text/html',
      'jsonp=alert',
      'type=text/html&jsonp=alert',
      'type=image/svg%2bxml',
    ]) {
      const asked = await put(`/webdis/FCALL_RO/stream_version/0?${query}`)
      expect(asked.body).toBe(plain.body)
      expect(asked.headers.get('content-type')).toBe('application/json')
    }
  })

  test('nothing of Webdis’ own headers comes through, and ours are there (W10, W11)', async () => {
    const { headers } = await put('/webdis/FCALL_RO/stream_version/0')
    expect([...headers.keys()].filter((name) => /^(access-control-|allow|etag)/.test(name))).toEqual([])
    expect(headers.get('server')).toBe('nginx')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a conditional request and a foreign login change nothing', async () => {
    const { status, body } = await rawRequest(stack.edgePort, 'PUT', '/webdis/FCALL_RO/stream_version/0', {
      body: '{}',
      headers: ['If-None-Match: *', 'Authorization: Basic dXNlcjpwYXNzd29yZA=='],
    })
    expect(status).toBe(200)
    expect(body).toContain('OK')
  })
})

describe('what is closed', () => {
  test('every Redis command but ours, whatever the method', async () => {
    const commands = String(await stack.admin('COMMAND', 'LIST')).split(',')
    expect(commands.length).toBeGreaterThan(200)
    const open: string[] = []
    for (const command of commands) {
      for (const path of [command, `${command.toUpperCase()}/stream%3a%7b12%7d%3aops`]) {
        for (const method of ['GET', 'PUT', 'POST']) {
          const response = await fetch(`${stack.url}/webdis/${path}`, {
            method,
            ...(method === 'GET' ? {} : { body: '1' }),
          })
          await response.arrayBuffer()
          if (response.status !== 404) open.push(`${method} ${path}: ${response.status}`)
        }
      }
    }
    expect(open).toEqual([])
  })

  const prefixes = ['FCALL_RO', 'SUBSCRIBE', 'EVALSHA_RO'].flatMap((name) =>
    Array.from({ length: name.length - 1 }, (_, index) => name.slice(0, index + 1)),
  )
  const live = `live%3a${CHANNEL}`
  const salt = 'FCALL_RO/stream_salt/2'
  const pepper = `pepper${PARTITION}`
  test.each([
    ...prefixes.filter((prefix) => prefix !== 'FCALL').map((prefix) => `/webdis/${prefix}/stream_version/0`),
    ...prefixes.map((prefix) => `/webdis/${prefix}/${live}`),
    '/webdis',
    '/webdis/',
    '/',
    '/webdis/fcall_ro/stream_version/0',
    '/webdis/FCALL/stream_version/0',
    `/webdis/FCALL_RO/stream_publish/5/${FIVE}`,
    '/webdis/FCALL/other/0',
    '/webdis/FCALL/stream_/0',
    '/webdis/FCALL/stream_versions/0',
    '/webdis/FUNCTION/DUMP',
    '/webdis/7/FCALL_RO/stream_version/0',
    '/webdis/0/FCALL_RO/stream_version/0',
    ...['txt', 'html', 'json', 'raw', 'xml', 'png', 'js', 'msg'].map(
      (suffix) => `/webdis/FCALL_RO/stream_version/0.${suffix}`,
    ),
    `/webdis/${salt}/stream${KEY}.html/${pepper}`,
    `/webdis/${salt}/stream${KEY}/${pepper}/`,
    `/webdis/${salt}/stream${KEY}/${pepper.replace('12', '13')}`,
    `/webdis/${salt}/stream${KEY}/stream${KEY}`,
    `/webdis/FCALL_RO/stream_salt/0/stream${KEY}/${pepper}`,
    `/webdis/FCALL_RO/stream_salt/1/stream${KEY}`,
    `/webdis/FCALL/stream_salt/2/stream${KEY}/${pepper}`,
    `/webdis/FCALL_RO/stream_connect/2/stream${KEY}/guesses${PARTITION}`,
    `/webdis/FCALL/stream_connect/2/stream${KEY}/${pepper}`,
    `/webdis/${salt}/plan${KEY}/${pepper}`,
    `/webdis/${salt}/other/${pepper}`,
    `/webdis/${salt}/stream:{12}:ops/${pepper}`,
    `/webdis/${salt}/stream%3A%7B12%7D%3Aops/${pepper}`,
    `/webdis/${salt}/stream%3a%7b64%7d%3aops/${pepper}`,
    `/webdis/${salt}/stream%3a%7b012%7d%3aops/${pepper}`,
    `/webdis/${salt}/stream%3a%7b12%7d%3a/${pepper}`,
    `/webdis/${salt}/stream%3a%7b12%7d%3aops.json/${pepper}`,
    `/webdis/${salt}/stream%253a%257b12%257d%253aops/${pepper}`,
    `/webdis/${salt}/stream%3a%7b12%7d%3a${'x'.repeat(201)}/${pepper}`,
    `/webdis/FCALL/stream_since/4/stream${KEY}/log${KEY}/plan${KEY}/guesses${PARTITION}`,
    `/webdis/FCALL/stream_since/4/stream${KEY}/plan${KEY}x/log${KEY}/guesses${PARTITION}`,
    `/webdis/FCALL/stream_since/3/stream${KEY}/plan${KEY}/log${KEY}`,
    `/webdis/FCALL/stream_stop/${SIX.replace('streams%3a%7b12', 'streams%3a%7b13')}`,
    `/webdis/FCALL/stream_stop/${SIX}/streams%3a%7b12%7d`,
    `/webdis/FCALL/stream_stop/5/${FIVE}`,
    `/webdis/%46CALL_RO/stream_version/0`,
    `/webdis/%2fFCALL_RO/stream_version/0`,
    `/webdis//FCALL_RO/stream_version/0`,
    `//webdis/FCALL_RO/stream_version/0`,
    `/x/../webdis/FCALL_RO/stream_version/0`,
    `/%77ebdis/FCALL_RO/stream_version/0`,
    `/webdis/FCALL_RO/stream_version/0/../../../EVAL/return%201/0`,
    '/webdis/FCALL_RO/stream_version/0%0d%0aX: y',
    '/-/fcall',
    '/-/subscribe',
  ])('PUT %s', async (path) => {
    const { status } = await put(path)
    expect([400, 404, 405]).toContain(status)
  })

  test.each([
    `live%3a${CHANNEL.slice(1)}`,
    `live%3a${CHANNEL}0`,
    `live%3a${CHANNEL.toUpperCase()}`,
    `live:${CHANNEL}`,
    `live%3A${CHANNEL}`,
    `live%3a${CHANNEL}.json`,
    `live%3a${CHANNEL}/live%3a${CHANNEL}`,
    'live%3a*',
    'other',
    '__keyspace@0__%3astream',
    '',
  ])('GET /webdis/SUBSCRIBE/%s', async (channel) => {
    expect((await get(`/webdis/SUBSCRIBE/${channel}`)).status).toBe(404)
  })
  test('GET of the other ways to subscribe', async () => {
    for (const command of ['PSUBSCRIBE', 'SSUBSCRIBE', 'subscribe', 'MONITOR']) {
      expect((await get(`/webdis/${command}/${live}`)).status).toBe(404)
    }
  })

  test.each(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND', 'BREW'])(
    '%s of a function',
    async (method) => {
      expect((await rawRequest(stack.edgePort, method, '/webdis/FCALL_RO/stream_version/0')).status).toBe(405)
    },
  )
  test.each(['PUT', 'HEAD', 'POST', 'DELETE', 'OPTIONS'])('%s of a channel', async (method) => {
    const { status } = await rawRequest(stack.edgePort, method, `/webdis/SUBSCRIBE/${live}`, {
      waitMs: 1_000,
    })
    expect(status).toBe(405)
  })
  test('POST / with a command in the body, as Webdis itself would take it (W11)', async () => {
    for (const path of ['/', '/webdis/', '/webdis']) {
      const { status } = await rawRequest(stack.edgePort, 'POST', path, { body: 'FLUSHALL' })
      expect([404, 405]).toContain(status)
    }
  })
  test.each([
    '/../admin-password',
    '/%2e%2e/admin-password',
    '/assets/..%2f..%2fadmin-password',
    '/assets/%2e%2e/%2e%2e/admin-password',
    '/config.json/../../admin-password',
    '/maps/../admin-password',
    '/maps../admin-password',
    '/maps/..%2fadmin-password',
    '/config.json%2f..%2fadmin-password',
    '/admin-password',
    '/run/nginx.conf',
    '/.git/config',
    '/index.html%00.js',
  ])('nothing beside the app is served: %s', async (path) => {
    expect([400, 404]).toContain((await get(path)).status)
  })
  test('an absolute request target opens nothing', async () => {
    expect((await put('http://127.0.0.1:1/webdis/EVAL/x/0')).status).toBe(404)
  })
  test.each(CALLS)('[P6] a body over 8 MiB with an edit, over 8 KiB without one, for %s', async (call) => {
    const carriesEdit = /stream_(start|rekey|publish)/.test(call)
    const limit = carriesEdit ? 8 * 1024 * 1024 : 8 * 1024
    const statusOf = async (bytes: number) => {
      const response = await fetch(`${stack.url}/webdis/${call}`, {
        method: 'PUT',
        body: new Uint8Array(bytes),
      })
      await response.arrayBuffer()
      return response.status
    }
    expect([await statusOf(limit), await statusOf(limit + 1)]).toEqual([200, 413])
  })
})
