import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * In place of hash-wasm where a test derives keys by the dozen: as different for different secrets and salts, and no work
 * to guess. Argon2id itself is for secrets.test.ts and everything live.
 */
export const argon2id = async ({
  password,
  salt,
}: {
  readonly password: string
  readonly salt: Uint8Array
}): Promise<Uint8Array> => hmac(sha256, salt, utf8ToBytes(password))
