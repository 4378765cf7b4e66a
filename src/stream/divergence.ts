import {
  addToFingerprint,
  differsFrom,
  emptyFingerprint,
  type Fingerprint,
  isReckoned,
} from './fingerprint.ts'
import { type Change, nothingOf } from './revisions.ts'
import type { ViewerState } from './viewer-state.ts'

/** V10 */
const healEveryMs = 60_000

/** The fingerprint of the plan that these changes make. */
export function printAfter(print: Fingerprint, changes: readonly Change[]): Fingerprint {
  const [first, ...rest] = changes
  if (first?.type === 'take') return printAfter(addToFingerprint(emptyFingerprint, [first.values]), rest)
  return addToFingerprint(
    print,
    changes.flatMap((change) => (change.type === 'apply' ? [change.edit] : [])),
  )
}

/** Keeps what a beat said (R11), until the viewer is where it can be compared. */
export const tell = (
  state: ViewerState,
  { epoch, rev, print }: { readonly epoch: string; readonly rev: number; readonly print: number | undefined },
): ViewerState => (print === undefined ? state : { ...state, told: { epoch, rev, print } })

/** Whether the whole plan may be taken once more: at most once a minute (V10, V11). */
export const mayHeal = ({ healAtMs }: ViewerState, nowMs: number): boolean => nowMs >= healAtMs

/** About to ask for the whole plan: whatever is there now, it is not believed. */
export const healing = (state: ViewerState, nowMs: number): ViewerState => ({
  ...state,
  revisions: nothingOf(state.revisions.epoch),
  healAtMs: nowMs + healEveryMs,
})

/**
 * Compares the viewer's plan with what the last beat said, as soon as it is of the same revision (V10). What still differs when the whole plan was
 * taken is the server's own: `isDoubting`, and the next beat, which says so, is due.
 * @returns `mustTakeAll`: the whole plan has to be asked for
 */
export function compare(state: ViewerState, nowMs: number): { state: ViewerState; mustTakeAll: boolean } {
  const { told, link, revisions, print, isDoubting } = state
  const isSamePlace = told?.epoch === revisions.epoch && told.rev === revisions.rev
  if (!isSamePlace || link.phase !== 'open' || link.isFetching || !isReckoned(print)) {
    return { state, mustTakeAll: false }
  }
  const compared = { ...state, told: undefined }
  if (!differsFrom(print, told.print)) {
    return { state: { ...compared, isDoubting: false }, mustTakeAll: false }
  }
  const divergences = state.divergences + 1
  if (mayHeal(state, nowMs)) return { state: healing({ ...state, divergences }, nowMs), mustTakeAll: true }
  if (isDoubting) return { state: compared, mustTakeAll: false }
  const doubting = { ...compared, divergences, isDoubting: true, link: { ...link, beatAtMs: nowMs } }
  return { state: doubting, mustTakeAll: false }
}
