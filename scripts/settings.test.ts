import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('without any setting it is this machine alone, any port, and .data', () => {
  expect(readSettings({})).toEqual({ port: undefined, host: '127.0.0.1', dataDir: resolve('.data') })
})

test('an empty setting is none', () => {
  expect(readSettings({ PORT: '', MISSIONCAST_HOST: '', MISSIONCAST_DATA: '' })).toEqual(readSettings({}))
})

test('takes what is set', () => {
  expect(readSettings({ PORT: '80', MISSIONCAST_HOST: '::', MISSIONCAST_DATA: '/srv/plans' })).toEqual({
    port: 80,
    host: '::',
    dataDir: '/srv/plans',
  })
})

test.each(['0', '65536', '80a', '-1', '8.5', ' 80'])('refuses the port %j', (port) => {
  expect(() => readSettings({ PORT: port })).toThrow('PORT has to be a number from 1 to 65535')
})

test('refuses a host that is no address', () => {
  expect(() => readSettings({ MISSIONCAST_HOST: 'localhost; evil' })).toThrow(
    'MISSIONCAST_HOST has to be an IP address',
  )
})
