import { expect, test } from 'vitest'
import { createI18n } from './i18n.ts'
import { parseNumber, parseOptionalNumber, parseTextOfLength } from './parse-field.ts'

const i18n = createI18n()
const bounds = { least: 0, most: 1_000 }

test.each([
  ['300', 300],
  [' 12.5 ', 12.5],
  ['12,5', 12.5],
  ['.5', 0.5],
  ['+7', 7],
])('%j is a number', (text, value) => {
  expect(parseNumber(i18n, text, bounds)).toEqual({ ok: true, value })
})

test.each(['', ' ', 'fast', '1e3', '0x10', 'Infinity', 'NaN', '1.2.3', '-', '.'])('%j is none', (text) => {
  expect(parseNumber(i18n, text, bounds)).toEqual({ ok: false, problem: 'Please enter a number.' })
})

test('the thousands of a spreadsheet are not taken for a fraction', () => {
  for (const text of ['1,500', ' -2,000', '1,500,000'])
    expect(parseNumber(i18n, text, bounds)).toEqual({
      ok: false,
      problem: `Please write ${text.trim()} without commas.`,
    })
  expect(parseNumber(i18n, '1,5', bounds)).toEqual({ ok: true, value: 1.5 })
})

test('a number out of bounds says what the bounds are', () => {
  expect(parseNumber(i18n, '5000', bounds)).toEqual({ ok: false, problem: 'From 0 to 1,000.' })
})

test('nothing is a value where a number may be missing', () => {
  expect(parseOptionalNumber(i18n, ' ', bounds)).toEqual({ ok: true, value: undefined })
})

test('a text of 10,000 characters says how many are allowed', () => {
  expect(parseTextOfLength(i18n, 'x'.repeat(10_000), 200)).toEqual({
    ok: false,
    problem: '10,000 characters are too many: 200 at most.',
  })
})
