/** Measures the size of the page's first load as the edge sends it: document, scripts and styles, compressed. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../scripts/build-app.ts'
import type { Measurement } from './report.ts'
import { sum } from './statistics.ts'

export const firstLoad: Measurement = {
  name: 'first-load',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'missioncast-bench-'))
    try {
      await buildApp(folder)
      const sizeOf = (file: string) => {
        const path = join(folder, file)
        return {
          plain: statSync(path).size,
          sent: statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size,
        }
      }
      const page = readFileSync(join(folder, 'index.html'), 'utf8')
      const named = [...page.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, file = '']) => file)
      const files = {
        document: ['index.html'],
        scripts: named.filter(isScript),
        styles: named.filter((file) => !isScript(file)),
      }
      const row = (what: string, sizes: readonly ReturnType<typeof sizeOf>[]) =>
        [
          what,
          sizes.length,
          sum(sizes.map(({ plain }) => plain)) / 1000,
          sum(sizes.map(({ sent }) => sent)) / 1000,
        ] as const
      const all = Object.values(files).flat().map(sizeOf)
      return {
        title: 'The page’s first load',
        columns: ['what', 'files', 'kB', 'kB compressed'],
        rows: [
          ...Object.entries(files).map(([what, list]) => row(what, list.map(sizeOf))),
          row('together', all),
        ],
        targets: [
          { what: 'the first load', value: sum(all.map(({ sent }) => sent)) / 1000, below: 300, unit: ' kB' },
        ],
        notes: [
          'Counted from what the built page names, which includes all that its scripts import at once; map data and what is loaded when it is first used are not in it.',
        ],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const isScript = (file: string) => file.endsWith('.js')
