import { expect, test } from 'vitest'
import { readPictureHosts } from './picture-hosts.ts'
import { SetupError } from './setup-error.ts'

test('none, one or several origins', () => {
  expect(readPictureHosts('HOSTS', undefined)).toEqual([])
  expect(readPictureHosts('HOSTS', ' ')).toEqual([])
  expect(readPictureHosts('HOSTS', 'https://a.example, https://*.b.example:8443 http://10.0.0.2')).toEqual([
    'https://a.example',
    'https://*.b.example:8443',
    'http://10.0.0.2',
  ])
})

test.each([
  'a.example',
  'https://a.example/tiles',
  'https://a.example;script-src',
  '*',
  'https://',
  "'unsafe-inline'",
])('nothing else gets into the policy: %s', (text) => {
  expect(() => readPictureHosts('HOSTS', text)).toThrow(SetupError)
})
