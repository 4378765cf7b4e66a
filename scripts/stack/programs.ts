import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SetupError } from './setup-error.ts'

/** A program of the system that Missioncast runs, and the Debian package it comes in. */
export type Program = { readonly command: string; readonly debianPackage: string; readonly needed: string }

export const STACK_PROGRAMS: readonly Program[] = [
  { command: 'redis-server', debianPackage: 'redis-server', needed: 'Redis 7 or later' },
  { command: 'webdis', debianPackage: 'webdis', needed: 'Webdis 0.1.9 or later' },
  { command: 'nginx', debianPackage: 'nginx', needed: 'nginx 1.19.5 or later' },
]

/** Makes the certificate of a LAN. */
export const OPENSSL: Program = { command: 'openssl', debianPackage: 'openssl', needed: 'OpenSSL 3 or later' }

export const TEST_PROGRAMS: readonly Program[] = [
  ...STACK_PROGRAMS,
  OPENSSL,
  { command: 'luacheck', debianPackage: 'lua-check', needed: 'luacheck' },
  { command: 'chromium', debianPackage: 'chromium', needed: 'Chromium' },
]

/** Servers are installed where an ordinary user's PATH does not look. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/opt/homebrew/bin']

function findProgram(command: string, path = process.env.PATH ?? ''): string | undefined {
  return [...path.split(delimiter), ...SYSTEM_FOLDERS]
    .map((folder) => join(folder, command))
    .find(isExecutable)
}

/** The browser for the end-to-end tests: CHROMIUM, else one of the system's. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env.CHROMIUM) return env.CHROMIUM
  return CHROMIUM_NAMES.map((name) => findProgram(name)).find((found) => found !== undefined)
}

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @throws SetupError */
export function requireProgram(command: string): string {
  const found = findProgram(command)
  if (!found) throw new SetupError(`The program ${command} is missing. "npm start" installs it.`)
  return found
}

/**
 * Debian's packages start their servers on installation and at every boot; here they only serve as programs, so both
 * is prevented: by a policy that exists while apt runs, and by disabling the services of what was newly installed.
 */
const INSTALL = `
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > "$policy"
  chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
apt-get install -y -q --no-install-recommends "$@" || {
  apt-get update -q
  apt-get install -y -q --no-install-recommends "$@"
}
for service in "$@"; do
  systemctl disable --quiet "$service" 2>/dev/null || true
done
`

const isThere = ({ command }: Program) =>
  (command === 'chromium' ? findChromium(process.env) : findProgram(command)) !== undefined

/**
 * Installs those of the programs that are missing, with apt where there is one.
 * @throws SetupError
 */
export function installMissing(programs: readonly Program[], say: (line: string) => void): void {
  const missing = programs.filter((program) => !isThere(program))
  if (missing.length > 0) install(missing, say)
  requireRedis7()
}

function install(missing: readonly Program[], say: (line: string) => void): void {
  const packages = missing.map(({ debianPackage }) => debianPackage)
  const isRoot = process.getuid?.() === 0
  if (!findProgram('apt-get') || !(isRoot || findProgram('sudo'))) throw new SetupError(advice(missing))

  say(
    `Installing the system packages ${packages.join(', ')} with apt-get${isRoot ? '' : ' (sudo may ask for your password)'}.`,
  )
  say('Their system services are neither started nor enabled.')
  const script = ['sh', '-c', INSTALL, 'install', ...packages]
  const [command = 'sh', ...args] = isRoot ? script : ['sudo', ...script]
  const { status } = spawnSync(command, args, { stdio: ['inherit', 'ignore', 'inherit'] })
  if (status !== 0 || !missing.every(isThere)) {
    throw new SetupError(`apt-get could not install ${packages.join(', ')}.\n${advice(missing)}`)
  }
}

function advice(missing: readonly Program[]): string {
  return [
    'Missioncast needs these programs, which are not on this machine:',
    ...missing.map(
      ({ command, needed, debianPackage }) =>
        `  ${command}  (${needed}; in Debian it is the package ${debianPackage})`,
    ),
    'Install them with your package manager and start again,',
    'or run everything in containers: docker compose up',
  ].join('\n')
}

/** Functions, on which everything rests (W1), came with Redis 7. */
function requireRedis7(): void {
  const { stdout } = spawnSync(requireProgram('redis-server'), ['--version'], { encoding: 'utf8' })
  const version = /v=(\d+)[.\d]*/.exec(stdout)
  if (Number(version?.[1] ?? 0) < 7) {
    throw new SetupError(
      `Missioncast needs Redis 7 or later; this machine has ${version?.[0].slice(2) ?? 'another version'}.\n` +
        'Install a newer one, or run everything in containers: docker compose up',
    )
  }
}
