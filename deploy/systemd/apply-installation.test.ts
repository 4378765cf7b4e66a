import type * as fs from 'node:fs'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { applyInstallation } from './apply-installation.ts'
import { parseHostArguments } from './host-arguments.ts'
import { PLACES } from './installation.ts'

/** Of each file, the mode that it had until it was given another one. */
const modesBefore = vi.hoisted(() => new Map<string, number>())
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  const chmodSync: typeof real.chmodSync = (path, mode) => {
    modesBefore.set(String(path), real.statSync(path).mode & 0o777)
    real.chmodSync(path, mode)
  }
  return { ...real, chmodSync }
})

test('nobody else may read a password at any moment, whatever the umask is and an attempt before left there', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'missioncast-apply-'))
  const umask = process.umask(0)
  onTestFinished(() => {
    process.umask(umask)
    rmSync(scratch, { recursive: true })
  })
  const host = parseHostArguments([])
  if (host === 'help') throw new Error('no help was asked for')
  const root = join(scratch, 'root')
  const etc = join(root, PLACES.etc)
  mkdirSync(etc, { recursive: true })
  writeFileSync(join(etc, 'monitor-password.new'), 'half')
  writeFileSync(join(scratch, 'index.html'), '<!doctype html>')
  applyInstallation({
    settings: { ...host.settings, root },
    isDryRun: false,
    appDir: scratch,
    say: () => {},
    run: (command) => expect.fail(command),
  })
  for (const path of ['admin-password', 'monitor-password'].map((name) => join(etc, name))) {
    const modes = { before: modesBefore.get(`${path}.new`), after: statSync(path).mode & 0o777 }
    expect({ path, modes }).toEqual({ path, modes: { before: 0o600, after: 0o600 } })
  }
})
