import { bodyChunks } from './body-chunks.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import { pathSegment } from './path.ts'
import { decodeReply, type Reply } from './reply.ts'
import { responseError } from './response-error.ts'

/** A call of a Redis function. `body` becomes its last argument, byte for byte (W4). */
export type Call = {
  readonly fn: string
  readonly readOnly: boolean
  readonly keys: readonly string[]
  readonly body: string
}

export type CallOptions = {
  readonly signal?: AbortSignal | undefined
  /** lets the call outlive the page that makes it */
  readonly keepalive?: boolean
  /** how long to wait for the answer to begin */
  readonly patienceMs?: number
}

/** Long enough for a large call on a bad line. The edge goes on waiting for Webdis (W34); the call may still be done. */
const usualPatienceMs = 16_000
/** The slowest upload that is waited for, in bytes a millisecond. */
const slowestUpload = 16

/** @throws {WebdisError} and, if the caller's signal ended the call, its reason */
export async function call(url: URL, what: Call, options: CallOptions): Promise<Reply> {
  const command = what.readOnly ? 'FCALL_RO' : 'FCALL'
  const path = [command, what.fn, String(what.keys.length), ...what.keys.map(pathSegment)].join('/')
  const body = new TextEncoder().encode(what.body)
  const { patienceMs = usualPatienceMs } = options
  const deadline = createDeadline(options.signal)
  try {
    deadline.within(patienceMs + body.length / slowestUpload)
    const response = await fetch(new URL(path, url), {
      method: 'PUT',
      body,
      signal: deadline.signal,
      redirect: 'manual',
      cache: 'no-store',
      keepalive: options.keepalive ?? false,
    })
    const error = responseError(response, 'application/json')
    if (error) throw error
    return decodeReply(command, await readText(response, deadline))
  } catch (error) {
    throw deadline.failure(error)
  } finally {
    deadline.end()
  }
}

/** A large answer over a slow line takes its time; what ends it is silence. */
async function readText(response: Response, deadline: Deadline): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  deadline.within(usualPatienceMs)
  for await (const bytes of bodyChunks(response)) {
    deadline.within(usualPatienceMs)
    text += decoder.decode(bytes, { stream: true })
  }
  return text + decoder.decode()
}
