import { expect, test } from 'vitest'
import { fileNameFor } from './save-file.ts'

test.each([
  ['Operation Uranus', 'Operation Uranus.json'],
  ['', 'plan.json'],
  [' .. / \\ ', 'plan.json'],
  ['a/b:c*d?"e<f>g|h', 'a b c d e f g h.json'],
  ['\u202egnp.exe', 'gnp.exe.json'],
  ['.hidden', 'hidden.json'],
  ['🚁'.repeat(200), `${'🚁'.repeat(60)}.json`],
])('a plan called %j is saved as %j', (title, name) => {
  expect(fileNameFor(title, '.json')).toBe(name)
})
