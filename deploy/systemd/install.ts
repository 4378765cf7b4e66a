/** `npm run host:install`: puts Missioncast on this machine as systemd services, or brings them up to date. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root as projectRoot } from '../../scripts/stack/servers.ts'
import { SetupError } from '../../scripts/stack/setup-error.ts'
import { applyInstallation, rememberedIn } from './apply-installation.ts'
import { type HostArguments, parseHostArguments, USAGE } from './host-arguments.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

// The services' users read what root writes.
process.umask(0o022)

try {
  const words = process.argv.slice(2)
  const told = parseHostArguments(words)
  if (told === 'help') say(USAGE)
  else {
    const { settings, isDryRun } = withRemembered(told, words)
    if (!isDryRun && settings.root === '' && process.getuid?.() !== 0) {
      throw new SetupError('Installing needs root’s rights: sudo npm run host:install -- …')
    }
    applyInstallation({ settings, isDryRun, appDir: join(projectRoot, 'dist'), say, run })
    if (!isDryRun && settings.root === '') {
      say('Missioncast is installed. How it is: systemctl list-dependencies missioncast.target')
    }
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

function withRemembered(told: HostArguments, words: readonly string[]): HostArguments {
  const file = rememberedIn(told.settings.root)
  if (!existsSync(file)) return told
  const remembered = readFileSync(file, 'utf8').trim().split('\n')
  const both = parseHostArguments([...remembered, ...words])
  return both === 'help' ? told : both
}

function run(command: string): void {
  const [program = '', ...args] = command.split(' ')
  const { status } = spawnSync(program, args, { stdio: 'inherit' })
  if (status !== 0) {
    throw new SetupError(
      `${command} failed; what it said above and the journal say why: journalctl -u 'missioncast*' -n 30\n` +
        'When that is put right, install again, and then: sudo systemctl restart missioncast.target',
    )
  }
}
