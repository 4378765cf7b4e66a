import type { StreamOutcome } from '../src/stream/session.ts'

/** @throws if the operation did not succeed: then there is nothing to measure */
export function expectOk<T>(outcome: StreamOutcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`The stream said no: ${outcome.refusal ?? outcome.trouble}`)
}
