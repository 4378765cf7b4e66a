import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseFreePort } from '../scripts/stack/ports.ts'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { openFile } from '../src/formats/open-file.ts'
import { newElementId } from '../src/plan/new-element.ts'
import { createStreams } from '../src/stream/streams.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { type CastRun, cast } from './test-cast.ts'

const il2File = resolve(import.meta.dirname, '../src/formats/testdata/il2-r1.json')
const name = 'Ночной рейд 1.5/2'
const secrets = { MISSIONCAST_PASSWORD: 'правильный конь', MISSIONCAST_CODE: 'babab-babab' }

// Each step is a process of its own, and several of them make a story.
vi.setConfig({ testTimeout: 120_000 })

let stack: Stack
let folder: string
let runs: CastRun[] = []

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'missioncast-cast-'))
  await stack.admin('FLUSHALL')
})
afterEach(async () => {
  for (const run of runs) run.signal('SIGKILL')
  await Promise.all(runs.map((run) => run.exitCode))
  runs = []
  rmSync(folder, { recursive: true })
})
afterAll(() => stack.stop())

/** Runs a command on this stack with both secrets; `environment` is put over that. */
function begin(words: readonly string[], environment: Readonly<Record<string, string>> = {}): CastRun {
  const run = cast(words, { MISSIONCAST_URL: stack.url, ...secrets, ...environment })
  runs.push(run)
  return run
}

/** The same, to its end. */
async function done(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const run = begin(words, environment)
  const exitCode = await run.exitCode
  return { exitCode, output: run.output(), said: run.said() }
}

/** The same as `cast start`, without a process. */
async function startStream(): Promise<void> {
  const opened = openFile(readFileSync(il2File), {
    newId: () => newElementId(randomBytes),
    map: 'stalingrad',
  })
  if (opened.type !== 'opened') throw new Error('the sample file is not opened')
  const streams = createStreams({ webdis: createWebdis({ url: stack.url }) })
  const { MISSIONCAST_PASSWORD: password, MISSIONCAST_CODE: code } = secrets
  const started = await streams.start({ name, password, code, plan: opened.plan, by: 'script' })
  if (!started.ok) throw new Error(`the stream is not started: ${JSON.stringify(started)}`)
  started.value.leave()
}

const printed = (run: CastRun, ...values: readonly unknown[]): Promise<void> =>
  vi.waitFor(() => expect(run.printed()).toEqual(expect.arrayContaining([...values])), { timeout: 60_000 })

const ok = (value: unknown) => ({ exitCode: 0, output: `${JSON.stringify(value)}\n`, said: '' })

const json = (text: string): { elements: Record<string, { kind: string; name?: string }> } => JSON.parse(text)

describe('start', () => {
  it('creates a stream with the plan of a file, exits, and leaves it without a leader', async () => {
    const words = ['start', name, il2File, '--map', 'stalingrad', '--ttl', '600']
    expect(await done(words)).toEqual(ok({ name, rev: 1 }))
    const listed = await done(['list'])
    expect(JSON.parse(listed.output)).toEqual({
      name,
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      leader: 'away',
      leaderSeen: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      viewers: 0,
      rev: 1,
    })
    const [key] = [await stack.admin('KEYS', 'stream:*')].flat()
    expect(await stack.admin('HGET', String(key), 'ttl')).toBe('600')
  })

  it('asks for the map where the file names none, and starts nothing', async () => {
    const refused = await done(['start', name, il2File])
    expect(refused).toMatchObject({ exitCode: 5, output: '' })
    expect(refused.said).toContain('the file names no map. Say which with --map: stalingrad, ')
    expect(await stack.admin('DBSIZE')).toBe(0)
  })

  it('refuses a name that is taken', async () => {
    await startStream()
    const refused = await done(['start', name, il2File, '--map', 'kuban'])
    expect(refused).toMatchObject({ exitCode: 3, output: '' })
    expect(refused.said).toContain('name-taken: A stream of this name exists already.')
  })
})

describe('follow', () => {
  it('prints the plan, every edit in order, each once, and the end', async () => {
    await startStream()
    const follower = begin(['follow', name], { MISSIONCAST_CODE: '' })
    await printed(follower, expect.objectContaining({ type: 'plan', rev: 1, unreadable: [] }))
    const file = join(folder, 'plan.json')
    const plan = JSON.parse(readFileSync(il2File, 'utf8'))
    plan.points[1].name = 'Renamed'
    writeFileSync(file, JSON.stringify(plan))
    expect((await done(['publish', name, file, '--map', 'stalingrad'])).exitCode).toBe(0)
    await printed(follower, expect.objectContaining({ type: 'edit', rev: 2, del: [] }))
    plan.points.pop()
    writeFileSync(file, JSON.stringify(plan))
    expect((await done(['publish', name, file, '--map', 'stalingrad'])).exitCode).toBe(0)
    expect(await done(['stop', name])).toMatchObject({ exitCode: 0, output: '' })

    expect(await follower.exitCode).toBe(0)
    expect(follower.said()).toBe('')
    const lines = follower.printed().filter((line) => JSON.stringify(line).match(/"type":"(plan|edit)"/))
    expect(lines).toEqual([
      expect.objectContaining({ type: 'plan', rev: 1 }),
      expect.objectContaining({ type: 'edit', rev: 2, del: [] }),
      expect.objectContaining({ type: 'edit', rev: 3, put: {}, del: [expect.any(String)] }),
    ])
    const [, renamed, deleted] = lines
    expect(JSON.stringify(renamed)).toContain('"name":"Renamed"')
    expect(Object.keys(Object(renamed).put)).toEqual(Object(deleted).del)
    expect(follower.printed().at(-1)).toMatchObject({ type: 'status', status: 'ended' })
  })

  it('goes on until Ctrl-C, which is no failure', async () => {
    await startStream()
    const follower = begin(['follow', name])
    await printed(follower, expect.objectContaining({ type: 'plan' }))
    follower.signal('SIGINT')
    expect(await follower.exitCode).toBe(0)
  })

  it('says when the server is away, and comes back by itself', async () => {
    await startStream()
    const follower = begin(['follow', name])
    await printed(follower, expect.objectContaining({ type: 'plan' }))
    await stack.parts.edge.stop()
    try {
      await printed(follower, expect.objectContaining({ status: 'offline', trouble: 'unreachable' }))
    } finally {
      await stack.parts.edge.start()
    }
    expect((await done(['publish', name, il2File, '--map', 'moscow'])).exitCode).toBe(0)
    await printed(follower, expect.objectContaining({ type: 'edit', rev: 2 }))
  })
})

describe('follow --snapshot', () => {
  it('prints the plan as Missioncast’s own file, which starts the same stream again', async () => {
    await startStream()
    const first = await done(['follow', name, '--snapshot'])
    expect(first).toMatchObject({ exitCode: 0, said: '' })
    expect(Object.values(json(first.output).elements).map(({ kind }) => kind)).toEqual([
      'sheet',
      'route',
      'point',
      'point',
    ])
    const file = join(folder, 'copy.json')
    writeFileSync(file, first.output)
    expect(await done(['start', 'Copy', file])).toEqual(ok({ name: 'Copy', rev: 1 }))
    expect((await done(['follow', 'Copy', '--snapshot'])).output).toBe(first.output)
  })

  it('prints it as a file of the IL-2 Mission Planner', async () => {
    await startStream()
    const snapshot = await done(['follow', name, '--snapshot', '--format', 'il2'])
    expect(snapshot.exitCode).toBe(0)
    expect(JSON.parse(snapshot.output)).toMatchObject({
      mapHash: '#stalingrad',
      routes: [{ name: 'New Flight' }],
      points: [{ name: 'New Marker' }, { name: 'Other Marker' }],
    })
  })

  it('prints a large plan whole into a pipe', async () => {
    const points = Array.from({ length: 4_000 }, (_, n) => ({
      latLng: { lat: 1 + n / 100, lng: 1 },
      name: `Point ${n}`,
      type: 'marker',
      color: 'black',
      notes: 'x'.repeat(200),
    }))
    const file = join(folder, 'large.json')
    writeFileSync(file, JSON.stringify({ mapHash: '#kuban', routes: [], points }))
    expect((await done(['start', name, file])).exitCode).toBe(0)
    const { output } = await done(['follow', name, '--snapshot'])
    expect(Object.keys(json(output).elements)).toHaveLength(4_001)
  })
})

describe('publish', () => {
  it('sends what differs, and nothing where nothing does', async () => {
    await startStream()
    expect(await done(['publish', name, il2File, '--map', 'stalingrad'])).toMatchObject({
      exitCode: 0,
      output: `${JSON.stringify({ rev: 1, put: 0, del: 0 })}\n`,
    })
    const file = join(folder, 'plan.json')
    const plan = JSON.parse(readFileSync(il2File, 'utf8'))
    plan.routes[0].name = 'Another Flight'
    plan.points.shift()
    writeFileSync(file, JSON.stringify(plan))
    expect(await done(['publish', name, file, '--map', 'stalingrad'])).toMatchObject({
      exitCode: 0,
      output: `${JSON.stringify({ rev: 2, put: 1, del: 1 })}\n`,
    })
  })

  it('with --watch sends every change, however the file is saved, until Ctrl-C', async () => {
    await startStream()
    const file = join(folder, 'plan.json')
    const plan = JSON.parse(readFileSync(il2File, 'utf8'))
    copyFileSync(il2File, file)
    const publisher = begin(['publish', name, file, '--map', 'stalingrad', '--watch'])
    await printed(publisher, { rev: 1, put: 0, del: 0 })

    plan.points[0].name = 'Written in place'
    writeFileSync(file, JSON.stringify(plan))
    await printed(publisher, { rev: 2, put: 1, del: 0 })

    plan.points[0].name = 'Put in its place'
    writeFileSync(`${file}.new`, JSON.stringify(plan))
    renameSync(`${file}.new`, file)
    await printed(publisher, { rev: 3, put: 1, del: 0 })

    writeFileSync(file, JSON.stringify(plan).slice(0, 40))
    await vi.waitFor(() => expect(publisher.said()).toContain('The stream stays as it was.'), {
      timeout: 60_000,
    })
    plan.points.pop()
    writeFileSync(file, JSON.stringify(plan))
    await printed(publisher, { rev: 4, put: 0, del: 1 })

    publisher.signal('SIGINT')
    expect(await publisher.exitCode).toBe(0)
    expect(JSON.parse((await done(['list'])).output)).toMatchObject({ leader: 'away', rev: 4 })
  })

  it('ends when somebody else takes the lead', async () => {
    await startStream()
    const publisher = begin(['publish', name, il2File, '--map', 'stalingrad', '--watch'])
    await printed(publisher, { rev: 1, put: 0, del: 0 })
    expect((await done(['publish', name, il2File, '--map', 'stalingrad'])).exitCode).toBe(0)
    expect(await publisher.exitCode).toBe(3)
    expect(publisher.said()).toContain('superseded: Somebody else leads the stream now.')
  })

  it('[R4] with --bring-back starts a stream that the server has no more, but none that was stopped', async () => {
    const words = ['publish', name, il2File, '--map', 'stalingrad']
    const refused = await done(words)
    expect(refused).toMatchObject({ exitCode: 3, output: '' })
    expect(refused.said).toContain('publish --bring-back starts it again')
    expect(await done([...words, '--bring-back', '--ttl', '600'])).toEqual({
      exitCode: 0,
      output: `${JSON.stringify({ rev: 1, put: 0, del: 0 })}\n`,
      said: `The server had no stream “${name}”: it was started again with the plan in ${il2File}.\n`,
    })
    const [key] = [await stack.admin('KEYS', 'stream:*')].flat()
    expect(await stack.admin('HGET', String(key), 'ttl')).toBe('600')
    expect((await done(['stop', name])).exitCode).toBe(0)
    const stopped = await done([...words, '--bring-back'])
    expect(stopped).toMatchObject({ exitCode: 3, output: '' })
    expect(stopped.said).toContain('unknown-stream: The stream was stopped and has ended.')
  })

  it('leaves the lead alone where the file cannot be read', async () => {
    await startStream()
    const leader = begin(['publish', name, il2File, '--map', 'stalingrad', '--watch'])
    await printed(leader, { rev: 1, put: 0, del: 0 })
    const refused = await done(['publish', name, join(folder, 'none.json')])
    expect(refused).toEqual({
      exitCode: 5,
      output: '',
      said: `${join(folder, 'none.json')}: there is no such file\n`,
    })
    leader.signal('SIGTERM')
    expect(await leader.exitCode).toBe(0)
  })
})

describe('rekey', () => {
  it('gives a stream another password, unlisted: who followed is out and told why', async () => {
    await startStream()
    const follower = begin(['follow', name])
    await printed(follower, expect.objectContaining({ type: 'plan' }))
    const fresh = { MISSIONCAST_NEW_PASSWORD: 'neues Pferd', MISSIONCAST_NEW_CODE: 'neuer Code' }
    expect(await done(['rekey', name, '--unlisted'], fresh)).toEqual(
      ok({ name, rev: 1, unlisted: true, viewers: 'out' }),
    )
    expect(await follower.exitCode).toBe(3)
    expect(follower.said()).toContain('wrong-password: The password is another one now')
    expect(await done(['list'])).toEqual({ exitCode: 0, output: '', said: '' })
    const present = { MISSIONCAST_PASSWORD: 'neues Pferd', MISSIONCAST_CODE: 'neuer Code' }
    expect(await done(['rekey', name, '--listed'], present)).toEqual(
      ok({ name, rev: 1, unlisted: false, viewers: 'in' }),
    )
    expect(await done(['stop', name], present)).toMatchObject({ exitCode: 0 })
  })
})

describe('an invitation', () => {
  it('lets in who follows, without the password', async () => {
    await startStream()
    const { MISSIONCAST_PASSWORD: password } = secrets
    const streams = createStreams({ webdis: createWebdis({ url: stack.url }) })
    const viewer = await streams.connect({ name, password })
    if (!viewer.ok) throw new Error('not let in')
    const invited = { MISSIONCAST_INVITATION: viewer.value.invitation() }
    viewer.value.disconnect()
    const taken = cast(['follow', name, '--snapshot'], { MISSIONCAST_URL: stack.url, ...invited })
    runs.push(taken)
    expect(await taken.exitCode).toBe(0)
    expect(Object.keys(json(taken.output()).elements).length).toBeGreaterThan(0)
    const wrong = await done(['follow', name], { MISSIONCAST_INVITATION: 'x' })
    expect(wrong).toMatchObject({ exitCode: 2, output: '' })
    expect(wrong.said).toContain('MISSIONCAST_INVITATION holds no invitation')
  })
})

describe('refusals and troubles', () => {
  it.each([
    ['follow', [name], { MISSIONCAST_PASSWORD: 'wrong' }, 'wrong-password: The password is wrong.'],
    ['stop', [name], { MISSIONCAST_CODE: 'wrong' }, 'wrong-code: The leader code is wrong.'],
    ['stop', ['Nobody'], {}, 'unknown-stream: There is no such stream.'],
    ['publish', [name, il2File, '--map', 'kuban'], { MISSIONCAST_CODE: 'wrong' }, 'wrong-code: '],
  ])('%s %j with %j is refused in words', async (word, operands, environment, words) => {
    await startStream()
    const refused = await done([word, ...operands], environment)
    expect(refused).toMatchObject({ exitCode: 3, output: '' })
    expect(refused.said).toContain(words)
    const [key] = [await stack.admin('KEYS', 'stream:*')].flat()
    expect(await stack.admin('HMGET', String(key), 'rev', 'term')).toEqual(['1', '1'])
  })

  it('says that nothing answers', async () => {
    const url = `http://127.0.0.1:${await chooseFreePort()}`
    expect(await done(['list', '--url', url])).toEqual({
      exitCode: 4,
      output: '',
      said: 'The server does not answer. Check the address and the network.\n',
    })
  })

  it('says that something else answers', async () => {
    const url = `http://127.0.0.1:${stack.webdisPort}`
    const refused = await done(['list', '--url', url])
    expect(refused).toMatchObject({ exitCode: 4, output: '' })
    expect(refused.said).toContain('is not a Missioncast server')
  })

  it('says that it was interrupted where it was not done', async () => {
    const silent = createServer()
    const asked = once(silent, 'request')
    await once(silent.listen(0, '127.0.0.1'), 'listening')
    const address = silent.address()
    const run = begin(['list', '--url', `http://127.0.0.1:${typeof address === 'object' && address?.port}`])
    await asked
    run.signal('SIGINT')
    expect(await run.exitCode).toBe(130)
    expect(run.said()).toBe('')
    silent.close()
  })

  it('says which secret is needed where nobody can be asked', async () => {
    const run = cast(['stop', name], { MISSIONCAST_URL: stack.url, MISSIONCAST_PASSWORD: 'x' })
    runs.push(run)
    expect(await run.exitCode).toBe(2)
    expect(run.said()).toContain('The code is needed: set MISSIONCAST_CODE')
  })

  it('says what is wrong with a name', async () => {
    const refused = await done(['stop', 'a\u202eb'])
    expect(refused).toMatchObject({ exitCode: 2, output: '' })
    expect(refused.said).toContain('The stream’s name has an invisible writing-direction character in it.')
  })
})
