import type { Plan } from '../plan/plan.ts'
import { sheetOf } from '../plan/plan.ts'
import { routeFormats } from './route-format-list.ts'

/** What is to be known of a format without its code, which is loaded when a file is opened or saved (`format-code.ts`). */
export type Format = {
  readonly id: string
  /** its proper name, in no language */
  readonly title: string
  /** of file names, with the dot and in small letters; the first is the one that is written */
  readonly endings: readonly [string, ...string[]]
  readonly mimeType: string
  readonly reads: boolean
  readonly writes: boolean
  /** longitude and latitude only: exact on the real world's map, nonsense on a game map */
  readonly geographic: boolean
}

/** In the sequence of menus. */
export const formats = [
  {
    id: 'missioncast',
    title: 'Missioncast',
    endings: ['.missioncast.json'],
    mimeType: 'application/json',
    reads: true,
    writes: true,
    geographic: false,
  },
  {
    id: 'il2',
    title: 'IL-2 Mission Planner',
    endings: ['.json'],
    mimeType: 'application/json',
    reads: true,
    writes: true,
    geographic: false,
  },
  {
    id: 'geojson',
    title: 'GeoJSON',
    endings: ['.geojson'],
    mimeType: 'application/geo+json',
    reads: true,
    writes: true,
    geographic: true,
  },
  {
    id: 'kml',
    title: 'KML',
    endings: ['.kml'],
    mimeType: 'application/vnd.google-earth.kml+xml',
    reads: true,
    writes: true,
    geographic: true,
  },
  {
    id: 'kmz',
    title: 'KMZ',
    endings: ['.kmz'],
    mimeType: 'application/vnd.google-earth.kmz',
    reads: true,
    writes: true,
    geographic: true,
  },
  {
    id: 'gpx',
    title: 'GPX',
    endings: ['.gpx'],
    mimeType: 'application/gpx+xml',
    reads: true,
    writes: true,
    geographic: true,
  },
  ...routeFormats,
  {
    id: 'csv',
    title: 'CSV',
    endings: ['.csv'],
    mimeType: 'text/csv;charset=utf-8',
    reads: false,
    writes: true,
    geographic: false,
  },
] as const satisfies readonly Format[]

export type FormatId = (typeof formats)[number]['id']

export const formatById = (id: FormatId): Format => formats.find((format) => format.id === id) ?? formats[0]

/** The format that a file's name says: by the longest ending that fits. */
export function formatOfFileName(name: string): FormatId | undefined {
  const lower = name.toLowerCase()
  let found: { id: FormatId; length: number } | undefined
  for (const { id, endings } of formats)
    for (const ending of endings)
      if (lower.endsWith(ending) && ending.length > (found?.length ?? 0))
        found = { id, length: ending.length }
  return found?.id
}

/** Whether a format holds one flight alone, of which there may be a choice. */
export const holdsOneFlight = (id: FormatId): boolean => routeFormats.some((format) => format.id === id)

/** Whether its writer heeds which route is asked for. */
export const choosesRoute = (id: FormatId): boolean => holdsOneFlight(id) || id === 'csv'

/** Whether the format can hold anything of a plan on this plan's map. */
export const fitsMap = (format: Format, plan: Plan): boolean =>
  !format.geographic || sheetOf(plan).map === 'world'
