import { expect, it } from 'vitest'
import { createI18n } from '../i18n.ts'
import { parseDayTime, parseVariation, variationText } from './parse-flight.ts'

const i18n = createI18n()

it.each([
  ['', undefined],
  ['9:05', 32_700],
  ['09:05:30', 32_730],
  ['0905', 32_700],
  ['090530', 32_730],
  ['9.05', 32_700],
  ['00:00', 0],
  ['24:00', 86_400],
])('reads the time %s', (text, value) => {
  expect(parseDayTime(i18n, text)).toEqual({ ok: true, value })
})

it.each(['noon', '9', '9:60', '9:05:99', '24:01', '-1:00', '905'])('does not take %s for a time', (text) => {
  expect(parseDayTime(i18n, text).ok).toBe(false)
})

it.each([
  ['5.5', 5.5],
  ['5,5 E', 5.5],
  ['3W', -3],
  ['-3', -3],
  ['−3°', -3],
  ['0 W', 0],
])('reads the variation %s', (text, value) => {
  expect(parseVariation(i18n, text)).toEqual({ ok: true, value })
})

it.each(['', 'north', '-3 W', '181', '5 N'])('does not take %s for a variation', (text) => {
  expect(parseVariation(i18n, text).ok).toBe(false)
})

it('writes a variation with its side', () => {
  expect(variationText(5.53)).toBe('5.5° E')
  expect(variationText(-0.26)).toBe('0.3° W')
  expect(variationText(-0.01)).toBe('0.0° E')
})
