import { join } from 'node:path'
import { licenceText } from './licence-text.ts'
import { licenceFault, licenceOf } from './licences.ts'
import { type LockFile, packageName } from './lock-file.ts'
import { isInstalled, namedLicence } from './package-folder.ts'

/** A package of which something is in what people get. */
export type ShippedPackage = {
  readonly name: string
  readonly version: string
  /** An SPDX expression. */
  readonly licence: string
  /** Of the package's archive, as the lock file has it: `sha512-` and base64. */
  readonly integrity: string
  /** The whole licence, with its copyright line. */
  readonly text: string
}

/** The tools that put small modules of their own into the bundle. */
const VIRTUAL = [
  { prefix: 'vite/', path: 'node_modules/vite' },
  { prefix: 'rolldown/', path: 'node_modules/rolldown' },
] as const

/**
 * The package of a module of the bundle, as its path below the root; `ours` for the project's own, undefined if nobody
 * can tell.
 * @param moduleId an absolute path with slashes, or a name after a zero byte for what a tool made up
 */
export function packagePathOf(moduleId: string, root: string): string | 'ours' | undefined {
  const id = moduleId.replace('\0', '')
  if (id.startsWith(`${root}/`)) {
    const below = id.slice(root.length + 1)
    return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(below)?.[0] ?? 'ours'
  }
  return VIRTUAL.find(({ prefix }) => moduleId.startsWith(`\0${prefix}`))?.path
}

/** What is to be told of an installed package; a sentence if it may not be shipped. */
export function readShippedPackage(root: string, lock: LockFile, path: string): ShippedPackage | string {
  const folder = join(root, path)
  const name = packageName(path)
  const locked = lock.packages[path]
  if (!locked?.integrity || !isInstalled(folder)) {
    return `${path} is in the bundle, but not installed as package-lock.json locks it. Run npm install.`
  }
  const { version, integrity } = locked
  const licence = licenceOf(name, version, namedLicence(folder))
  const fault = licenceFault(`${name}@${version}`, licence, 'shipped')
  if (fault !== undefined || licence === undefined) return fault ?? `${name} names no licence.`
  const text = licenceText(folder)
  if (text === '') {
    return `${name}@${version} brings no licence text, which has to go with it. Choose another package.`
  }
  return { name, version, licence, integrity, text }
}
