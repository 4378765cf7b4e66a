/** `npm run signatures`: asks the registry whether it signed what is installed. Needs the network, so it is no part of `npm test`. */
import { spawnSync } from 'node:child_process'
import { signatureVerdict } from './signature-verdict.ts'

const { stdout } = spawnSync('npm', ['audit', 'signatures', '--json', '--fetch-retries=1'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
})
const silence = { error: { summary: 'npm gave no answer' } }
const { passed, words } = signatureVerdict(stdout ? JSON.parse(stdout) : silence)
process.stdout.write(`${words}\n`)
process.exitCode = passed ? 0 : 1
