import type { Plan } from '../plan/plan.ts'
import { writeCsvFlightCard } from './csv-flight-card.ts'
import type { FileContent } from './file-content.ts'
import type { FormatId } from './format-list.ts'
import { isGeoJson, readGeoJson } from './geojson-read.ts'
import { writeGeoJson } from './geojson-write.ts'
import { readGpx } from './gpx-read.ts'
import { writeGpx } from './gpx-write.ts'
import { isIl2, readIl2 } from './il2-read.ts'
import { writeIl2 } from './il2-write.ts'
import { isKmlName, readKml, readKmz } from './kml-read.ts'
import { writeKml, writeKmz } from './kml-write.ts'
import { isMissioncast, readMissioncast, writeMissioncast } from './missioncast-json.ts'
import type { OpenOptions, OpenResult, WriteOptions, WriteResult } from './open-result.ts'
import { routeFormatCode } from './route-format-code.ts'
import { zipNames } from './zip.ts'

/** How a format is read from one sort of content. */
export type Reader<Content extends FileContent> = {
  /** whether the content looks like this format, which decides before the file's name does */
  readonly matches: (content: Content) => boolean
  readonly read: (content: Content, options: OpenOptions) => OpenResult
}

/** At most one reader for each sort of content. Geographic formats are never asked for a plan on a game map. */
export type FormatCode = {
  readonly readers?: {
    readonly [Type in FileContent['type']]?: Reader<Extract<FileContent, { type: Type }>>
  }
  readonly write?: (plan: Plan, options: WriteOptions) => WriteResult
}

/** In the sequence in which a content is offered to them. */
export const formatCode: Readonly<Record<FormatId, FormatCode>> = {
  missioncast: {
    readers: {
      json: {
        // GeoJSON that was written here has a member of that name.
        matches: ({ value }) => isMissioncast(value) && !isGeoJson(value),
        read: ({ value }, options) => readMissioncast(value, options),
      },
    },
    write: writeMissioncast,
  },
  il2: {
    readers: {
      json: {
        matches: ({ value }) => isIl2(value),
        read: ({ value }, options) => readIl2(value, options),
      },
    },
    write: writeIl2,
  },
  geojson: {
    readers: {
      json: {
        matches: ({ value }) => isGeoJson(value),
        read: ({ value }, options) => readGeoJson(value, options),
      },
    },
    write: writeGeoJson,
  },
  kml: {
    readers: {
      xml: { matches: ({ root }) => root === 'kml', read: ({ text }, options) => readKml(text, options) },
    },
    write: writeKml,
  },
  kmz: {
    readers: {
      zip: {
        matches: ({ bytes }) => zipNames(bytes).some(isKmlName),
        read: ({ bytes }, options) => readKmz(bytes, options),
      },
    },
    write: writeKmz,
  },
  gpx: {
    readers: {
      xml: { matches: ({ root }) => root === 'gpx', read: ({ text }, options) => readGpx(text, options) },
    },
    write: writeGpx,
  },
  ...routeFormatCode,
  csv: { write: writeCsvFlightCard },
}
