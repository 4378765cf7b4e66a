/** A clock for durations that never goes back; `wallMs` is what the clock on the wall says at such a time. */
export type SteadyClock = {
  /** ms since 1970 by this clock */
  readonly nowMs: () => number
  /** For what people are shown: exact to a second. */
  readonly wallMs: (atMs: number) => number
}

/** What the two clocks may differ by before one is set right by the other. */
const toleranceMs = 1_000

/**
 * Goes by the one of two clocks that is ahead, as neither is enough. The wall's may be set back, and durations would last for as much longer
 * (V3). The machine's own (`performance.now`) may stand still while the device sleeps, as it does in Chromium on Linux and macOS, and sleep has to
 * be noticed. A wall clock that is set forward looks like sleep, which costs a beat.
 */
export function createSteadyClock(
  readWallMs: () => number = Date.now,
  readOwnMs: () => number = () => performance.now(),
): SteadyClock {
  let wallAheadMs = 0
  let ownAheadMs = readWallMs() - readOwnMs()
  let lastMs = -Infinity
  return {
    nowMs() {
      const wallMs = readWallMs()
      const ownMs = readOwnMs()
      lastMs = Math.max(lastMs, Math.floor(ownMs + ownAheadMs), wallMs + wallAheadMs)
      if (wallMs + wallAheadMs < lastMs - toleranceMs) wallAheadMs = lastMs - wallMs
      if (ownMs + ownAheadMs < lastMs - toleranceMs) ownAheadMs = lastMs - ownMs
      return lastMs
    },
    wallMs: (atMs) => atMs - wallAheadMs,
  }
}
