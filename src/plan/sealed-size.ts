/** Bytes that are sealed before an element's text: its revisions, length and roll (docs/protocol.md S5). */
export const sealedHeadBytes = 24
/** Version, nonce and tag. */
const sealedFrameBytes = 1 + 24 + 16

/** Sizes below this many bytes tell no more than the step. */
const leastStepBytes = 32

/**
 * The length to which `bytes` are padded (S5): 32-byte steps up to 1 KiB, and from there sixteen steps between a power of two and the next,
 * so that padding costs 1/16 at most wherever there is much to pad.
 */
export function paddedBytes(bytes: number): number {
  const step = Math.max(leastStepBytes, 2 ** Math.floor(Math.log2(Math.max(1, bytes))) / 16)
  return Math.ceil(bytes / step) * step
}

/** Characters, and so bytes, of a value that seals a text of so many bytes of UTF-8: base64url without padding. */
export const sealedBytes = (textBytes: number): number =>
  Math.ceil(((sealedFrameBytes + paddedBytes(sealedHeadBytes + textBytes)) * 4) / 3)
