import type { Sealer } from './sealer.ts'
import type { Proof } from './secrets.ts'
import type { LeadBy } from './wire.ts'

/** How a leader shows who they are, and what their stream is started with, also anew (L3). */
export type LeaderPass = {
  readonly name: string
  readonly password: Proof
  readonly code: Proof
  /** R12: what this session leads by, whatever becomes of the epoch */
  readonly key: string
  readonly salt: string
  readonly kdf: string
  readonly channel: string
  readonly by: LeadBy
  /** seconds */
  readonly ttl: number
  /** K5 */
  readonly unlisted?: true
}

/** All that a leader leads a stream with: what is shown, and what the plan is sealed with, which is shown to nobody. */
export type LeaderKeys = {
  readonly pass: LeaderPass
  readonly sealKey: Uint8Array
  readonly sealer: Sealer
}

/** L13: what the leader wants the stream to go on under. */
export type NewKeys = LeaderKeys & {
  /** whether the password is another one: then the viewers are out (R13) */
  readonly isNewPassword: boolean
}
