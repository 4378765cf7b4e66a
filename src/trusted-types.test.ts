import { expect, test } from 'vitest'
import { allowNoHtml } from './trusted-types.ts'

function policyOf() {
  const made = new Map<string, { readonly createHTML: (html: string) => string }>()
  allowNoHtml({ trustedTypes: { createPolicy: (name, rules) => made.set(name, rules) } })
  return made
}

test('the one policy lets through the letter that the map measures, and no HTML', () => {
  const policy = policyOf().get('default')
  expect(policy?.createHTML('M')).toBe('M')
  for (const html of ['', 'MM', '<img src=x onerror=alert(1)>'])
    expect(() => policy?.createHTML(html)).toThrow('No text becomes HTML')
})

test('it makes no scripts and no addresses of scripts', () => {
  expect([...policyOf()].map(([name, rules]) => [name, Object.keys(rules)])).toEqual([
    ['default', ['createHTML']],
  ])
})

test('a browser without trusted types goes on without', () => {
  expect(() => allowNoHtml({})).not.toThrow()
})
