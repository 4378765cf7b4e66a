import { readInvitation } from './invitation.ts'
import { impossible } from './outcome.ts'
import { checkSecret, type PasswordKeys } from './secrets.ts'
import type { StreamOutcome } from './session.ts'
import { checkStreamName } from './stream-name.ts'

/** What a viewer knows of a stream; a leader knows the code as well. */
export type ViewerSecrets = { readonly name: string; readonly password: string }
export type LeaderSecrets = ViewerSecrets & { readonly code: string }

/** What somebody comes as a viewer by: the password, or what stands in its place (V14). */
export type ViewerRight = { readonly name: string } & (
  | { readonly password: string }
  | { readonly invitation: string }
)

/** Name, and password or what the invitation holds, as they were meant (P1, S3). */
export function checkViewerRight(
  asked: ViewerRight,
): StreamOutcome<
  { readonly name: string } & ({ readonly password: string } | { readonly keys: PasswordKeys })
> {
  if ('password' in asked) return checkViewerSecrets(asked)
  const name = checkStreamName(asked.name)
  if (!name.ok) return impossible(`name: ${name.problem}`)
  const keys = readInvitation(asked.invitation)
  return keys ? { ok: true, value: { name: name.name, keys } } : impossible('invitation')
}

/** Name and password as they were meant (P1, S3). */
function checkViewerSecrets(asked: ViewerSecrets): StreamOutcome<ViewerSecrets> {
  const name = checkStreamName(asked.name)
  if (!name.ok) return impossible(`name: ${name.problem}`)
  const password = checkSecret(asked.password)
  if (!password.ok) return impossible(`password: ${password.problem}`)
  return { ok: true, value: { name: name.name, password: password.secret } }
}

/** Name, password and code as they were meant (P1, S3): a code that is the password would let every viewer lead. */
export function checkLeaderSecrets(asked: LeaderSecrets): StreamOutcome<LeaderSecrets> {
  const viewer = checkViewerSecrets(asked)
  if (!viewer.ok) return viewer
  const code = checkSecret(asked.code)
  if (!code.ok) return impossible(`code: ${code.problem}`)
  if (code.secret === viewer.value.password) return impossible('code: is-password')
  return { ok: true, value: { ...viewer.value, code: code.secret } }
}
