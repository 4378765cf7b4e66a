import { connect } from 'node:net'

/** What came back over one connection: the bare text, since a door may answer with anything or nothing. */
export type RawResponse = {
  /** 0 if nothing came */
  readonly status: number
  /** names in lower case */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/**
 * Sends a request exactly as given, which `fetch` would not: it tidies paths and knows few methods. Resolves when the
 * server closes, or after `waitMs` with what came until then (W26: a refused subscription answers nothing at all).
 */
export function rawRequest(
  port: number,
  method: string,
  path: string,
  options: {
    readonly body?: string
    readonly headers?: readonly string[]
    readonly waitMs?: number
    /** the head of the answer is all that is wanted: a subscription has no end */
    readonly untilHead?: boolean
  } = {},
): Promise<RawResponse> {
  const { body = '', headers = [], waitMs = 5_000, untilHead = false } = options
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
  ]
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect({ host: '127.0.0.1', port })
    const finish = () => {
      clearTimeout(limit)
      socket.destroy()
      resolve(parseResponse(Buffer.concat(chunks).toString('utf8')))
    }
    const limit = setTimeout(finish, waitMs)
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      if (untilHead && Buffer.concat(chunks).includes('\r\n\r\n')) finish()
    })
    socket.on('end', finish)
    socket.on('error', (error) => {
      clearTimeout(limit)
      reject(error)
    })
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  })
}

function parseResponse(text: string): RawResponse {
  const headEnd = text.indexOf('\r\n\r\n')
  const [statusLine = '', ...lines] = text.slice(0, headEnd < 0 ? undefined : headEnd).split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return {
    status: Number(statusLine.split(' ')[1] ?? 0),
    headers: new Map(headers),
    body: headEnd < 0 ? '' : text.slice(headEnd + 4),
  }
}
