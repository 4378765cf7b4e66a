import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i

/** What a package wants to be told with it: the text of its licence files; empty if it has none. */
export function licenceText(folder: string): string {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map(({ name }) => name)
  return files
    .sort()
    .map((name) => ownLicence(readFileSync(join(folder, name), 'utf8')))
    .join('\n\n')
}

/** Vite's file goes on with the licences of what is inside Vite itself, which the app has nothing of. */
const ownLicence = (text: string): string =>
  (text.split(/^# Licenses of bundled dependencies$/m)[0] ?? '').replaceAll('\r\n', '\n').trim()
