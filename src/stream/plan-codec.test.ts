import { describe, expect, test } from 'vitest'
import { point, points } from './fake/session-probe.ts'
import { readEdit, readElement, readPlan, writeEdit, writeElement, writePlan } from './plan-codec.ts'

describe('plans and edits as texts', () => {
  test('are read as they were written', () => {
    const plan = points('a', 'Ж "x"')
    expect(readPlan(writePlan(plan))).toEqual({ plan, unreadable: [] })
    const edit = { put: plan, del: ['b'] }
    expect(readEdit(writeEdit(edit))).toEqual({ edit, unreadable: [] })
  })

  test('[L5] keep the text of what is the same element in the stored plan', () => {
    const { kind, ...rest } = point('a')
    const texts = new Map([
      ['a', JSON.stringify({ ...rest, kind })],
      ['b', '{}'],
    ])
    const stored = { ...readPlan(texts), texts }
    expect(writePlan(points('a', 'b'), stored)).toEqual(
      new Map([
        ['a', texts.get('a')],
        ['b', writeElement(point('b'))],
      ]),
    )
  })

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"kind":"hologram"}',
    JSON.stringify({ ...point('a'), at: [1] }),
    JSON.stringify({ ...point('a'), color: 'url(https://example.org)' }),
  ])('[V5] no element is %j', (text) => {
    expect(readElement(text)).toBeUndefined()
  })

  test('[V5] what cannot be read is named, and gone from the plan', () => {
    const { edit, unreadable } = readEdit(
      new Map([
        ['a', '{}'],
        ['b', undefined],
        ['c', writeElement(point('c'))],
      ]),
    )
    expect(edit).toEqual({ put: points('c'), del: ['a', 'b'] })
    expect(unreadable).toEqual(['a'])
  })

  test('hold nothing that the schema does not know', () => {
    const text = JSON.stringify({ ...point('a'), script: 'x' }).replace('{', '{"__proto__":{"polluted":1},')
    expect(readElement(text)).toEqual(point('a'))
    expect({}).not.toHaveProperty('polluted')
  })
})
