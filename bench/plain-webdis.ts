import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http'
import { createEventReader, type ServerEvent } from '../src/webdis/event-reader.ts'
import { pathSegment } from '../src/webdis/path.ts'
import { decodeReply } from '../src/webdis/reply.ts'
import type { Webdis } from '../src/webdis/webdis.ts'
import { WebdisError } from '../src/webdis/webdis-error.ts'

/** One viewer's connections to the edge, kept alive as a browser does. */
export type PlainWebdis = {
  /** The same requests as src/webdis makes, as patient, without what `fetch` costs here and a viewer's own machine elsewhere. */
  readonly webdis: Webdis
  /** Away: every connection breaks now, and none can be made. */
  readonly setAway: (isAway: boolean) => void
}

const headersWithinMs = 3_000
const usualPatienceMs = 16_000

type Asked = Pick<RequestOptions, 'method' | 'timeout'> & {
  readonly signal?: AbortSignal | undefined
  readonly body?: string
}

export function openPlainWebdis(edgePort: number): PlainWebdis {
  const agent = new Agent({ keepAlive: true })
  let isAway = false

  const ask = (path: string, { signal, body, ...options }: Asked) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      if (isAway) throw new WebdisError('unreachable', 'The line is away')
      const where = { agent, host: '127.0.0.1', port: edgePort, path: `/webdis/${path}` }
      const asking = request({ ...where, ...options, ...(signal && { signal }) }, (response) =>
        response.statusCode === 200 ? resolve(response) : asking.destroy(statusError(response)),
      )
      asking.once('error', reject)
      asking.once('timeout', () => asking.destroy(new WebdisError('timeout', 'No answer in time')))
      asking.end(body)
    })

  return {
    webdis: {
      async call({ fn, readOnly, keys, body }, { signal, patienceMs = usualPatienceMs } = {}) {
        const command = readOnly ? 'FCALL_RO' : 'FCALL'
        const path = [command, fn, String(keys.length), ...keys.map(pathSegment)].join('/')
        try {
          const response = await ask(path, { method: 'PUT', timeout: patienceMs, signal, body })
          let text = ''
          for await (const some of response.setEncoding('utf8')) text += some
          return decodeReply(command, text)
        } catch (error) {
          throw failure(error)
        }
      },
      async subscribe(channel, { signal } = {}) {
        try {
          const path = `SUBSCRIBE/${pathSegment(channel)}`
          const response = await ask(path, { timeout: headersWithinMs, signal })
          response.setTimeout(0)
          return read(response)
        } catch (error) {
          throw failure(error)
        }
      },
    },
    setAway(next) {
      isAway = next
      if (isAway) agent.destroy()
    },
  }
}

const statusError = ({ statusCode }: IncomingMessage): WebdisError =>
  new WebdisError(statusCode === 429 ? 'full' : 'away', `The answer has status ${statusCode}`)

/** What its caller ended is of no interest to it any more. */
const failure = (error: unknown): WebdisError =>
  error instanceof WebdisError
    ? error
    : new WebdisError('unreachable', 'The connection failed or broke off', { cause: error })

async function* read(response: IncomingMessage): AsyncGenerator<ServerEvent, void> {
  const readEvents = createEventReader()
  try {
    for await (const bytes of response) yield* readEvents(bytes)
  } catch (error) {
    throw failure(error)
  }
  throw new WebdisError('ended', 'The other side ended the subscription')
}
