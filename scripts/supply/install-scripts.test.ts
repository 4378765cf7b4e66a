import { expect, test } from 'vitest'
import { installScriptFaults } from './install-scripts.ts'
import type { LockFile } from './lock-file.ts'

const off = 'fund=false\nignore-scripts=true\n'

function lockWith(hasInstallScript: boolean): LockFile {
  const none = { dependencies: {}, devDependencies: {} }
  const locked = { version: '1.0.0', dev: true, inBundle: false, link: false, ...none }
  return { lockfileVersion: 3, packages: { 'node_modules/a': { ...locked, hasInstallScript } } }
}

test('a package that brings an install script is found', () => {
  expect(installScriptFaults(lockWith(true), off, {})).toEqual([
    expect.stringContaining('a brings an install script, which is not run'),
  ])
})

test('one that is known to do without is let be, until it brings none any more', () => {
  const known = { a: 'it works without' }
  expect(installScriptFaults(lockWith(true), off, known)).toEqual([])
  expect(installScriptFaults(lockWith(false), off, known)).toEqual([
    expect.stringContaining('a brings no install script any more'),
  ])
})

test('scripts have to be off', () => {
  for (const npmrc of ['', 'ignore-scripts=false\n', '# ignore-scripts=true\n']) {
    expect(installScriptFaults(lockWith(false), npmrc, {})).toEqual([
      expect.stringContaining('.npmrc does not say ignore-scripts=true'),
    ])
  }
})
