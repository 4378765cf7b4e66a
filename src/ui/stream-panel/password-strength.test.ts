import { describe, expect, test } from 'vitest'
import { suggestCode } from '../../state/checks.ts'
import { guessBits, passwordStrength } from './password-strength.ts'

describe('the strength of a password', () => {
  test.each([
    '',
    'p',
    'password',
    'P@ssw0rd',
    'qwertz123',
    'Summer2024!',
    '12345678',
    'aaaaaaaaaaaaaaaa',
    'spitfire1940',
    'abcabcabcabc',
    'пароль123',
  ])('%j is easy to guess', (password) => {
    expect(passwordStrength(password)).toBe('weak')
  })

  test.each(['lantern 427?', 'Xq7$kp', 'Otter swims'])('%j is fair', (password) => {
    expect(passwordStrength(password)).toBe('fair')
  })

  test.each(['correct horse 42', 'Xq7$kpz9Rt', 'dawn-otter-kettle'])('%j is good', (password) => {
    expect(passwordStrength(password)).toBe('good')
  })

  test.each(['correct horse battery staple', 'x9$Kq!vT2m#pLz4w'])('%j is strong', (password) => {
    expect(passwordStrength(password)).toBe('strong')
  })

  test('is that of chance for a suggested code, whose words can be pronounced', () => {
    for (let tries = 0; tries < 20; tries++) expect(guessBits(suggestCode())).toBeGreaterThanOrEqual(70)
  })

  test('is nothing where the name of the stream is the password, in whatever capitals', () => {
    const name = 'Operation Kettledrum'
    expect(guessBits('operation kettledrum!', [name])).toBeLessThan(10)
    expect(passwordStrength(`${name} at dawn`, [name])).not.toBe('good')
  })

  test('of the longest password there is, is soon reckoned', () => {
    expect(passwordStrength('k7'.repeat(100))).toBe('fair')
    expect(
      passwordStrength(
        Array.from({ length: 200 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7)).join(''),
      ),
    ).toBe('strong')
  })
})
