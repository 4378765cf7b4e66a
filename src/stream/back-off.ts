const leastMs = 300
const mostMs = 20_000

/**
 * V4: how long to wait before the next try, with full jitter, so that many who lost the server at once do not come back at once.
 * @param tries those that failed in a row before this one
 * @param luck 0 to under 1
 */
export const backOffMs = (tries: number, luck: number): number =>
  Math.round(luck * Math.min(mostMs, leastMs * 2 ** tries))
