import { expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import type { Fault } from './fault.ts'
import { lateBreach, outcomeTable } from './outcome-table.ts'
import type { Outcome } from './run-fault.ts'

const [fault] = catalogue

const outcomeOf = (done: Fault, healedMs: number): Outcome => ({
  fault: done,
  ...{ healedMs, detectedMs: 100, grownMegabytes: 1, lost: 0, duplicated: 0, breaches: [] },
})

const rowOf = (outcomes: readonly Outcome[], { id, what }: Fault) =>
  outcomeTable(outcomes)
    .split('\n')
    .find((line) => line.startsWith(`| ${id} ${what} |`))

test.for(catalogue)(
  'fault $id is a breach of a soak when it heals later than in three times its bound',
  (one) => {
    expect(lateBreach(outcomeOf(one, 3 * one.boundMs))).toEqual([])
    const seconds = (ms: number) => (ms / 1000).toFixed(1)
    expect(lateBreach(outcomeOf(one, 4 * one.boundMs))).toEqual([
      `healed in ${seconds(4 * one.boundMs)} s, beyond 3 times its bound of ${seconds(one.boundMs)} s`,
    ])
  },
)

test('the table has in bold what healed later than its bound at worst', () => {
  if (!fault) throw new Error('The catalogue is empty.')
  const { boundMs } = fault
  const late = rowOf([outcomeOf(fault, boundMs + 1_000), outcomeOf(fault, boundMs - 1_000)], fault)
  expect(late).toContain(`| **${(boundMs / 1000).toFixed(1)} / ${(boundMs / 1000 + 1).toFixed(1)}** |`)
  expect(rowOf([outcomeOf(fault, boundMs)], fault)).not.toContain('**')
})
