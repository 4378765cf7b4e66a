import type { StreamOutcome, Streams } from '../stream/session.ts'

/**
 * Streams whose code comes when it is first wanted: secrets and machines weigh as much as a screen. Where the code does
 * not come, the server is as good as unreachable, and the next operation tries again.
 */
export function lazyStreams(load: () => Promise<Streams>): Streams {
  let loading: Promise<Streams> | undefined
  let loaded: Streams | undefined

  const withStreams = async <T>(
    operation: (streams: Streams) => Promise<StreamOutcome<T>>,
  ): Promise<StreamOutcome<T>> => {
    loading ??= load()
    let streams: Streams
    try {
      streams = await loading
    } catch {
      loading = undefined
      return { ok: false, refusal: undefined, trouble: 'unreachable' }
    }
    loaded = streams
    return operation(streams)
  }

  return {
    start: (asked) => withStreams((streams) => streams.start(asked)),
    reconnect: (asked) => withStreams((streams) => streams.reconnect(asked)),
    stop: (asked) => withStreams((streams) => streams.stop(asked)),
    connect: (asked) => withStreams((streams) => streams.connect(asked)),
    lockedUntilMs: () => loaded?.lockedUntilMs(),
    list: (asked) => withStreams((streams) => streams.list(asked)),
  }
}
