/** The last step of `npm run i18n`: a message that is shown as it is written is in the source already, and needs no entry. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { messages } from '../src/ui/locales/en.ts'

const file = join(import.meta.dirname, '../src/ui/locales/en.ts')
const [head] = readFileSync(file, 'utf8').split('JSON.parse(')
const entries = Object.entries(messages).filter(([id, parts]) => !(parts.length === 1 && parts[0] === id))
const text = JSON.stringify(JSON.stringify(Object.fromEntries(entries)))
writeFileSync(file, `${head}JSON.parse(${text})as Messages;`)
