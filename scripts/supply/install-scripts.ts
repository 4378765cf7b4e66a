import { type LockFile, lockedPackages, packageName } from './lock-file.ts'

/**
 * Packages that bring an install script, and why they do without it. None is ever run: a script of a stranger would
 * have the rights of whoever installs.
 */
const DO_WITHOUT: Readonly<Record<string, string>> = {
  '@swc/core': 'it fetches a slower build for machines that have none of the ready ones',
  esbuild: 'it puts the ready program in the place of the small one that starts it',
  msw: 'it renews the copy of a worker script, of which this project has none',
}

/** @param npmrc the project's .npmrc, as text */
export function installScriptFaults(lock: LockFile, npmrc: string, doWithout = DO_WITHOUT): string[] {
  const found = new Set(
    lockedPackages(lock).flatMap(([path, locked]) => (locked.hasInstallScript ? [packageName(path)] : [])),
  )
  const unknown = [...found].filter((name) => !Object.hasOwn(doWithout, name))
  const gone = Object.keys(doWithout).filter((name) => !found.has(name))
  return [
    ...(/^ignore-scripts\s*=\s*true\s*$/m.test(npmrc)
      ? []
      : ['.npmrc does not say ignore-scripts=true: packages could run scripts when they are installed.']),
    ...unknown.map(
      (name) =>
        `${name} brings an install script, which is not run. See what it is for; if the package works without, ` +
        'name it with the reason in scripts/supply/install-scripts.ts, else choose another package.',
    ),
    ...gone.map(
      (name) =>
        `${name} brings no install script any more. Remove it from scripts/supply/install-scripts.ts.`,
    ),
  ]
}
