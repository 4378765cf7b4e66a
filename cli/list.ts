import type { ListedStream, Streams } from '../src/stream/session.ts'
import type { Terminal } from './terminal.ts'
import { expectOk } from './words.ts'

const pageSize = 200

/** Prints every active stream, page by page. */
export async function list(streams: Streams, { print, signal }: Terminal): Promise<void> {
  let before: ListedStream | undefined
  do {
    const page = expectOk(await streams.list({ limit: pageSize, signal, ...(before ? { before } : {}) }))
    for (const stream of page.streams) print(line(stream))
    before = page.more ? page.streams.at(-1) : undefined
  } while (before)
}

const line = ({ name, createdMs, leaderPresent, leaderSeenMs, viewers, rev }: ListedStream) => ({
  name,
  created: new Date(createdMs).toISOString(),
  leader: leaderPresent ? 'present' : 'away',
  leaderSeen: new Date(leaderSeenMs).toISOString(),
  viewers,
  rev,
})
