import { Agent, request } from 'node:http'
import type { Stack } from '../../scripts/stack/stack.ts'

/**
 * A call as bytes, such as no client of ours can be made to send. Each byte is written as one of the characters U+0000 to U+00FF, so that
 * a failure can be read.
 */
export type RawCall = {
  /** the edge is where everybody comes in; Webdis behind it must hold by itself */
  readonly door: 'edge' | 'webdis'
  readonly method: string
  readonly path: string
  readonly body: RawBody
}

/** `repeated` stands `times` times between the other two. */
export type RawBody = {
  readonly start: string
  readonly repeated: string
  readonly times: number
  readonly end: string
}

export type RawAnswer = { readonly status: number; readonly text: string }

/** Text as the bytes of its UTF-8. */
export const utf8 = (text: string): string => Buffer.from(text).toString('latin1')

export const plainBody = (start: string): RawBody => ({ start, repeated: '', times: 0, end: '' })

/** A key as it stands in a path (C1). */
export const encodeKey = (bytes: string): string =>
  [...bytes].map((byte) => (/[\w-]/.test(byte) ? byte : `%${hexOf(byte)}`)).join('')

const hexOf = (byte: string) => byte.charCodeAt(0).toString(16).padStart(2, '0')

const bytesOf = ({ start, repeated, times, end }: RawBody): Buffer =>
  Buffer.from(start + repeated.repeat(times) + end, 'latin1')

export const sizeOf = ({ start, repeated, times, end }: RawBody): number =>
  start.length + repeated.length * times + end.length

/** Sends calls over a few connections that are kept alive. */
export function createSender(stack: Stack, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    send: ({ door, method, path, body }: RawCall): Promise<RawAnswer> =>
      new Promise((resolve, reject) => {
        const bytes = bytesOf(body)
        const asked = request({
          agent,
          host: '127.0.0.1',
          port: door === 'edge' ? stack.edgePort : stack.webdisPort,
          method,
          path: door === 'edge' ? `/webdis/${path}` : `/${path}`,
          headers: { 'Content-Length': bytes.length },
        })
        asked.on('error', reject)
        asked.on('response', (response) => {
          const chunks: Buffer[] = []
          response.on('error', reject)
          response.on('data', (chunk) => chunks.push(chunk))
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
          )
        })
        asked.end(bytes)
      }),
    close: () => agent.destroy(),
  }
}
