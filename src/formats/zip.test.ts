import { expect, test } from 'vitest'
import { writeZip, zipNames } from './zip.ts'

test('names the files of an archive', () => {
  expect(zipNames(writeZip({ 'doc.kml': new Uint8Array([1]), 'b.png': new Uint8Array() }))).toEqual([
    'doc.kml',
    'b.png',
  ])
})

test('an archive that claims four billion files is given up after a thousand', () => {
  const bytes = new Uint8Array(98)
  const view = new DataView(bytes.buffer)
  const centralEnd = 0
  view.setUint32(centralEnd, 0x06064b50, true)
  view.setUint32(centralEnd + 32, 0xffff_ffff, true)
  const locator = 56
  view.setUint32(locator, 0x07064b50, true)
  view.setUint32(locator + 8, centralEnd, true)
  const end = locator + 20
  view.setUint32(end, 0x06054b50, true)
  view.setUint16(end + 8, 0xffff, true)
  expect(zipNames(bytes)).toHaveLength(1_000)
})
