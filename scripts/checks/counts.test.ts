import { expect, test } from 'vitest'
import {
  addCounts,
  countPlaywright,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
  settleCounts,
} from './counts.ts'

const passedTest = { fullName: 'adds', status: 'passed', failureMessages: [] }
const passedFile = { name: 'sum.test.ts', status: 'passed', message: '', assertionResults: [passedTest] }
const brokenFile = {
  name: 'broken.test.ts',
  status: 'failed',
  message: 'no such module',
  assertionResults: [],
}

test('counts what vitest reports; skipped tests count as failed', () => {
  const report = { numTotalTests: 5, numPassedTests: 3, testResults: [passedFile] }
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 })
})

test('a file that broke before its first test counts as one failure', () => {
  const report = {
    numTotalTests: 1,
    numPassedTests: 1,
    testResults: [passedFile, brokenFile],
  }
  expect(countVitest(report)).toEqual({ passed: 1, failed: 1 })
})

test('counts what Playwright reports; flaky and skipped tests and errors outside tests count as failed', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 1 }, suites: [], errors: [{}] }
  expect(countPlaywright(report)).toEqual({ passed: 4, failed: 4 })
})

test('says of vitest’s report what did not pass, and why', () => {
  const failedTest = {
    fullName: 'one and one',
    status: 'failed',
    failureMessages: ['\u001b[31mexpected 3 to be 2'],
  }
  const failedFile = {
    name: 'sum.test.ts',
    status: 'failed',
    message: '',
    assertionResults: [passedTest, failedTest],
  }
  const report = { numTotalTests: 3, numPassedTests: 2, testResults: [passedFile, failedFile, brokenFile] }
  expect(failuresOfVitest(report)).toEqual([
    'sum.test.ts › one and one (failed)\n    expected 3 to be 2',
    'broken.test.ts\n    no such module',
  ])
})

test('says of Playwright’s report what did not pass at once, and why', () => {
  const spec = (title: string, status: string, errors: readonly { message: string }[]) => ({
    title,
    file: 'story.spec.ts',
    line: 8,
    tests: [{ status, results: [{ errors }] }],
  })
  const inner = { specs: [spec('two', 'flaky', [{ message: 'late' }])] }
  const report = {
    stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 0 },
    suites: [{ specs: [spec('one', 'expected', [])], suites: [inner] }],
    errors: [{ message: 'no browser' }],
  }
  expect(failuresOfPlaywright(report)).toEqual([
    'story.spec.ts:8 › two (flaky)\n    late',
    'outside tests\n    no browser',
  ])
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
