import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue, elsewhere } from './catalogue.ts'

const root = resolve(import.meta.dirname, '..')
const TWENTY = Array.from({ length: 20 }, (_, at) => at + 1)

test('all twenty faults are done, here or by a test that exists', () => {
  const here = catalogue.map(({ id }) => Number.parseInt(id, 10))
  const there = elsewhere.map(({ number }) => number)
  expect([...new Set([...here, ...there])].sort((a, b) => a - b)).toEqual(TWENTY)
  const files = elsewhere.flatMap(({ tests }) => tests)
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
})

test('no two faults have the same number and letter', () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length)
})

const reliability = readFileSync(join(root, 'docs/reliability.md'), 'utf8')

test('the document names every test that does a fault elsewhere, in the row of that fault', () => {
  const [, section = ''] = reliability.split('## Done elsewhere')
  const rowOf = (number: number) => section.split('\n').find((line) => line.startsWith(`| ${number} `)) ?? ''
  const missing = elsewhere.flatMap(({ number, tests }) =>
    tests.filter((file) => !rowOf(number).includes(`\`${file}\``)).map((file) => `${number}: ${file}`),
  )
  expect(missing).toEqual([])
})

test('the document has a row for every fault that is done here', () => {
  const rows = reliability.split('\n')
  expect(catalogue.filter(({ id, what }) => !rows.some((row) => row.startsWith(`| ${id} ${what} `)))).toEqual(
    [],
  )
})
