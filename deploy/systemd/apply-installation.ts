import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SetupError } from '../../scripts/stack/setup-error.ts'
import { rememberedArguments } from './host-arguments.ts'
import { type HostFile, type HostSettings, PLACES, planInstallation, SERVICES } from './installation.ts'

/**
 * Writes what is not as it should be and has the services take it up; done again, it changes nothing.
 * @throws SetupError
 */
export function applyInstallation(how: {
  readonly settings: HostSettings
  /** Only tell what would be done. */
  readonly isDryRun: boolean
  /** the built app */
  readonly appDir: string
  readonly say: (line: string) => void
  readonly run: (command: string) => void
}): void {
  const { settings, isDryRun, appDir, say, run } = how
  const { root } = settings
  if (!existsSync(join(appDir, 'index.html'))) {
    throw new SetupError('The app is not built yet. As yourself, not as root: npm run build')
  }
  const tell = (what: string) => say(isDryRun ? `would ${what}` : what)
  const keep = (file: HostFile) => {
    tell(`write ${file.path}`)
    if (!isDryRun) write(file)
  }
  const secret = (name: string): string => {
    const path = join(root, PLACES.etc, name)
    if (existsSync(path)) return readFileSync(path, 'utf8').trim()
    const content = randomBytes(32).toString('hex')
    keep({ path, content: `${content}\n`, mode: 0o600 })
    return content
  }

  const secrets = { adminPassword: secret('admin-password'), monitorPassword: secret('monitor-password') }
  const options: HostFile = {
    path: rememberedIn(root),
    content: rememberedArguments(settings),
    mode: 0o644,
  }
  const changed = [options, ...planInstallation(settings, secrets, appDir)].filter((file) => !isThere(file))
  for (const file of changed) keep(file)
  if (root !== '') {
    say(`All of it is below ${root}; no service was touched.`)
    return
  }
  for (const command of commandsAfter(changed)) {
    tell(`run ${command}`)
    if (!isDryRun) run(command)
  }
}

export const rememberedIn = (root: string): string => join(root, PLACES.etc, 'options')

const isThere = ({ path, content }: HostFile): boolean =>
  existsSync(path) && Buffer.from(content).equals(readFileSync(path))

/** At once, so that no server ever reads half a file. */
function write({ path, content, mode }: HostFile): void {
  mkdirSync(dirname(path), { recursive: true })
  // A file that is there keeps its mode.
  rmSync(`${path}.new`, { force: true })
  writeFileSync(`${path}.new`, content, { mode })
  // Whatever the umask is.
  chmodSync(`${path}.new`, mode)
  renameSync(`${path}.new`, path)
}

/** What takes up the files that changed. */
export function commandsAfter(changed: readonly HostFile[]): readonly string[] {
  const isHardened = changed.some(({ path }) => path.endsWith('/hardening.conf'))
  const unitsOf = (by: 'restart' | 'reload') =>
    new Set(changed.filter((file) => (file.by ?? 'restart') === by).flatMap(({ units }) => units ?? []))
  const toRestart = unitsOf('restart')
  const toReload = unitsOf('reload')
  const { redis, library, webdis, edge, backupTimer } = SERVICES
  // One after the other, so that one Webdis is always there.
  const commands = [redis, library, ...webdis, edge, backupTimer].flatMap((unit) => {
    if (toRestart.has(unit) || (isHardened && unit !== backupTimer)) return `systemctl restart ${unit}`
    return toReload.has(unit) ? `systemctl reload-or-restart ${unit}` : []
  })
  return [
    'systemd-sysusers /etc/sysusers.d/missioncast.conf',
    'systemctl daemon-reload',
    ...commands,
    'systemctl enable --now missioncast.target',
  ]
}
