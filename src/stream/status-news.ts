/** A session's status as it is told to people: once each, with the time since when its word has been the same. */
export type StatusNews<Status> = {
  readonly status: () => Status
  /** Looks again, and tells what is new. */
  readonly look: () => void
}

/** @param read the status as it is now; `sinceMs` is to be put into it */
export function createStatusNews<Status extends { readonly word: string; readonly sinceMs: number }>(
  read: (sinceMs: number) => Status,
  tell: (status: Status) => void,
): StatusNews<Status> {
  let status = read(Date.now())
  return {
    status: () => status,
    look() {
      const same = read(status.sinceMs)
      const next = same.word === status.word ? same : read(Date.now())
      if (JSON.stringify(next) === JSON.stringify(status)) return
      status = next
      tell(status)
    },
  }
}
