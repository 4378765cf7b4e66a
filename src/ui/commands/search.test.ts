import { expect, test } from 'vitest'
import { searchRank } from './search.ts'

const found = (texts: readonly string[], search: string) =>
  texts
    .flatMap((text) => {
      const rank = searchRank(text, search)
      return rank === undefined ? [] : [{ text, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ text }) => text)

test.each([
  ['undo', ['Undo']],
  ['und', ['Undo', 'Duplicate and undo']],
  ['plan whole', ['Show the whole plan']],
  ['dpl', ['Duplicate', 'Duplicate and undo']],
  ['cote', ["Côte d'Or"]],
  ['whole undo', []],
])('«%s» finds %j first', (search, expected) => {
  const texts = ['Undo', 'Duplicate', 'Duplicate and undo', 'Show the whole plan', "Côte d'Or"]
  expect(found(texts, search).slice(0, expected.length || 1)).toEqual(expected)
})

test('an empty search finds everything', () => {
  expect(searchRank('Undo', ' ')).toBe(0)
})
