/** Pixels. */
export type ImageSize = { readonly width: number; readonly height: number }

/** So many bytes at a picture's beginning say how large it is; a photograph's own notes may come first. */
export const headBytes = 512 * 1024

/**
 * How large a picture says it is, by the beginning of its file and without decoding it: PNG, JPEG, GIF, WebP, BMP, AVIF and HEIF (ISO/IEC 23008-12).
 * Undefined if it is none of these, or its size is further behind.
 */
export function imageSizeOf(head: Uint8Array): ImageSize | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  try {
    const size = sizeIn(view)
    return size && size.width > 0 && size.height > 0 ? size : undefined
  } catch (cause) {
    // Read beyond what is there.
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

function sizeIn(view: DataView): ImageSize | undefined {
  const word = (at: number, length = 4): string =>
    String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(at + i)))
  if (view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) }
  if (view.getUint16(0) === 0xffd8) return jpegSize(view)
  if (word(0) === 'GIF8') return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (word(0, 2) === 'BM')
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
  if (word(0) === 'RIFF' && word(8) === 'WEBP') return webpSize(view, word(12))
  if (word(4) === 'ftyp') return heifSize(view)
  return undefined
}

/** The first frame header (ITU-T T.81, B.2.2): markers SOF0 to SOF15 without DHT, JPG and DAC. */
function jpegSize(view: DataView): ImageSize | undefined {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    // Fill bytes.
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    else at += 2 + Math.max(2, view.getUint16(at + 2))
  }
}

/** RFC 9649 */
function webpSize(view: DataView, sort: string): ImageSize | undefined {
  if (sort === 'VP8X') return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) }
  if (sort === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (sort !== 'VP8L') return undefined
  const bits = view.getUint32(21, true)
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) + (view.getUint8(at + 2) << 16)

/** The largest of the extents («ispe») that a HEIF file tells of its pictures, wherever they are. */
function heifSize(view: DataView): ImageSize | undefined {
  let found: ImageSize | undefined
  for (let at = 8; at + 16 <= view.byteLength; at++) {
    if (view.getUint32(at) !== 0x69737065) continue
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)]
    if (!found || width * height > found.width * found.height) found = { width, height }
  }
  return found
}
