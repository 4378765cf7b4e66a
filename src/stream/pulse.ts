/** What the answers to a session's beats tell of the way to the server. */
export type Pulse = {
  /** of the last beats that were answered, newest last, at most ten */
  readonly roundTripsMs: readonly number[]
  /** the server's clock less this one's; undefined until a beat was answered */
  readonly clockOffsetMs: number | undefined
}

export const noPulse: Pulse = { roundTripsMs: [], clockOffsetMs: undefined }

const kept = 10

/**
 * Takes one more answered beat. The server is taken to have read its clock half-way between asking and answer, so that the offset is
 * right to half the round trip.
 * @param beat when it was sent and answered by this clock, and when by the server's: ms since 1970
 */
export function feelBeat(
  { roundTripsMs }: Pulse,
  { sentMs, answeredMs, serverMs }: { sentMs: number; answeredMs: number; serverMs: number },
): Pulse {
  // A clock that was set back meanwhile measures nothing.
  const roundTripMs = Math.max(0, answeredMs - sentMs)
  return {
    roundTripsMs: [...roundTripsMs, roundTripMs].slice(-kept),
    clockOffsetMs: Math.round(serverMs - (answeredMs - roundTripMs / 2)),
  }
}

/** A pulse in numbers: the last round trip, and the usual one; undefined until a beat was answered. */
export const pulseFacts = ({ roundTripsMs, clockOffsetMs }: Pulse) => ({
  roundTripMs: roundTripsMs.at(-1),
  usualRoundTripMs: medianMs(roundTripsMs),
  clockOffsetMs,
})

/** The middle one, or the mean of the two in the middle: one slow answer does not move it. */
function medianMs(roundTripsMs: readonly number[]): number | undefined {
  const sorted = roundTripsMs.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2
}
