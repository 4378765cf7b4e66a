// Needs nothing but Node: installs the npm packages where they are missing or out of date, then runs the command.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
process.chdir(root)

const [command, ...rest] = process.argv.slice(2)
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Missioncast needs Node 20.19 or later; this is ${process.versions.node}. See https://nodejs.org`)
}
if (!arePackagesInstalled()) installPackages()

const { register } = await import('tsx/esm/api')
register()
process.argv.splice(2, Number.POSITIVE_INFINITY, ...rest)
await import(pathToFileURL(join(root, 'scripts', `${command}.ts`)).href)

/** npm keeps a copy of the lock file as installed; each package that it must have installed has to be there as locked. */
function arePackagesInstalled() {
  const installedLock = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedLock)) return false
  const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const { packages: installed } = JSON.parse(readFileSync(installedLock, 'utf8'))
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

/** Not by `npm ci`, which refuses a lock file that does not name the optional packages of every other system. */
function installPackages() {
  process.stdout.write('Installing the npm packages …\n')
  const { npm_execpath: npm } = process.env
  const args = ['install', '--no-save', '--loglevel=error']
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit' })
  if (status !== 0) fail('npm could not install the packages; its messages above say why.')
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
