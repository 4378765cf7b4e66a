import { parseArgs } from 'node:util'
import {
  choosesRoute,
  type FormatId,
  formatById,
  formatOfFileName,
  formats,
} from '../src/formats/format-list.ts'
import { CastError, exitCodes } from './exit-code.ts'

export const usage = `Usage: npm run -s cast -- COMMAND [OPTIONS]

  list                    the active streams, one line of JSON each
  start NAME FILE         create the stream NAME with the plan in FILE, and exit
  publish NAME FILE       lead the stream: send what differs from FILE, and exit
  follow NAME             one line of JSON for every change of the plan and of the status
  rekey NAME              give the stream a new password or code; without the new password its viewers are out
  stop NAME               tell the viewers that it is over and delete the stream
  convert IN OUT          write the plan in the file IN as the file OUT, without a server; - is standard input or output

  --url URL               the address of the app (or MISSIONCAST_URL), e.g. http://127.0.0.1:8080
  --map ID                start, publish, convert: the map, where FILE names none (stalingrad … world)
  --ttl SECONDS           start, publish --bring-back: how long the stream outlives its leader's last sign of life
                          (600 to 86400; 10800)
  --unlisted              start, rekey, publish --bring-back: the stream is found by its name alone
  --listed                rekey: everybody sees it in the list (without either: as it was)
  --watch                 publish: go on, and send every later change of FILE
  --bring-back            publish: where the server has no such stream and nobody stopped it, start it with FILE
  --snapshot              follow: print the plan once, and exit
  --format il2|json       follow --snapshot: as an IL-2 Mission Planner file or as Missioncast's own (json)
  --route NAME|NUMBER     convert: the route for a format of one flight, or of which the flight card (csv) is; without it
                          the first flight, or the card of all flights
  --from FORMAT           convert: what IN is, where its content and its name do not say it
  --to FORMAT             convert: what OUT becomes, where its name does not say it
                          FORMAT is one of ${formats.map(({ id }) => id).join(', ')}

Secrets come from MISSIONCAST_PASSWORD and MISSIONCAST_CODE, new ones from MISSIONCAST_NEW_PASSWORD and
MISSIONCAST_NEW_CODE, or are asked for; never from arguments. follow also takes MISSIONCAST_INVITATION.
JSON goes to standard output, words to standard error. Exit codes: 0 done, 1 a fault of ours, 2 usage,
3 refused, 4 server out of reach or not usable, 5 file, 130 or 143 interrupted or terminated before it was done.
`

export type Command =
  | { readonly word: 'help' }
  | { readonly word: 'list'; readonly url: string }
  | {
      readonly word: 'start'
      readonly url: string
      readonly name: string
      readonly file: string
      readonly map: string | undefined
      readonly unlisted: boolean
      readonly ttlSeconds: number | undefined
    }
  | {
      readonly word: 'publish'
      readonly url: string
      readonly name: string
      readonly file: string
      readonly map: string | undefined
      readonly watch: boolean
      readonly bringBack: boolean
      readonly unlisted: boolean
      readonly ttlSeconds: number | undefined
    }
  | { readonly word: 'follow'; readonly url: string; readonly name: string }
  | {
      readonly word: 'snapshot'
      readonly url: string
      readonly name: string
      readonly format: 'il2' | 'json'
    }
  | {
      readonly word: 'rekey'
      readonly url: string
      readonly name: string
      /** undefined: as it was */
      readonly unlisted: boolean | undefined
    }
  | { readonly word: 'stop'; readonly url: string; readonly name: string }
  | {
      readonly word: 'convert'
      readonly input: string
      readonly output: string
      readonly from: FormatId | undefined
      readonly to: FormatId
      readonly map: string | undefined
      /** a name, or a number from 1 */
      readonly route: string | undefined
    }

const options = {
  url: { type: 'string' },
  map: { type: 'string' },
  ttl: { type: 'string' },
  watch: { type: 'boolean' },
  'bring-back': { type: 'boolean' },
  unlisted: { type: 'boolean' },
  listed: { type: 'boolean' },
  snapshot: { type: 'boolean' },
  format: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  route: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

type OptionName = Exclude<keyof typeof options, 'help'>

const allowed: Readonly<Record<string, { operands: readonly string[]; options: readonly OptionName[] }>> = {
  list: { operands: [], options: ['url'] },
  start: { operands: ['NAME', 'FILE'], options: ['url', 'map', 'ttl', 'unlisted'] },
  publish: { operands: ['NAME', 'FILE'], options: ['url', 'map', 'watch', 'bring-back', 'ttl', 'unlisted'] },
  follow: { operands: ['NAME'], options: ['url', 'snapshot', 'format'] },
  rekey: { operands: ['NAME'], options: ['url', 'unlisted', 'listed'] },
  stop: { operands: ['NAME'], options: ['url'] },
  convert: { operands: ['IN', 'OUT'], options: ['from', 'to', 'map', 'route'] },
}

/** @throws {CastError} with `usage` that says which word of the command line cannot be used */
export function parseCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Command {
  const { values, positionals } = parse(words)
  const [word, ...operands] = positionals
  if (values.help || word === undefined || word === 'help') return { word: 'help' }

  const shape = allowed[word]
  if (!shape || !Object.hasOwn(allowed, word)) return refuse(`There is no command “${word}”.`)
  const missing = shape.operands[operands.length]
  if (missing) return refuse(`${word} needs ${shape.operands.join(' and ')}: ${missing} is missing.`)
  if (operands.length > shape.operands.length)
    return refuse(
      `${word} takes ${shape.operands.join(' and ') || 'no further words'}: “${operands.at(-1)}” is one too many. Put a name with spaces in quotes.`,
    )
  for (const option of Object.keys(values))
    if (!shape.options.some((known) => known === option)) return refuse(`${word} takes no --${option}.`)

  if (word === 'convert') {
    const [input = '', output = ''] = operands
    const from = values.from === undefined ? undefined : formatNamed('--from', values.from, 'reads')
    const to = outputFormat(output, values.to)
    if (values.route !== undefined && !choosesRoute(to))
      return refuse(
        `${formatById(to).title} holds all routes: --route goes with a format of one flight, or csv.`,
      )
    return { word, input, output, from, to, map: values.map, route: values.route }
  }
  const url = serverUrl(values.url ?? environment.MISSIONCAST_URL)
  const [name = '', file = ''] = operands
  const { unlisted = false } = values
  switch (word) {
    case 'list':
      return { word, url }
    case 'start':
      return { word, url, name, file, map: values.map, unlisted, ttlSeconds: seconds(values.ttl) }
    case 'publish': {
      const { map, watch = false, ttl, 'bring-back': bringBack = false } = values
      if (ttl !== undefined && !bringBack) return refuse('publish takes --ttl only with --bring-back.')
      if (unlisted && !bringBack) return refuse('publish takes --unlisted only with --bring-back.')
      return { word, url, name, file, map, watch, bringBack, unlisted, ttlSeconds: seconds(ttl) }
    }
    case 'rekey':
      if (unlisted && values.listed) return refuse('Either --listed or --unlisted, not both.')
      return { word, url, name, unlisted: values.listed ? false : values.unlisted }
    case 'stop':
      return { word, url, name }
    default:
      if (values.snapshot) return { word: 'snapshot', url, name, format: snapshotFormat(values.format) }
      if (values.format !== undefined) return refuse('--format goes with --snapshot.')
      return { word: 'follow', url, name }
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (cause) {
    return refuse(cause instanceof Error ? cause.message : String(cause), cause)
  }
}

function serverUrl(text: string | undefined): string {
  if (!text) return refuse('Which server? Give the address of the app with --url or in MISSIONCAST_URL.')
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    return refuse(`“${text}” is not the address of a server: it should look like http://127.0.0.1:8080.`)
  if (url.username || url.password)
    return refuse('The address must not hold a user or a password: secrets never travel in addresses.')
  return url.origin + url.pathname.replace(/(index\.html)?$/, '').replace(/\/$/, '')
}

function seconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (Number.isInteger(value) && value >= 600 && value <= 86_400) return value
  return refuse(`--ttl takes whole seconds from 600 (10 minutes) to 86400 (a day), not “${text}”.`)
}

function formatNamed(option: string, id: string, ability: 'reads' | 'writes'): FormatId {
  const able = formats.filter((format) => format[ability])
  const format = able.find((known) => known.id === id)
  return format?.id ?? refuse(`${option} takes ${able.map((known) => known.id).join(', ')}, not “${id}”.`)
}

function outputFormat(file: string, to: string | undefined): FormatId {
  if (to !== undefined) return formatNamed('--to', to, 'writes')
  const id = formatOfFileName(file)
  if (id === undefined)
    return refuse(`The ending of “${file}” says no format. Say with --to what it is to become.`)
  return formatById(id).writes ? id : refuse(`${formatById(id).title} is read, but not written.`)
}

function snapshotFormat(text: string | undefined): 'il2' | 'json' {
  if (text === undefined || text === 'json') return 'json'
  if (text === 'il2') return 'il2'
  return refuse(`--format takes il2 or json, not “${text}”.`)
}

function refuse(message: string, cause?: unknown): never {
  throw new CastError(exitCodes.usage, message, { cause })
}
