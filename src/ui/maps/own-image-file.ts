import { headBytes, imageSizeOf } from './image-size.ts'

/** Larger files are refused before they are read. */
export const mostImageMb = 50
/** Decoded, a megapixel takes 4 MB: more of them than this would end the page on a phone. */
export const mostMegapixels = 100
/** Longer sides are scaled down to this: more pixels cost memory and frames, and no map needs them. */
const mostSidePx = 4_096
const leastSidePx = 16

export type ImageProblem = 'too-large' | 'too-many-pixels' | 'too-small' | 'no-picture'

export type PreparedImage =
  | { readonly ok: true; readonly picture: Blob; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly problem: ImageProblem }

/** Whether a dropped or pasted file is meant to lie on the map. */
export const isImageFile = (file: File): boolean =>
  file.type.startsWith('image/') && file.type !== 'image/svg+xml'

/** What a file of the user is to be kept as. It is decoded only once it is known to be of a size that the browser can hold. */
export async function prepareImage(file: File): Promise<PreparedImage> {
  if (file.size > mostImageMb * 1_000_000) return { ok: false, problem: 'too-large' }
  const told = imageSizeOf(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()))
  if (!told) return { ok: false, problem: 'no-picture' }
  if (told.width * told.height > mostMegapixels * 1_000_000) return { ok: false, problem: 'too-many-pixels' }
  if (Math.min(told.width, told.height) < leastSidePx) return { ok: false, problem: 'too-small' }
  let whole: ImageBitmap
  try {
    whole = await createImageBitmap(file)
  } catch {
    return { ok: false, problem: 'no-picture' }
  }
  try {
    return await scaledDown(file, whole)
  } finally {
    // Its pixels are no business of the garbage collector's: it would let them stand for minutes.
    whole.close()
  }
}

async function scaledDown(file: File, whole: ImageBitmap): Promise<PreparedImage> {
  const { width, height } = whole
  const scale = mostSidePx / Math.max(width, height)
  if (scale >= 1) return { ok: true, picture: file, width, height }
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  )
  const context = canvas.getContext('2d')
  if (!context) return { ok: false, problem: 'no-picture' }
  context.imageSmoothingQuality = 'high'
  context.drawImage(whole, 0, 0, canvas.width, canvas.height)
  const picture = await canvas.convertToBlob({ type: 'image/webp', quality: 0.92 })
  return { ok: true, picture, width: canvas.width, height: canvas.height }
}

const decoded = new WeakMap<Blob, Promise<ImageBitmap>>()

/** The same picture is decoded once. */
export function decodeImage(picture: Blob): Promise<ImageBitmap> {
  const known = decoded.get(picture)
  if (known !== undefined) return known
  const decoding = createImageBitmap(picture)
  decoded.set(picture, decoding)
  return decoding
}

/** Frees the pixels of a picture that is nowhere shown any more. */
export function forgetImage(picture: Blob): void {
  const known = decoded.get(picture)
  decoded.delete(picture)
  known?.then(
    (bitmap) => bitmap.close(),
    // It never was one.
    () => {},
  )
}
