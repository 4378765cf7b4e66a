import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { normalizePath, type Plugin, type Rolldown } from 'vite'
import { DATA_SOURCES } from './data-sources.ts'
import { lockedPackages, readLockFile } from './lock-file.ts'
import { noticesText } from './notices.ts'
import { sbomText } from './sbom.ts'
import { packagePathOf, readShippedPackage, type ShippedPackage } from './shipped-package.ts'

const NOTICES = 'notices.txt'
const SBOM = 'sbom.cdx.json'

/** What is said of the project itself, in package.json. */
const Project = v.object({ name: v.string(), version: v.string(), license: v.string() })

/**
 * Writes what the app is made of beside it: `notices.txt` for people and `sbom.cdx.json` for programs, from the modules that
 * really are in the bundle. The build fails if one of them may not be shipped, or if nobody can tell whose it is.
 */
export function thirdParty(): { readonly app: Plugin; readonly inWorkers: () => Plugin[] } {
  const moduleIds = new Set<string>()
  let root = ''
  const collect = (bundle: Rolldown.OutputBundle) => {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') for (const id of file.moduleIds) moduleIds.add(id)
    }
  }
  return {
    // The bundles of workers are ready before the app's.
    inWorkers: () => [
      { name: 'missioncast:third-party-in-workers', generateBundle: (_, bundle) => collect(bundle) },
    ],
    app: {
      name: 'missioncast:third-party',
      configResolved: (config) => {
        // The names of modules are real paths.
        root = normalizePath(realpathSync(config.root))
      },
      generateBundle(_, bundle) {
        collect(bundle)
        const { packages, faults } = shippedPackages(root, moduleIds)
        if (faults.length > 0) this.error(faults.join('\n'))
        const project = v.parse(Project, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
        const product = { ...project, licence: project.license }
        this.emitFile({ type: 'asset', fileName: NOTICES, source: noticesText(packages, DATA_SOURCES) })
        this.emitFile({ type: 'asset', fileName: SBOM, source: sbomText(product, packages, DATA_SOURCES) })
      },
      configureServer({ middlewares }) {
        // Nothing is bundled here: told is of all that may be.
        middlewares.use(`/${NOTICES}`, (_, response) => {
          response.setHeader('Content-Type', 'text/plain; charset=utf-8')
          response.end(noticesText(packagesThatMayShip(root), DATA_SOURCES))
        })
      },
    },
  }
}

function shippedPackages(root: string, moduleIds: ReadonlySet<string>) {
  const lock = readLockFile(root)
  const packages = new Map<string, ShippedPackage>()
  const faults: string[] = []
  const paths = new Set<string>()
  for (const id of moduleIds) {
    const path = packagePathOf(id, root)
    if (path === undefined) {
      faults.push(
        `Nobody can tell whose ${id.replace('\0', '')} in the bundle is: see scripts/supply/shipped-package.ts.`,
      )
    } else if (path !== 'ours') paths.add(path)
  }
  for (const path of [...paths].sort()) {
    const found = readShippedPackage(root, lock, path)
    if (typeof found === 'string') faults.push(found)
    // One version can be there at several paths.
    else packages.set(`${found.name}@${found.version}`, found)
  }
  return { packages: [...packages.values()], faults }
}

function packagesThatMayShip(root: string): readonly ShippedPackage[] {
  const lock = readLockFile(root)
  return lockedPackages(lock)
    .filter(([, { dev }]) => !dev)
    .map(([path]) => readShippedPackage(root, lock, path))
    .filter((found) => typeof found !== 'string')
}
