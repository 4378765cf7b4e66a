import { expect, test } from 'vitest'
import { ariaShortcut, chordsOf, keycapsOf } from './chord.ts'

const press = (key: string, code: string, held: Partial<KeyboardEvent> = {}) =>
  chordsOf({
    key,
    code,
    ctrlKey: held.ctrlKey ?? false,
    metaKey: held.metaKey ?? false,
    shiftKey: held.shiftKey ?? false,
    altKey: held.altKey ?? false,
  })

test.each([
  [press('q', 'KeyQ'), ['[KeyQ]', 'Q']],
  [press('a', 'KeyQ'), ['[KeyQ]', 'A']],
  [press('z', 'KeyZ', { metaKey: true }), ['Ctrl+[KeyZ]', 'Ctrl+Z']],
  [press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), ['Ctrl+Shift+[KeyZ]', 'Ctrl+Shift+Z']],
  [press('?', 'Slash', { shiftKey: true }), ['Shift+[Slash]', '?']],
  [press('‘', 'BracketRight', { altKey: true }), ['Alt+[BracketRight]', 'Alt+‘']],
  [press('+', 'BracketRight', { ctrlKey: true }), ['Ctrl+[BracketRight]', 'Ctrl++']],
  [
    press('}', 'BracketRight', { ctrlKey: true, shiftKey: true }),
    ['Ctrl+Shift+[BracketRight]', 'Ctrl+Shift+}'],
  ],
  [press('я', 'KeyZ', { ctrlKey: true }), ['Ctrl+[KeyZ]', 'Ctrl+Z']],
  [press('ArrowUp', 'ArrowUp', { shiftKey: true }), ['Shift+[ArrowUp]', 'Shift+ArrowUp']],
])('a key press is a place on the keyboard and what is typed: %j', (chords, expected) => {
  expect(chords).toEqual(expected)
})

test.each([
  ['Ctrl+Shift+Z', false, ['Ctrl', 'Shift', 'Z']],
  ['Ctrl+Shift+Z', true, ['⌘', '⇧', 'Z']],
  ['[KeyQ]', false, ['Q']],
  ['Shift+[Digit1]', false, ['Shift', '1']],
  ['+', false, ['+']],
  ['Ctrl++', false, ['Ctrl', '+']],
  ['Shift+ArrowLeft', false, ['Shift', '←']],
  ['Alt+[BracketLeft]', false, ['Alt', '[']],
  ['Ctrl+]', false, ['Ctrl', ']']],
])('%s on a Mac (%s) is printed %j', (chord, isMac, caps) => {
  expect(keycapsOf(chord, isMac)).toEqual(caps)
})

test('a place on the keyboard is shown as what is printed there', () => {
  const azerty = new Map([['KeyQ', 'a']])
  expect(keycapsOf('[KeyQ]', false, azerty)).toEqual(['A'])
  expect(keycapsOf('[KeyW]', false, azerty)).toEqual(['W'])
})

test('assistive technology hears of a chord in its own words', () => {
  expect(ariaShortcut('Ctrl+Shift+Z')).toBe('Control+Shift+Z')
  expect(ariaShortcut('[KeyQ]')).toBe('Q')
})
