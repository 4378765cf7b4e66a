import { createStreams } from '../src/stream/streams.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { type Command, parseCommand, usage } from './arguments.ts'
import { convert } from './convert.ts'
import { CastError, type ExitCode, exitCodes } from './exit-code.ts'
import { follow, snapshot } from './follow.ts'
import { list } from './list.ts'
import { publish } from './publish.ts'
import { rekey } from './rekey.ts'
import { start } from './start.ts'
import { stop } from './stop.ts'
import { tellLocked } from './tell-locked.ts'
import type { Terminal } from './terminal.ts'

const leaving = new AbortController()
/** What the shell is told if leaving cuts short what was to be done; a reader of standard output that has enough is no failure. */
let leftWith: ExitCode = exitCodes.ok
const interruptions = [
  ['SIGINT', exitCodes.interrupted],
  ['SIGTERM', exitCodes.terminated],
] as const
for (const [signal, exitCode] of interruptions)
  process.once(signal, () => {
    leftWith = exitCode
    leaving.abort()
  })
process.stdout.on('error', () => leaving.abort())

const terminal: Terminal = {
  environment: process.env,
  input: process.stdin,
  output: process.stderr,
  print: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
  write: (content) => process.stdout.write(content),
  say: (words) => process.stderr.write(`${words}\n`),
  signal: leaving.signal,
}

try {
  await run(parseCommand(process.argv.slice(2), process.env))
} catch (error) {
  if (error instanceof CastError) {
    terminal.say(error.message)
    if (error.exitCode === exitCodes.usage) terminal.say('See: npm run -s cast -- --help')
    process.exitCode = error.exitCode
  } else if (leaving.signal.aborted) {
    process.exitCode = leftWith
  } else {
    terminal.say(`A fault of Missioncast: ${error instanceof Error ? error.stack : error}`)
    process.exitCode = exitCodes.unexpected
  }
}

async function run(command: Command): Promise<void> {
  if (command.word === 'help') return terminal.write(usage)
  if (command.word === 'convert') return convert(command, terminal)
  const streams = createStreams({ webdis: createWebdis({ url: `${command.url}/` }) })
  tellLocked(streams, terminal)
  switch (command.word) {
    case 'list':
      return list(streams, terminal)
    case 'start':
      return start(streams, command, terminal)
    case 'publish':
      return publish(streams, command, terminal)
    case 'follow':
      return follow(streams, command.name, terminal)
    case 'snapshot':
      return snapshot(streams, command, terminal)
    case 'rekey':
      return rekey(streams, command, terminal)
    case 'stop':
      return stop(streams, command.name, terminal)
  }
}
