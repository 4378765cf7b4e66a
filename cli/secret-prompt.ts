import { createInterface } from 'node:readline'
import { type Readable, Writable } from 'node:stream'
import { checkSecret } from '../src/stream/secrets.ts'
import { CastError, exitCodes } from './exit-code.ts'

/** Where a secret comes from: the environment, else a person at a terminal who is asked on standard error. */
export type SecretSource = {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly input: Readable & { readonly isTTY?: boolean | undefined }
  readonly output: Writable
}

const secrets = {
  password: { variable: 'MISSIONCAST_PASSWORD', words: 'Password of the stream' },
  code: { variable: 'MISSIONCAST_CODE', words: 'Leader code of the stream' },
  'new password': { variable: 'MISSIONCAST_NEW_PASSWORD', words: 'New password of the stream' },
  'new code': { variable: 'MISSIONCAST_NEW_CODE', words: 'New leader code of the stream' },
} as const

/** Whether a secret is in the environment. */
export const isGiven = (which: keyof typeof secrets, { environment }: SecretSource): boolean =>
  environment[secrets[which].variable] !== undefined

/** @throws {CastError} with `usage` if there is nobody to ask, or the secret breaks S3 */
export async function readSecret(which: keyof typeof secrets, source: SecretSource): Promise<string> {
  const { variable, words } = secrets[which]
  const given = source.environment[variable]
  if (given === undefined && !source.input.isTTY)
    throw new CastError(
      exitCodes.usage,
      `The ${which} is needed: set ${variable}, or run this at a terminal to be asked for it.`,
    )
  const checked = checkSecret(given ?? (await ask(`${words}: `, source)))
  if (checked.ok) return checked.secret
  const wrong = {
    empty: 'is empty',
    'white-space': 'is nothing but white space',
    'too-long': 'is longer than 200 characters',
  }[checked.problem]
  throw new CastError(exitCodes.usage, `The ${which} ${wrong}.`)
}

/**
 * Asks a person for a secret once more before a stream is given it: no server could tell them later that it was mistyped.
 * @throws {CastError} with `usage` if it is another now
 */
export async function confirmSecret(
  which: keyof typeof secrets,
  secret: string,
  source: SecretSource,
): Promise<void> {
  const { variable, words } = secrets[which]
  if (source.environment[variable] !== undefined) return
  const again = checkSecret(await ask(`${words}, once more: `, source))
  if (again.ok && again.secret === secret) return
  throw new CastError(exitCodes.usage, `The ${which} was not the same the second time. Nothing was changed.`)
}

/**
 * Both as `readSecret` gave them.
 * @throws {CastError} with `usage` if they are the same: whoever watches could lead
 */
export function keepApart(password: string, code: string): void {
  if (password !== code) return
  throw new CastError(
    exitCodes.usage,
    'The code is the password, so that whoever watches could lead. Choose another one. Nothing was changed.',
  )
}

/** Asks without showing what is typed. */
function ask(question: string, { input, output }: SecretSource): Promise<string> {
  output.write(question)
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: silence, terminal: true })
  return new Promise((resolve, reject) => {
    let answered = false
    lines.once('line', (line) => {
      answered = true
      lines.close()
      resolve(line)
    })
    lines.once('close', () => {
      output.write('\n')
      if (!answered) reject(new CastError(exitCodes.usage, 'Nothing was entered.'))
    })
  })
}
