/** A process of its own that listens to a stream, so that its work does not delay what it measures. */
import * as v from 'valibot'
import type { Streams, ViewerSession } from '../src/stream/session.ts'
import { createStreams } from '../src/stream/streams.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { type AudienceMessage, audienceSchema, type Heard } from './audience-messages.ts'
import { sharedMs } from './clock.ts'
import { expectOk } from './expect-ok.ts'
import { openPlainReader } from './plain-reader.ts'
import { untilLive } from './until-live.ts'

// Whoever started us is gone.
process.once('disconnect', () => process.exit())

const { readers, viewers } = v.parse(audienceSchema, JSON.parse(process.argv[2] ?? ''))
const heardByReaders: Heard = { revs: [], atMs: [] }
const heardByViewers: Heard = { revs: [], atMs: [] }

const tell = (message: AudienceMessage) => process.send?.(message)
const note = (heard: Heard, rev: number, atMs: number) => {
  heard.revs.push(rev)
  heard.atMs.push(atMs)
}
const take = ({ revs, atMs }: Heard): Heard => ({ revs: revs.splice(0), atMs: atMs.splice(0) })

async function joinAsViewer(streams: Streams): Promise<ViewerSession> {
  const { name, password } = viewers
  const session = expectOk(await streams.connect({ name, password }))
  await untilLive(session)
  session.subscribe((event) => {
    if (event.type === 'edit') note(heardByViewers, event.rev, sharedMs())
  })
  return session
}

const streams = createStreams({ webdis: createWebdis({ url: viewers.url }) })
const seats = readers.count + viewers.count
for (let seat = 0; seat < seats; seat++) {
  // As many viewers as are due when their share of the seats is given out.
  const isViewer =
    Math.floor(((seat + 1) * viewers.count) / seats) > Math.floor((seat * viewers.count) / seats)
  if (isViewer) await joinAsViewer(streams)
  else await openPlainReader(readers, (rev, atMs) => note(heardByReaders, rev, atMs))
}

process.on('message', () =>
  tell({ type: 'heard', readers: take(heardByReaders), viewers: take(heardByViewers) }),
)
tell({ type: 'joined' })
