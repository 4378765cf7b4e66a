import { startBatch } from './edit-batch.ts'
import { addToFingerprint, emptyFingerprint } from './fingerprint.ts'
import type { NewKeys } from './leader-keys.ts'
import { type Command, editId, type LeaderMoment, type LeaderState, wholePlan } from './leader-state.ts'
import { applyValueEdits, diffValues, type ValueEdit } from './value-edit.ts'

// How a stream goes on under other secrets (L13).

/**
 * About to ask for it: the whole plan as it is now, what waits included. It waits nevertheless: refused, nothing has changed.
 */
export function rekeying(state: LeaderState, to: NewKeys, { freshEpoch: epoch }: LeaderMoment): LeaderState {
  const { who, edits, epochs } = state
  const { batch: values } = startBatch(wholePlan(state))
  return {
    ...state,
    epochs: new Map(epochs).set(epoch, 1),
    edits: edits + 1,
    command: { type: 'rekey', epoch, edit: editId(who, edits), values, to },
  }
}

/** The stream stands as it was said to: what was edited since, or did not fit in, waits. */
export function rekeyed(
  state: LeaderState,
  { epoch, values, to: keys }: Extract<Command, { type: 'rekey' }>,
  place: { readonly rev: number; readonly term: number },
  sent: readonly ValueEdit[],
): LeaderState {
  const stored = applyValueEdits(new Map(), [values])
  return {
    ...state,
    ...place,
    ...{ epoch, stored, rekeyed: { keys } },
    wanted: state.wanted === keys ? undefined : state.wanted,
    print: addToFingerprint(emptyFingerprint, sent),
    queue: diffValues(stored, wholePlan(state)),
  }
}
