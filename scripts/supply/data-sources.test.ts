import { expect, test } from 'vitest'
import { DATA_SOURCES, dataFaults } from './data-sources.ts'

const files = DATA_SOURCES.flatMap((source) => source.files)

test('data of which nobody knows whose it is are found', () => {
  expect(dataFaults([...files, 'README.md'])).toEqual([])
  expect(dataFaults([...files, 'roads.json'])).toEqual([expect.stringContaining('src/map/data/roads.json')])
})

test('a credit for data that are gone is found', () => {
  expect(dataFaults(files.slice(1))).toEqual([expect.stringContaining('is gone')])
})
