import type { Streams } from '../src/stream/session.ts'
import { readSecret } from './secret-prompt.ts'
import type { Terminal } from './terminal.ts'
import { expectName, expectOk } from './words.ts'

export async function stop(streams: Streams, text: string, terminal: Terminal): Promise<void> {
  const name = expectName(text)
  const password = await readSecret('password', terminal)
  const code = await readSecret('code', terminal)
  expectOk(await streams.stop({ name, password, code, signal: terminal.signal }))
  terminal.say(`Stopped “${name}”; its viewers were told.`)
}
