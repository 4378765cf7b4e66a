import { impossible } from './outcome.ts'
import { checkSecret } from './secrets.ts'
import type { StreamOutcome } from './session.ts'
import { checkStreamName } from './stream-name.ts'

/** What a viewer knows of a stream; a leader knows the code as well. */
export type ViewerSecrets = { readonly name: string; readonly password: string }
export type LeaderSecrets = ViewerSecrets & { readonly code: string }

/** Name and password as they were meant (P1, S3). */
export function checkViewerSecrets(asked: ViewerSecrets): StreamOutcome<ViewerSecrets> {
  const name = checkStreamName(asked.name)
  if (!name.ok) return impossible(`name: ${name.problem}`)
  const password = checkSecret(asked.password)
  if (!password.ok) return impossible(`password: ${password.problem}`)
  return { ok: true, value: { name: name.name, password: password.secret } }
}

/** Name, password and code as they were meant (P1, S3). */
export function checkLeaderSecrets(asked: LeaderSecrets): StreamOutcome<LeaderSecrets> {
  const viewer = checkViewerSecrets(asked)
  if (!viewer.ok) return viewer
  const code = checkSecret(asked.code)
  if (!code.ok) return impossible(`code: ${code.problem}`)
  return { ok: true, value: { ...viewer.value, code: code.secret } }
}
