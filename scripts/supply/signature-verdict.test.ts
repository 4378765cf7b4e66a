import { expect, test } from 'vitest'
import { signatureVerdict } from './signature-verdict.ts'

const a = { name: 'a', version: '1.0.0', registry: 'https://registry.npmjs.org/' }

test('nothing invalid and nothing missing is well', () => {
  expect(signatureVerdict({ invalid: [], missing: [] }).passed).toBe(true)
})

test('a package with a wrong signature is named, and so is one without', () => {
  for (const report of [
    { invalid: [a], missing: [] },
    { invalid: [], missing: [a] },
  ]) {
    expect(signatureVerdict(report)).toEqual({ passed: false, words: expect.stringContaining('a@1.0.0') })
  }
})

test('a registry without signatures is no fault, but is not called well either', () => {
  const summary = 'found no dependencies to audit that were installed from a supported registry'
  expect(signatureVerdict({ error: { summary } })).toEqual({
    passed: true,
    words: expect.stringContaining('Not checked'),
  })
})

test('keys that cannot be reached are a fault', () => {
  const summary = 'request to https://tuf-repo-cdn.sigstore.dev/15.root.json failed'
  expect(signatureVerdict({ error: { summary } })).toEqual({
    passed: false,
    words: expect.stringContaining(summary),
  })
})

test('an answer that is not known is refused', () => {
  expect(() => signatureVerdict({})).toThrow()
})
