import type { LeaderPass } from './leader-keys.ts'
import { checkSecret, deriveProof } from './secrets.ts'
import type { StreamOutcome } from './session.ts'

/**
 * What is to stay as it is was typed again, since it is kept nowhere; a slip of the fingers must not become a new secret (R13). Whether
 * it is the present one, only who leads can tell: its new proof is under another salt.
 */
export async function checkKept(
  pass: LeaderPass,
  kept: { readonly password?: string; readonly code?: string },
): Promise<StreamOutcome<void>> {
  for (const role of ['password', 'code'] as const) {
    const text = kept[role]
    if (text === undefined) continue
    const typed = checkSecret(text)
    if (!typed.ok || (await deriveProof(role, typed.secret, pass)) !== pass[role])
      return { ok: false, refusal: `wrong-${role}`, detail: undefined }
  }
  return { ok: true, value: undefined }
}
