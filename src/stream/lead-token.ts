import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { readProquints, writeProquints } from './proquints.ts'

/** R14: 112 bits, seven words of five letters */
const chanceBytes = 14

/** A new one-time token for the lead, as it is read aloud or pasted. */
export const newLeadToken = (random: (count: number) => Uint8Array = randomBytes): string =>
  writeProquints(random(chanceBytes))

/** What the server is shown of a token (R14), 64 hex digits; undefined: nobody ever made such a token. Case and separators do not matter. */
export function readLeadToken(text: string): string | undefined {
  const chance = readProquints(text)
  if (chance?.length !== chanceBytes) return undefined
  return bytesToHex(hkdf(sha256, chance, undefined, utf8ToBytes('missioncast lead token'), 32))
}
