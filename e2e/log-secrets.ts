import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'

/** Shorter texts of a call are words of the protocol. */
const shortestChars = 16
/** Less of a secret than this stands in a log by chance. */
const shortestForm = 4
/** A log that had more of a text would have its beginning. */
const comparedChars = 100

const told = new Set<string>()

/** Notes what no log may hold: a password or a leader code that a story types. */
export function noteSecret(text: string): void {
  told.add(text)
}

/** Notes what the context's pages send and no log may hold: proofs, salts, epochs and plans, which are in bodies, and channels. */
export function noteSecretsSent(context: BrowserContext): void {
  context.on('request', (request) => {
    const [, channel] = /live%3a([0-9a-f]+)/i.exec(request.url()) ?? []
    if (channel !== undefined) told.add(channel)
    const body = request.url().includes('/webdis/') ? request.postData() : null
    for (const text of body === null ? [] : textsIn(JSON.parse(body)))
      if (text.length >= shortestChars) told.add(text.slice(0, comparedChars))
  })
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Every way in which a log could write a text down. */
const formsOf = (text: string): readonly string[] =>
  [
    ...new Set([
      text,
      JSON.stringify(text).slice(1, -1),
      encodeURIComponent(text),
      Buffer.from(text).toString('hex'),
      // The last characters depend on what follows.
      Buffer.from(text)
        .toString('base64')
        .replace(/.{0,3}=*$/, ''),
      [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    ]),
  ].filter((form) => form.length >= shortestForm)

/** Where the files of these names hold any of the secrets, in whatever form; told without the whole of it. */
export function findSecrets(files: readonly string[], secrets: Iterable<string> = told): readonly string[] {
  const sought = [...secrets].flatMap((secret) =>
    formsOf(secret).map((form) => ({ secret, form: form.toLowerCase() })),
  )
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8').toLowerCase()
    return sought
      .filter(({ form }) => text.includes(form))
      .map(({ secret }) => `${file} holds ${secret.slice(0, 6)}…`)
  })
}

/** How many have been noted in this process. */
export const secretsNoted = (): number => told.size

/** The logs of a stack that runs. */
export const logsOf = (dataDir: string): readonly string[] =>
  readdirSync(join(dataDir, 'run'))
    .filter((name) => name.endsWith('.log'))
    .map((name) => join(dataDir, 'run', name))
