import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PLACES } from './installation.ts'
import { parseUnitFile, wordsOf } from './unit-file.ts'

/** Users that no system has, one for each of ours, so that nothing is theirs but what systemd would give them. */
const USERS = ['missioncast-redis', 'missioncast-webdis', 'missioncast-edge', 'missioncast-admin']
const FIRST_ID = 64_901
const idOf = (user: string) => FIRST_ID + USERS.indexOf(user)

export const isRoot = process.getuid?.() === 0

export type RunningUnit = {
  readonly child: ChildProcess
  /** standard output and error so far */
  readonly said: () => string
  readonly stop: () => Promise<void>
}

/**
 * Does with an installed service below `root` what systemd does at its start, but for the hardening: environment,
 * credentials and folders, then its lines, as its user (as the present one if that is not root). Its outputs are
 * sockets, as the journal's are. `more` is set in its environment besides.
 */
export function runUnit(
  root: string,
  file: string,
  { instance = '', more = {} }: { instance?: string; more?: Readonly<Record<string, string>> } = {},
): RunningUnit {
  const unit = parseUnitFile(readFileSync(join(root, PLACES.units, file), 'utf8'), instance)
  const [user = ''] = unit.get('User')
  const as = isRoot ? { uid: idOf(user), gid: idOf(user) } : {}
  const give = (path: string) => {
    if (isRoot) chownSync(path, idOf(user), idOf(user))
  }
  const makeFolder = (parent: string, name: string) => {
    const path = join(root, parent, name)
    mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
    if (!existsSync(path)) mkdirSync(path, { mode: 0o700 })
    give(path)
    return path
  }
  for (const name of unit.get('StateDirectory')) makeFolder('/var/lib', name)
  for (const name of unit.get('LogsDirectory')) makeFolder('/var/log', name)
  for (const name of unit.get('RuntimeDirectory')) makeFolder('/run', name)
  const credentials = makeFolder('/run/credentials', `${file}${instance}`)
  for (const line of unit.get('LoadCredential')) {
    const [name = '', source = ''] = line.split(':')
    copyFileSync(source, join(credentials, name))
    give(join(credentials, name))
  }
  const assignments = [
    ...unit.get('EnvironmentFile').flatMap((path) => readFileSync(path, 'utf8').trim().split('\n')),
    ...unit.get('Environment').map((line) => line.replaceAll('%d', credentials)),
  ]
  const env = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    CREDENTIALS_DIRECTORY: credentials,
    ...Object.fromEntries(assignments.map((line) => line.split('=', 2))),
    ...more,
  }
  for (const line of unit.get('ExecStartPre')) {
    const [command = '', ...args] = wordsOf(line)
    const { status, stderr } = spawnSync(command, args, { ...as, env, cwd: '/', encoding: 'utf8' })
    if (status !== 0) throw new Error(`${line}: ${stderr}`)
  }
  const [command = '', ...args] = wordsOf(unit.get('ExecStart')[0] ?? '')
  // A group of its own, which ends as a whole, as a service's control group does.
  const child = spawn(command, args, {
    ...as,
    env,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  return {
    child,
    said: () => said,
    async stop() {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
      try {
        process.kill(-(child.pid ?? 0), 'SIGTERM')
        process.kill(-(child.pid ?? 0), 'SIGCONT')
      } catch {
        // All of the group has ended.
      }
      await ended
    },
  }
}
