import type { Streams } from '../src/stream/session.ts'
import type { Command } from './arguments.ts'
import { readPlanFile } from './plan-file.ts'
import { confirmSecret, keepApart, readSecret } from './secret-prompt.ts'
import type { Terminal } from './terminal.ts'
import { expectName, expectOk } from './words.ts'

/** Creates a stream with a file's plan and leaves it to whoever reconnects. */
export async function start(
  streams: Streams,
  { name: text, file, map, unlisted, ttlSeconds }: Extract<Command, { word: 'start' }>,
  terminal: Terminal,
): Promise<void> {
  const name = expectName(text)
  const { plan, notes } = await readPlanFile(file, map)
  for (const note of notes) terminal.say(note)
  const password = await readSecret('password', terminal)
  await confirmSecret('password', password, terminal)
  const code = await readSecret('code', terminal)
  keepApart(password, code)
  await confirmSecret('code', code, terminal)

  const { signal } = terminal
  const ttl = ttlSeconds === undefined ? {} : { ttlSeconds }
  const asked = { name, password, code, plan, by: 'script', unlisted, signal, ...ttl } as const
  const session = expectOk(await streams.start(asked))
  try {
    await session.settled(signal)
    terminal.print({ name, rev: session.status().rev })
  } finally {
    session.leave()
  }
}
