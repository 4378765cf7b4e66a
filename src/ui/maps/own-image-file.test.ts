import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { decodeImage, forgetImage, prepareImage } from './own-image-file.ts'

/** The beginning of a PNG of this size; the browser that would decode it is played. */
const png = (width: number, height: number): File => {
  const head = new DataView(new ArrayBuffer(24))
  head.setUint32(0, 0x89504e47)
  head.setUint32(16, width)
  head.setUint32(20, height)
  return new File([head.buffer], 'map.png', { type: 'image/png' })
}

const close = vi.fn()
const decode = vi.fn()
const bitmap = (width: number, height: number) => ({ width, height, close })

beforeEach(() => {
  close.mockReset()
  decode.mockReset()
  vi.stubGlobal('createImageBitmap', decode)
})
afterEach(() => vi.unstubAllGlobals())

test.each([
  ['too-many-pixels', png(40_000, 40_000)],
  ['too-small', png(4_000, 8)],
  ['no-picture', new File(['<svg/>'], 'a.png', { type: 'image/png' })],
])('an image that is %s is refused before it is decoded', async (problem, file) => {
  expect(await prepareImage(file)).toEqual({ ok: false, problem })
  expect(decode).not.toHaveBeenCalled()
})

test('a file of too many bytes is refused before it is read', async () => {
  const file = png(100, 100)
  Object.defineProperty(file, 'size', { value: 51_000_000 })
  expect(await prepareImage(file)).toEqual({ ok: false, problem: 'too-large' })
})

test('the pixels of an image that is kept as it is are freed', async () => {
  decode.mockResolvedValue(bitmap(100, 50))
  const file = png(100, 50)
  expect(await prepareImage(file)).toEqual({ ok: true, picture: file, width: 100, height: 50 })
  expect(close).toHaveBeenCalledOnce()
})

test('the pixels of a large image are freed as soon as the smaller one is drawn, also where that fails', async () => {
  decode.mockResolvedValue(bitmap(8_192, 4_096))
  const canvas = { width: 4_096, height: 2_048, getContext: () => undefined }
  vi.stubGlobal(
    'OffscreenCanvas',
    vi.fn(function made() {
      return canvas
    }),
  )
  expect(await prepareImage(png(8_192, 4_096))).toEqual({ ok: false, problem: 'no-picture' })
  expect(close).toHaveBeenCalledOnce()
})

test('a picture is decoded once, and anew after its pixels were freed', async () => {
  decode.mockImplementation(async () => bitmap(1, 1))
  const picture = new Blob(['x'])
  await Promise.all([decodeImage(picture), decodeImage(picture)])
  expect(decode).toHaveBeenCalledOnce()
  forgetImage(picture)
  await decodeImage(picture)
  expect(close).toHaveBeenCalledOnce()
  expect(decode).toHaveBeenCalledTimes(2)
})
