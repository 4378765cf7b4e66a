import { expect, test } from 'vitest'
import { type LockedPackage, type LockFile, lockFaults, packageName } from './lock-file.ts'

const none = { dependencies: {}, devDependencies: {} }
const good: LockedPackage = {
  ...{ version: '1.0.0', integrity: 'sha512-8J+Ygg==', dev: false, inBundle: false, link: false },
  ...{ hasInstallScript: false, ...none },
}
const lockOf = (packages: LockFile['packages']): LockFile => ({
  lockfileVersion: 3,
  packages: { '': { ...good, integrity: undefined }, ...packages },
})
const faultsOf = (locked: Partial<LockedPackage>) =>
  lockFaults(lockOf({ 'node_modules/a': { ...good, ...locked } }), none)

test('a package with integrity and no address is as it should be', () => {
  expect(faultsOf({})).toEqual([])
})

test('a package without integrity is found, and one with a weak one', () => {
  expect(faultsOf({ integrity: undefined })).toEqual([
    expect.stringContaining('node_modules/a has no SHA-512 integrity'),
  ])
  expect(faultsOf({ integrity: 'sha1-8J+Ygg==' })).toHaveLength(1)
})

test('a package inside the archive of another needs no integrity of its own', () => {
  expect(faultsOf({ integrity: undefined, inBundle: true })).toEqual([])
})

test('the public registry over https may be named, and no other place', () => {
  expect(faultsOf({ resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' })).toEqual([])
  for (const resolved of [
    'http://registry.npmjs.org/a/-/a-1.0.0.tgz',
    'https://registry.npmjs.org.example.com/a.tgz',
    'https://mirror.lan/a/-/a-1.0.0.tgz',
    'git+ssh://git@example.com/a.git#0123456',
    'file:../a.tgz',
  ]) {
    expect(faultsOf({ resolved })).toEqual([expect.stringContaining(`taken from ${resolved}`)])
  }
})

test('a link to a folder of one machine is found', () => {
  expect(faultsOf({ link: true, integrity: undefined })).toEqual([expect.stringContaining('is a link')])
})

test('a lock file that is not in step with package.json is found', () => {
  const wanted = { ...none, dependencies: { a: '^2.0.0' } }
  expect(lockFaults(lockOf({}), wanted)).toEqual([expect.stringContaining('not in step')])
})

test('a lock file of an old version is not looked at', () => {
  expect(lockFaults({ lockfileVersion: 1, packages: {} }, none)).toEqual([
    expect.stringContaining('of version 1'),
  ])
})

test('the name of a package is the end of its path', () => {
  expect(packageName('node_modules/a')).toBe('a')
  expect(packageName('node_modules/a/node_modules/@b/c')).toBe('@b/c')
})
