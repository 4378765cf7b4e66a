import { expect, test } from 'vitest'
import { imageSizeOf } from './image-size.ts'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  )
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0)

const png = bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0x10, 0], [0, 0, 8, 0])
const jpeg = bytes([0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4, 0xff, 0xff, 0xc2, 0, 17, 8, 8, 0, 0x10, 0, 3])
const gif = bytes('GIF89a', [0, 0x10, 0, 8])
const bmp = bytes('BM', zeros(16), [0, 0x10, 0, 0], [0, 0xf8, 0xff, 0xff])
const webp = (sort: string, rest: readonly number[]) => bytes('RIFF', zeros(4), 'WEBP', sort, zeros(4), rest)
const avif = bytes(
  ...[zeros(4), 'ftypavif', zeros(9), 'ispe', zeros(4), [0, 0, 0, 64], [0, 0, 0, 64]],
  ...['ispe', zeros(4), [0, 0, 0x10, 0], [0, 0, 8, 0]],
)

test.each([
  ['PNG', png],
  ['JPEG, behind its notes', jpeg],
  ['GIF', gif],
  ['BMP, upside down', bmp],
  ['WebP', webp('VP8 ', [...zeros(6), 0, 0x10, 0, 8])],
  ['WebP without loss', webp('VP8L', [0x2f, 0xff, 0xcf, 0xff, 0x01])],
  ['WebP with more in it', webp('VP8X', [...zeros(4), 0xff, 0x0f, 0, 0xff, 0x07, 0])],
  ['AVIF, not its thumbnail', avif],
])('%s tells how large it is', (_, file) => {
  expect(imageSizeOf(file)).toEqual({ width: 4096, height: 2048 })
})

test('what is cut off, or is no picture, tells nothing', () => {
  for (const file of [png, jpeg, gif, bmp])
    for (let length = 0; length < 10; length++) expect(imageSizeOf(file.subarray(0, length))).toBeUndefined()
  expect(imageSizeOf(bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined()
  expect(imageSizeOf(bytes([0xff, 0xd8], zeros(40)))).toBeUndefined()
})
