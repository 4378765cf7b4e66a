import { bodyChunks } from './body-chunks.ts'
import { createDeadline } from './deadline.ts'
import { WebdisError } from './webdis-error.ts'

/** A file of the host of this page. `missing`: it has none there, or gives it to nobody; `away`: it cannot answer at the moment. */
export type HostFile =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly problem: 'missing' | 'too-large' | 'away' | 'unreachable' | 'too-slow' }

/** How long to wait for an answer, and for each part of it. */
const patienceMs = 16_000

/**
 * Reads a file that the host has put beside the page: nothing of Redis, but here is the one place that calls fetch. Never rejects for what a
 * network does. Redirects are not followed: they may lead to another site.
 * @param mostBytes what is larger is given up as soon as that is known
 */
export async function readHostFile(address: URL, mostBytes: number): Promise<HostFile> {
  const deadline = createDeadline(undefined)
  try {
    deadline.within(patienceMs)
    const response = await fetch(address, { signal: deadline.signal, redirect: 'manual', cache: 'no-cache' })
    if (response.status >= 500 || response.status === 429) return { ok: false, problem: 'away' }
    // A host without the file may answer with the app itself.
    const isPage = response.headers.get('content-type')?.includes('html') ?? false
    if (response.status !== 200 || isPage) return { ok: false, problem: 'missing' }
    const parts: Uint8Array<ArrayBuffer>[] = []
    let size = Number(response.headers.get('content-length') ?? 0)
    if (size > mostBytes) return { ok: false, problem: 'too-large' }
    size = 0
    for await (const part of bodyChunks(response)) {
      deadline.within(patienceMs)
      size += part.length
      if (size > mostBytes) return { ok: false, problem: 'too-large' }
      parts.push(new Uint8Array(part))
    }
    return { ok: true, bytes: new Uint8Array(await new Blob(parts).arrayBuffer()) }
  } catch (error) {
    const failure = deadline.failure(error)
    if (!(failure instanceof WebdisError)) throw failure
    return { ok: false, problem: failure.type === 'timeout' ? 'too-slow' : 'unreachable' }
  } finally {
    deadline.end()
  }
}
