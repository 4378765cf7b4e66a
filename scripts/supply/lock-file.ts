import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const Dependencies = v.optional(v.record(v.string(), v.string()), {})

const LockedPackage = v.object({
  version: v.optional(v.string(), ''),
  /** Where it was taken from; left out by `omit-lockfile-registry-resolved`, so that any mirror will do. */
  resolved: v.optional(v.string()),
  integrity: v.optional(v.string()),
  license: v.optional(v.string()),
  dev: v.optional(v.boolean(), false),
  /** Comes inside the archive of the package around it, whose integrity is its own. */
  inBundle: v.optional(v.boolean(), false),
  link: v.optional(v.boolean(), false),
  hasInstallScript: v.optional(v.boolean(), false),
  dependencies: Dependencies,
  devDependencies: Dependencies,
})
export type LockedPackage = v.InferOutput<typeof LockedPackage>

const LockFile = v.object({ lockfileVersion: v.number(), packages: v.record(v.string(), LockedPackage) })
export type LockFile = v.InferOutput<typeof LockFile>

const Wanted = v.object({ dependencies: Dependencies, devDependencies: Dependencies })
/** What package.json asks for: a range for each name. */
export type Wanted = v.InferOutput<typeof Wanted>

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

export const readLockFile = (root: string): LockFile =>
  v.parse(LockFile, readJson(join(root, 'package-lock.json')))

export const readWanted = (root: string): Wanted => v.parse(Wanted, readJson(join(root, 'package.json')))

/** All packages but the project itself, each with its path below the root: `node_modules/a/node_modules/@b/c`. */
export const lockedPackages = (lock: LockFile): readonly (readonly [path: string, locked: LockedPackage])[] =>
  Object.entries(lock.packages).filter(([path]) => path !== '')

/** `@b/c` of `node_modules/a/node_modules/@b/c`. */
export const packageName = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13)

const REGISTRY = 'https://registry.npmjs.org/'

/** What keeps the lock file from giving everybody the same packages, in sentences that say what to do. */
export function lockFaults(lock: LockFile, wanted: Wanted): string[] {
  if (lock.lockfileVersion < 3) {
    return [`package-lock.json is of version ${lock.lockfileVersion}. Make it anew with npm 9 or later.`]
  }
  const root = lock.packages['']
  const inStep =
    root !== undefined &&
    sameRanges(root.dependencies, wanted.dependencies) &&
    sameRanges(root.devDependencies, wanted.devDependencies)
  return [
    ...(inStep ? [] : ['package-lock.json is not in step with package.json. Run npm install, commit both.']),
    ...lockedPackages(lock).flatMap(([path, locked]) => packageFaults(path, locked)),
  ]
}

function packageFaults(path: string, { resolved, integrity, inBundle, link }: LockedPackage): string[] {
  if (link) return [`${path} is a link to a folder of one machine. Install it from the registry.`]
  const faults: string[] = []
  if (resolved !== undefined && !resolved.startsWith(REGISTRY)) {
    faults.push(
      `${path} is taken from ${resolved}, which others may not reach or trust. Only ${REGISTRY} may be named: ` +
        'install it by its name and version, with omit-lockfile-registry-resolved=true in .npmrc.',
    )
  }
  if (!inBundle && !integrity?.split(/\s+/).some((hash) => hash.startsWith('sha512-'))) {
    faults.push(
      `${path} has no SHA-512 integrity, so that nobody can tell whether it is what was locked. ` +
        'Remove its entry from package-lock.json and its folder, then run npm install.',
    )
  }
  return faults
}

function sameRanges(some: Wanted['dependencies'], others: Wanted['dependencies']): boolean {
  const text = (ranges: Wanted['dependencies']) => JSON.stringify(Object.entries(ranges).sort())
  return text(some) === text(others)
}
