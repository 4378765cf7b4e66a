import { expect, test } from 'vitest'
import { reachOf } from './reach.ts'

test.each(['localhost', 'app.localhost', '127.0.0.1', '[::1]'])('%s is this device', (host) => {
  expect(reachOf(host)).toBe('this-device')
})

test.each([
  ...['10.1.2.3', '192.168.0.7', '172.16.0.1', '172.31.9.9', '169.254.1.1', '[fd00::1]', '[fe80::1]'],
  ...['desktop', 'Desktop.local', 'box.lan', 'box.home.arpa'],
])('%s is this network', (host) => {
  expect(reachOf(host)).toBe('this-network')
})

test.each(['missions.example', '172.32.0.1', '11.0.0.1', '[2001:db8::1]', 'fdx.example'])(
  '%s may be anywhere',
  (host) => {
    expect(reachOf(host)).toBe('anywhere')
  },
)
