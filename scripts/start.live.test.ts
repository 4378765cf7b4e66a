import { type ChildProcess, spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { chooseFreePort } from './stack/ports.ts'
import { runCommands } from './stack/resp.ts'

type Run = {
  readonly child: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
}

const runs: Run[] = []
const folders: string[] = []

const npmStart = (env: Record<string, string>) => npmRun('start', env)

/** An npm script in a process group of its own, as in a terminal. */
function npmRun(script: string, env: Record<string, string>, ...words: readonly string[]): Run {
  const child = spawn('npm', ['run', script, '--', ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = once(child, 'exit').then(() => child.exitCode)
  const run = { child, output: () => output, ended }
  runs.push(run)
  return run
}

const signalGroup = ({ child }: Run, signal: NodeJS.Signals) => process.kill(-(child.pid ?? 0), signal)

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'missioncast-start-'))
  folders.push(folder)
  return join(folder, 'data')
}

afterEach(async () => {
  for (const run of runs.splice(0)) {
    if (run.child.exitCode === null && run.child.signalCode === null) signalGroup(run, 'SIGKILL')
    await run.ended
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function readyUrl(run: Run): Promise<string> {
  const ready = /Missioncast is ready.*: (\S+)/
  const endedInstead = run.ended.then(() => Promise.reject(new Error(`npm ended:\n${run.output()}`)))
  const isReady = vi.waitFor(() => expect(run.output()).toMatch(ready), { timeout: 60_000, interval: 50 })
  await Promise.race([isReady, endedInstead])
  return ready.exec(run.output())?.[1] ?? ''
}

const askVersion = (url: string) =>
  fetch(`${url}/webdis/FCALL_RO/stream_version/0`, { method: 'PUT', body: '{}' })
const answers = async (url: string) => (await askVersion(url)).status
const versionReply = async (url: string) => (await askVersion(url)).text()

test('npm start serves the app at one address, keeps its folder to itself, ends with Ctrl-C and starts again', async () => {
  const port = await chooseFreePort()
  const dataDir = scratchFolder()
  const run = npmStart({ PORT: String(port), MISSIONCAST_DATA: dataDir })
  const url = await readyUrl(run)
  expect(url).toBe(`http://127.0.0.1:${port}`)
  expect(run.output().match(/http:\/\/\S+/g)).toEqual([url])
  expect(await (await fetch(url)).text()).toContain('<div id="root">')
  expect(await answers(url)).toBe(200)

  const second = npmStart({ PORT: String(port), MISSIONCAST_DATA: dataDir })
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain(`Missioncast is already running with the data folder ${dataDir}.`)

  signalGroup(run, 'SIGINT')
  expect(await run.ended).toBe(0)
  await expect(fetch(url)).rejects.toThrow('fetch failed')

  const again = npmStart({ PORT: String(port), MISSIONCAST_DATA: dataDir })
  expect(await answers(await readyUrl(again))).toBe(200)
  again.child.kill('SIGTERM')
  await again.ended
  await vi.waitFor(() => expect(again.output()).toContain('Stopping'))
  await expect(fetch(url)).rejects.toThrow('fetch failed')
}, 120_000)

/** The status and body of a page by HTTPS, whose certificate the authority has to vouch for. */
function getSecurely(
  url: string,
  authorityFile: string,
): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { ca: readFileSync(authorityFile) }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (more: string) => {
        text += more
      })
      response.on('end', () => resolve({ status: response.statusCode, text }))
    }).on('error', reject)
  })
}

test('npm start -- --https makes a certificate for the LAN, serves by it and says what to trust', async () => {
  const [port, plainPort] = [await chooseFreePort(), await chooseFreePort()]
  const dataDir = scratchFolder()
  const ports = { PORT: String(port), MISSIONCAST_HTTP_PORT: String(plainPort) }
  const run = npmRun('start', { ...ports, MISSIONCAST_DATA: dataDir }, '--https')
  const url = await readyUrl(run)
  expect(url).toBe(`https://127.0.0.1:${port}`)
  const authorityFile = join(dataDir, 'tls/authority.crt')
  expect(await getSecurely(url, authorityFile)).toMatchObject({
    status: 200,
    text: expect.stringContaining('<div id="root">'),
  })
  await vi.waitFor(() => expect(run.output()).toContain('SHA-256'), { timeout: 30_000 })
  expect(run.output()).toContain(authorityFile)
  expect(run.output()).toContain(new X509Certificate(readFileSync(authorityFile)).fingerprint256)
  expect(run.output()).toContain(`Plain HTTP on port ${plainPort} sends people there.`)
  const sent = await fetch(`http://127.0.0.1:${plainPort}/`, { redirect: 'manual' })
  expect([sent.status, sent.headers.get('location')]).toEqual([301, `${url}/`])
}, 120_000)

test('npm start loads the library again when somebody flushed it', async () => {
  const port = await chooseFreePort()
  const dataDir = scratchFolder()
  const run = npmStart({ PORT: String(port), MISSIONCAST_DATA: dataDir })
  const url = await readyUrl(run)
  const read = (file: string) => readFileSync(join(dataDir, file), 'utf8').trim()
  const login = ['AUTH', 'admin', read('admin-password')]
  await runCommands(Number(read('run/redis-port')), [login, ['FUNCTION', 'FLUSH']])
  const said = 'The functions library was gone from Redis; it is loaded again.'
  await vi.waitFor(() => expect(run.output()).toContain(said), { timeout: 15_000 })
  expect(await versionReply(url)).toContain('OK')
}, 120_000)

test('npm start says so when the port that was asked for is taken', async () => {
  const server = createServer()
  const port = await chooseFreePort()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const run = npmStart({ PORT: String(port), MISSIONCAST_DATA: scratchFolder() })
  expect(await run.ended).toBe(1)
  expect(run.output()).toContain(`Port ${port} is taken by another program.`)
  await new Promise((done) => server.close(done))
})

test('npm start says so when a setting cannot be used', async () => {
  const run = npmStart({ PORT: 'http', MISSIONCAST_DATA: scratchFolder() })
  expect(await run.ended).toBe(1)
  expect(run.output()).toContain('PORT has to be a number from 1 to 65535; it is "http".')
})

test('npm run dev serves the source with hot reload, and passes calls on to a stack of its own', async () => {
  const port = await chooseFreePort()
  const run = npmRun('dev', { PORT: String(port), MISSIONCAST_DATA: scratchFolder() })
  const url = await readyUrl(run)
  expect(url).toBe(`http://127.0.0.1:${port}/`)
  expect(await (await fetch(url)).text()).toContain('/@vite/client')
  expect(await answers(url.slice(0, -1))).toBe(200)
  expect(await (await fetch(`${url}config.json`)).json()).toEqual({})
  signalGroup(run, 'SIGINT')
  expect(await run.ended).toBe(0)
}, 120_000)
