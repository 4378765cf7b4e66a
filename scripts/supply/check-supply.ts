/** `npm run supply`: what the project is made of is what was locked, runs nothing when installed, and may be used. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DATA_FOLDER, dataFaults } from './data-sources.ts'
import { installScriptFaults } from './install-scripts.ts'
import { licenceFault, licenceOf } from './licences.ts'
import {
  type LockedPackage,
  lockedPackages,
  lockFaults,
  packageName,
  readLockFile,
  readWanted,
} from './lock-file.ts'
import { isInstalled, namedLicence } from './package-folder.ts'

const root = resolve(import.meta.dirname, '../..')
const lock = readLockFile(root)
const packages = lockedPackages(lock)

/** A package of another system is not installed here: there the lock file's word stands. */
function licenceFaultOf([path, { version, license }]: readonly [string, LockedPackage]): string | undefined {
  const folder = join(root, path)
  const name = packageName(path)
  const named = isInstalled(folder) ? namedLicence(folder) : license
  return licenceFault(`${name}@${version}`, licenceOf(name, version, named), 'tool')
}

const faults = [
  ...lockFaults(lock, readWanted(root)),
  ...installScriptFaults(lock, readFileSync(join(root, '.npmrc'), 'utf8')),
  ...dataFaults(readdirSync(join(root, DATA_FOLDER))),
  ...packages.map(licenceFaultOf).filter((fault) => fault !== undefined),
]
for (const fault of new Set(faults)) process.stderr.write(`${fault}\n`)
if (faults.length === 0) {
  process.stdout.write(`${packages.length} packages: locked, without scripts, under allowed licences.\n`)
}
process.exitCode = faults.length > 0 ? 1 : 0
