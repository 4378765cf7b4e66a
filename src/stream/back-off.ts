const leastMs = 300
/** Everybody is back within seconds of a server that was away for a minute or less. */
const soonMs = 2_000
const soonTries = 45
const mostMs = 20_000

/**
 * V4: how long to wait before the next try, with full jitter, so that many who lost the server at once do not come back at once.
 * @param tries those that failed in a row before this one
 * @param luck 0 to under 1
 */
export function backOffMs(tries: number, luck: number): number {
  const most =
    tries < soonTries
      ? Math.min(soonMs, leastMs * 2 ** tries)
      : Math.min(mostMs, soonMs * 2 ** (tries - soonTries + 1))
  return Math.round(luck * most)
}
