import { expect, test } from 'vitest'
import { addCounts, countPlaywright, countVitest, settleCounts } from './counts.ts'

const passedFile = { status: 'passed', assertionResults: [{}] }

test('counts what vitest reports; skipped tests count as failed', () => {
  const report = { numTotalTests: 5, numPassedTests: 3, testResults: [passedFile] }
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 })
})

test('a file that broke before its first test counts as one failure', () => {
  const report = {
    numTotalTests: 1,
    numPassedTests: 1,
    testResults: [passedFile, { status: 'failed', assertionResults: [] }],
  }
  expect(countVitest(report)).toEqual({ passed: 1, failed: 1 })
})

test('counts what Playwright reports; flaky and skipped tests and errors outside tests count as failed', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{}] }
  expect(countPlaywright(report)).toEqual({ passed: 4, failed: 4 })
})

test('refuses a report that it does not know', () => {
  expect(() => countVitest({})).toThrow()
  expect(() => countPlaywright([])).toThrow()
})

test('a suite that ran no test has failed', () => {
  expect(settleCounts({ passed: 0, failed: 0 }, true)).toEqual({ passed: 0, failed: 1 })
})

test('a failure that no test shows is one more', () => {
  expect(settleCounts({ passed: 7, failed: 0 }, false)).toEqual({ passed: 7, failed: 1 })
  expect(settleCounts({ passed: 7, failed: 2 }, false)).toEqual({ passed: 7, failed: 2 })
})

test('adds up', () => {
  expect(addCounts([])).toEqual({ passed: 0, failed: 0 })
  expect(
    addCounts([
      { passed: 1, failed: 2 },
      { passed: 3, failed: 0 },
    ]),
  ).toEqual({ passed: 4, failed: 2 })
})
