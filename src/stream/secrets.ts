import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { argon2id } from 'hash-wasm'
import { writeProquints } from './proquints.ts'
import { ProtocolError } from './protocol-error.ts'

/** S1: what a stream is started with; the record names it, so that it can be raised. */
export const presentKdf = 'argon2id:19456:2:1'

/** S1: what this client agrees to compute; less is weak, more would let a server wear it out. */
const kdfBounds = { memoryKiB: [19_456, 262_144], passes: [2, 10], lanes: [1, 4] } as const

/** S3, in code points. */
const secretLength = 200

/** The password or code that was meant by `text` (S3): in NFC, else as it is. */
export function checkSecret(
  text: string,
):
  | { readonly ok: true; readonly secret: string }
  | { readonly ok: false; readonly problem: 'empty' | 'white-space' | 'too-long' } {
  if (text === '') return { ok: false, problem: 'empty' }
  if (text.length > 10 * secretLength) return { ok: false, problem: 'too-long' }
  const secret = text.normalize('NFC')
  if ([...secret].length > secretLength) return { ok: false, problem: 'too-long' }
  if (secret.trim() === '') return { ok: false, problem: 'white-space' }
  return { ok: true, secret }
}

/** What shows a password or a leader code (S2), 64 hex digits. Whoever has it can act with it, but does not know the secret. */
export type Proof = string

/** What a stream's record says of its secrets (P4). */
export type Salted = { readonly salt: string; readonly kdf: string }

/** What secrets are derived for: a stream, by its name as `checkStreamName` gives it (P1), and what its record says. */
export type NamedSalt = Salted & { readonly name: string }

/** What a stream's password is good for (S2). */
export type PasswordKeys = { readonly password: Proof; readonly sealKey: Uint8Array }

/**
 * The proof of `secret` as `role` (S1, S2). Takes some 50 ms and 19 MiB, on purpose.
 * @throws {ProtocolError} if the kdf is one that S1 refuses
 */
export const deriveProof = async (
  role: 'password' | 'code',
  secret: string,
  salt: NamedSalt,
): Promise<Proof> => bytesToHex(expand(await deriveRoot(secret, salt), `${role} proof`, salt.name))

/** The proof of a password, and the key that the plan is sealed with (S5), at the cost of one proof. Throws as `deriveProof` does. */
export async function derivePasswordKeys(secret: string, salt: NamedSalt): Promise<PasswordKeys> {
  const root = await deriveRoot(secret, salt)
  const password = bytesToHex(expand(root, 'password proof', salt.name))
  return { password, sealKey: expand(root, 'seal key', salt.name) }
}

async function deriveRoot(secret: string, { salt, kdf }: Salted): Promise<Uint8Array> {
  const { memoryKiB, passes, lanes } = readKdf(kdf)
  return argon2id({
    password: secret,
    salt: hexToBytes(salt),
    memorySize: memoryKiB,
    iterations: passes,
    parallelism: lanes,
    hashLength: 32,
    outputType: 'binary',
  })
}

/** S2: no label and no name (P1) has a line feed in it, so that no two of them make the same. */
const expand = (
  root: Uint8Array,
  what: 'password proof' | 'code proof' | 'seal key',
  name: string,
): Uint8Array => hkdf(sha256, root, undefined, utf8ToBytes(`missioncast ${what}\n${name}`), 32)

function readKdf(kdf: string): { memoryKiB: number; passes: number; lanes: number } {
  const parts = /^argon2id:(\d{1,7}):(\d{1,2}):(\d)$/.exec(kdf)
  const [memoryKiB, passes, lanes] = parts?.slice(1).map(Number) ?? []
  if (
    isWithin(memoryKiB, kdfBounds.memoryKiB) &&
    isWithin(passes, kdfBounds.passes) &&
    isWithin(lanes, kdfBounds.lanes)
  ) {
    return { memoryKiB, passes, lanes }
  }
  throw new ProtocolError(`This client does not agree to the key derivation ${kdf.slice(0, 40)}`)
}

const isWithin = (value: number | undefined, [least, most]: readonly [number, number]): value is number =>
  value !== undefined && value >= least && value <= most

/** 32 hex digits: salts, epochs, channels (P5, S1). */
export const randomHex = (): string => bytesToHex(randomBytes(16))

/** A leader code of 80 bits that can be read aloud: `lusab-babad-gutih-tugad-budov`. */
export const suggestCode = (random: (count: number) => Uint8Array = randomBytes): string =>
  writeProquints(random(10))
