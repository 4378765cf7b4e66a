import type { DataSource } from './data-sources.ts'
import type { ShippedPackage } from './shipped-package.ts'

const RULE = '-'.repeat(80)

/** The licences of all that is in the app and not its authors' own, to be read by people. */
export function noticesText(packages: readonly ShippedPackage[], data: readonly DataSource[]): string {
  const parts = [
    ...packages.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}`),
    ...data.map(
      ({ name, version, licence, text }) =>
        `${[name, version].filter(Boolean).join(' ')} (${licence ?? 'public domain'})\n\n${text}`,
    ),
  ]
  const introduction =
    'Missioncast is made with the work of many others. These are their names and the licences they gave it under.'
  return `${[introduction, ...parts].join(`\n\n${RULE}\n\n`)}\n`
}
