import { applyValueEdits, type ValueEdit, type Values } from './value-edit.ts'
import type { LoggedEdit, Since } from './wire.ts'

/** How far a viewer has come in a stream, and what came too early (V2). */
export type Revisions = {
  readonly epoch: string
  /** the last one applied; 0: nothing of this epoch was taken yet */
  readonly rev: number
  /** the highest one heard of since the server was last asked */
  readonly known: number
  /** edits ahead of a gap; `undefined` where one was only announced (E2) */
  readonly early: ReadonlyMap<number, ValueEdit | undefined>
}

/** What is to be done to the viewer's plan, in this order. */
export type Change =
  | { readonly type: 'take'; readonly rev: number; readonly values: Values }
  | ({ readonly type: 'apply' } & LoggedEdit)

/** More than these are not kept: the server has them. */
const earlyLimit = 500

export const nothingOf = (epoch: string): Revisions => ({ epoch, rev: 0, known: 0, early: new Map() })

export const isBehind = ({ rev, known }: Revisions): boolean => known > rev

/** Whether the edit is there already, applied or held. */
export const isKnown = ({ rev, early }: Revisions, of: number): boolean => of <= rev || early.has(of)

/** Whether waiting is in vain, since the next edit was only announced. */
export const mustFetch = ({ rev, early }: Revisions): boolean =>
  early.has(rev + 1) && early.get(rev + 1) === undefined

export const hearOf = (revisions: Revisions, rev: number): Revisions =>
  rev > revisions.known ? { ...revisions, known: rev } : revisions

export function hold(revisions: Revisions, rev: number, edit: ValueEdit | undefined): Revisions {
  const { early } = revisions
  if (rev <= revisions.rev) return revisions
  const heard = hearOf(revisions, rev)
  return early.size < earlyLimit ? { ...heard, early: new Map(early).set(rev, edit) } : heard
}

/**
 * Before the server is asked: what was heard until now will be in the answer, and were it not, the server would have lost it. Only what is
 * heard from now on can be ahead of the answer.
 */
export const forgetEarly = (revisions: Revisions): Revisions => ({
  ...revisions,
  known: revisions.rev,
  early: new Map(),
})

/** Applies what is held as far as it goes without a gap. */
export function release(revisions: Revisions): { revisions: Revisions; changes: readonly Change[] } {
  const early = new Map(revisions.early)
  const changes: Change[] = []
  let { rev } = revisions
  for (let edit = early.get(rev + 1); edit; edit = early.get(rev + 1)) {
    rev += 1
    early.delete(rev)
    changes.push({ type: 'apply', rev, edit })
  }
  return changes.length > 0 ? { revisions: { ...revisions, rev, early }, changes } : { revisions, changes }
}

/**
 * Takes an answer of `stream_since` to this epoch and revision; what is held is kept where it is ahead of it. The whole plan may take the
 * viewer back: then the server has lost something, and the truth is what it has now.
 * @returns undefined if the answer contradicts the question
 */
export function takeSince(
  revisions: Revisions,
  since: Since,
): { revisions: Revisions; changes: readonly Change[] } | undefined {
  const { epoch, rev } = since
  const isSameEpoch = epoch === revisions.epoch
  const ahead = isSameEpoch ? [...revisions.early].filter(([early]) => early > rev) : []
  const next = { epoch, rev, known: Math.max(rev, isSameEpoch ? revisions.known : 0), early: new Map(ahead) }
  if ('values' in since) return { revisions: next, changes: [{ type: 'take', rev, values: since.values }] }
  if (!isSameEpoch || revisions.rev + since.edits.length !== rev) return undefined
  if (revisions.rev > 0) {
    return { revisions: next, changes: since.edits.map((logged) => ({ type: 'apply', ...logged })) }
  }
  const edits = since.edits.map(({ edit }) => edit)
  return { revisions: next, changes: [{ type: 'take', rev, values: applyValueEdits(new Map(), edits) }] }
}
