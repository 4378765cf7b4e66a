import { expect, test } from 'vitest'
import { licenceFault, licenceOf } from './licences.ts'

test('a licence that asks for its notice only may be shipped', () => {
  for (const licence of ['MIT', 'ISC', '(MIT AND Zlib)', '(GPL-3.0-only OR MIT)']) {
    expect(licenceFault('a@1.0.0', licence, 'shipped')).toBeUndefined()
  }
})

test('a licence that is not on the list is found, also as a part of what has to be kept', () => {
  for (const licence of ['GPL-3.0-only', 'AGPL-3.0-or-later', 'MIT AND GPL-2.0-only', 'BUSL-1.1']) {
    expect(licenceFault('a@1.0.0', licence, 'tool')).toContain(`a@1.0.0 is under ${licence}`)
  }
})

test('what may be a tool may not always be shipped', () => {
  expect(licenceFault('a@1.0.0', 'MPL-2.0', 'tool')).toBeUndefined()
  expect(licenceFault('a@1.0.0', 'MPL-2.0', 'shipped')).toContain('not allowed in what people get')
})

test('no licence, and words that are none, are found', () => {
  expect(licenceFault('a@1.0.0', undefined, 'tool')).toContain('names no licence')
  for (const licence of ['SEE LICENSE IN eula.txt', 'UNLICENSED', 'mit-ish', '']) {
    expect(licenceFault('a@1.0.0', licence, 'tool')).toContain('no SPDX expression')
  }
})

test('what was read in the folder of a package stands in only where the package names nothing', () => {
  expect(licenceOf('cli-table', '0.3.11', undefined)).toBe('MIT')
  expect(licenceOf('cli-table', '0.3.11', 'ISC')).toBe('ISC')
  expect(licenceOf('cli-table', '0.3.12', undefined)).toBeUndefined()
})
