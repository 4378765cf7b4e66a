import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFault } from './json-fault.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('jsonFault', () => {
  it.each([
    ['', 1, 1, ''],
    ['{', 1, 2, ''],
    ['{"a":NaN}', 1, 6, 'NaN'],
    ['{"a":1,\n "b":-Infinity}', 2, 6, '-Infinity'],
    ['{"a":1,}', 1, 8, '}'],
    ['[1 2]', 1, 4, '2'],
    ['[1,]', 1, 4, ']'],
    ["{'a':1}", 1, 2, "'a'"],
    ['{"a" 1}', 1, 6, '1'],
    ['{"a":01}', 1, 6, '01'],
    ['["a\nb"]', 1, 2, '"a'],
    ['["\\x"]', 1, 2, '"\\x"'],
    ['{}{}', 1, 3, '{'],
    ['{"a":1]', 1, 7, ']'],
    ['// plan', 1, 1, '//'],
  ])('finds the place in %j', (text, line, column, found) => {
    expect(jsonFault(text)).toMatchObject({ line, column })
    expect(jsonFault(text)?.found.startsWith(found)).toBe(true)
  })

  it('finds a fault exactly where JSON.parse does', () => {
    const damaged = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '}', '[', '"', 'x', '1', '\\', '.', ' ', '-', '\n'),
      )
      .map(([text, at, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1))
    fc.assert(
      fc.property(fc.oneof(damaged, fc.json(), fc.string()), (text) => {
        expect(jsonFault(text) === undefined).toBe(isJson(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('has no trouble with depth or length', () => {
    expect(jsonFault('['.repeat(200_000) + ']'.repeat(200_000))).toBeUndefined()
    expect(jsonFault(`["${'x'.repeat(3_000_000)}",]`)).toMatchObject({ column: 3_000_005 })
  })
})
