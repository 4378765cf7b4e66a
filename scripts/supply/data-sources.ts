import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Data that ships with the app and was not made by its authors. */
export type DataSource = {
  readonly name: string
  readonly version?: string
  /** An SPDX expression; undefined for what is in the public domain. */
  readonly licence: string | undefined
  readonly url: string
  /** The files made of it, in DATA_FOLDER. */
  readonly files: readonly string[]
  /** Whom to credit, and under which words. */
  readonly text: string
}

export const DATA_FOLDER = 'src/map/data'

const creditOf = (file: string): string =>
  readFileSync(join(import.meta.dirname, 'data', file), 'utf8').trim()

export const DATA_SOURCES: readonly DataSource[] = [
  {
    name: 'Natural Earth',
    version: '4.1',
    licence: undefined,
    url: 'https://www.naturalearthdata.com',
    files: ['world-10m.topo.json', 'world-110m.topo.json'],
    text: creditOf('natural-earth.txt'),
  },
  {
    name: 'GeoNames',
    licence: 'CC-BY-4.0',
    url: 'https://www.geonames.org',
    files: ['cities.json'],
    text: creditOf('geonames.txt'),
  },
]

/** @param present the names of all files in DATA_FOLDER */
export function dataFaults(present: readonly string[], sources = DATA_SOURCES): string[] {
  const known = new Set(sources.flatMap(({ files }) => files))
  const data = present.filter((file) => !file.endsWith('.md'))
  return [
    ...data
      .filter((file) => !known.has(file))
      .map(
        (file) => `Nobody knows whose ${DATA_FOLDER}/${file} is: name it in scripts/supply/data-sources.ts.`,
      ),
    ...[...known]
      .filter((file) => !data.includes(file))
      .map((file) => `${DATA_FOLDER}/${file} is gone: remove it from scripts/supply/data-sources.ts.`),
  ]
}
