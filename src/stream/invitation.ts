import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { fromBase64url, toBase64url } from './base64url.ts'
import type { PasswordKeys } from './secrets.ts'

const keyBytes = 32

/** What a viewer needs in place of the password (V14), as 86 characters that may stand in a link. It opens the plan: it is a secret itself. */
export const writeInvitation = ({ password, sealKey }: PasswordKeys): string =>
  toBase64url(concatBytes(hexToBytes(password), sealKey))

/** undefined: not as `writeInvitation` writes it */
export function readInvitation(text: string): PasswordKeys | undefined {
  const bytes = fromBase64url(text)
  if (bytes?.length !== 2 * keyBytes) return undefined
  return { password: bytesToHex(bytes.subarray(0, keyBytes)), sealKey: bytes.slice(keyBytes) }
}
