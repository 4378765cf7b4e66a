import { readInvitation } from '../stream/invitation.ts'
import { checkSecret, suggestCode } from '../stream/secrets.ts'
import { checkStreamName } from '../stream/stream-name.ts'

// The forms ask the same questions that the stream will ask.
export { checkSecret, checkStreamName, suggestCode }

type Problem<Check> = Extract<Check, { ok: false }> extends { problem: infer P } ? P : never

/** Which part of P1 a name breaks. */
export type StreamNameProblem = Problem<ReturnType<typeof checkStreamName>>

/** Which part of S3 a password or code breaks. */
export type SecretProblem = Problem<ReturnType<typeof checkSecret>>

/** Whether a text can be an invitation (V14): not one that was cut off or changed on its way. */
export const isInvitation = (text: string): boolean => readInvitation(text) !== undefined
