import { connect } from 'node:net'

/** A reply of Redis: bulk and simple strings as text, integers as numbers. */
export type RespReply = string | number | null | RespReply[]

/** Redis answered with an error, or the connection failed. */
export class RespError extends Error {
  override readonly name = 'RespError'
}

/** Half a reply: wait for more bytes. */
const INCOMPLETE = Symbol('incomplete')

/**
 * Reads one RESP2 reply from `bytes` at `start`; an error reply is a value here, since it may stand inside an array.
 * @returns the reply and where the next one begins
 */
export function readReply(
  bytes: Buffer,
  start = 0,
): { reply: RespReply | RespError; next: number } | typeof INCOMPLETE {
  const lineEnd = bytes.indexOf('\r\n', start)
  if (lineEnd < 0) return INCOMPLETE
  const kind = String.fromCharCode(bytes[start] ?? 0)
  const line = bytes.toString('utf8', start + 1, lineEnd)
  const next = lineEnd + 2
  switch (kind) {
    case '+':
      return { reply: line, next }
    case '-':
      return { reply: new RespError(line), next }
    case ':':
      return { reply: Number(line), next }
    case '$': {
      const length = Number(line)
      if (length < 0) return { reply: null, next }
      if (bytes.length < next + length + 2) return INCOMPLETE
      return { reply: bytes.toString('utf8', next, next + length), next: next + length + 2 }
    }
    case '*': {
      if (Number(line) < 0) return { reply: null, next }
      const items: RespReply[] = []
      let at = next
      for (let count = Number(line); count > 0; count--) {
        const item = readReply(bytes, at)
        if (item === INCOMPLETE) return INCOMPLETE
        items.push(item.reply instanceof RespError ? item.reply.message : item.reply)
        at = item.next
      }
      return { reply: items, next: at }
    }
    default:
      throw new RespError(`not RESP: ${JSON.stringify(kind + line.slice(0, 40))}`)
  }
}

export function encodeCommand(args: readonly string[]): Buffer {
  const parts = args.map((arg) => `$${Buffer.byteLength(arg)}\r\n${arg}\r\n`)
  return Buffer.from(`*${args.length}\r\n${parts.join('')}`)
}

/**
 * Runs commands one after the other on a connection of their own and answers their replies; an error reply is a
 * `RespError` among them.
 * @throws RespError if Redis is away, or silent for `timeoutMs`
 */
export function runCommands(
  port: number,
  commands: readonly (readonly string[])[],
  timeoutMs = 10_000,
): Promise<(RespReply | RespError)[]> {
  return new Promise((resolve, reject) => {
    const replies: (RespReply | RespError)[] = []
    let unread = Buffer.alloc(0)
    const socket = connect({ host: '127.0.0.1', port })
    const fail = (error: RespError) => {
      socket.destroy()
      reject(error)
    }
    socket.setTimeout(timeoutMs, () => fail(new RespError(`Redis did not answer within ${timeoutMs} ms`)))
    socket.on('error', (cause) => fail(new RespError(`Redis is away: ${cause.message}`, { cause })))
    socket.on('close', () => fail(new RespError('Redis closed the connection')))
    socket.on('data', (chunk) => {
      unread = Buffer.concat([unread, chunk])
      try {
        for (;;) {
          const read = readReply(unread)
          if (read === INCOMPLETE) return
          replies.push(read.reply)
          unread = unread.subarray(read.next)
          if (replies.length === commands.length) {
            resolve(replies)
            socket.end()
            return
          }
        }
      } catch (cause) {
        fail(new RespError('Redis sent what is not RESP', { cause }))
      }
    })
    socket.write(Buffer.concat(commands.map(encodeCommand)))
  })
}
