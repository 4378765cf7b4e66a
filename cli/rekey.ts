import type { Streams } from '../src/stream/session.ts'
import type { Command } from './arguments.ts'
import { confirmSecret, isGiven, keepApart, readSecret } from './secret-prompt.ts'
import type { Terminal } from './terminal.ts'
import { expectName, expectOk } from './words.ts'

/** Gives a stream other secrets, or another listing, and leaves it to whoever reconnects. */
export async function rekey(
  streams: Streams,
  { name: text, unlisted }: Extract<Command, { word: 'rekey' }>,
  terminal: Terminal,
): Promise<void> {
  const name = expectName(text)
  const { signal } = terminal
  const password = await readSecret('password', terminal)
  const code = await readSecret('code', terminal)
  // What is named is changed, and nothing else; a person who named nothing wants other secrets.
  const isNamed = unlisted !== undefined || isGiven('new password', terminal) || isGiven('new code', terminal)
  const readNew = async (which: 'new password' | 'new code', present: string): Promise<string> => {
    if (isNamed && !isGiven(which, terminal)) return present
    const secret = await readSecret(which, terminal)
    await confirmSecret(which, secret, terminal)
    return secret
  }
  const newPassword = await readNew('new password', password)
  const newCode = await readNew('new code', code)
  keepApart(newPassword, newCode)

  const session = expectOk(await streams.reconnect({ name, password, code, by: 'script', signal }))
  try {
    const isNewPassword = newPassword !== password
    const listing = unlisted === undefined ? {} : { unlisted }
    const secrets = { password: newPassword, code: newCode, isNewPassword, ...listing }
    expectOk(await session.changeSecrets(secrets, signal))
    await session.settled(signal)
    const { rev, isUnlisted } = session.status()
    terminal.print({ name, rev, unlisted: isUnlisted, viewers: isNewPassword ? 'out' : 'in' })
  } finally {
    session.leave()
  }
}
