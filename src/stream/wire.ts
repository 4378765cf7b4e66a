/** C3, the closed list. */
export const refusals = [
  'unknown-stream',
  'name-taken',
  'wrong-password',
  'wrong-code',
  'superseded',
  'stale-epoch',
  'too-large',
  'too-many',
  'locked',
  'bad-request',
] as const

export type Refusal = (typeof refusals)[number]
