import type { Seal } from '../seal.ts'

/** No secret, but bound to its place and stamped as a seal is (S4, S6); the same each time, and cheap. */
export const stampedSeal: Seal = {
  seal: (epoch, id, text, { first, last, roll = 0n }) =>
    JSON.stringify([epoch, id, first, last, String(roll), text]),
  open(epoch, id, value) {
    const [sealedFor, sealedAs, first, last, roll, text] = partsOf(value)
    const isHere = sealedFor === epoch && sealedAs === id
    if (!isHere) return undefined
    const stamp = { first: Number(first), last: Number(last), roll: BigInt(String(roll)) || undefined }
    return { text: String(text), stamp }
  },
}

function partsOf(value: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(value)
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}
