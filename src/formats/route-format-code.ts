import { isCombatFlite, readCombatFlite, readCombatFliteXml } from './combatflite.ts'
import { writeCotRoute } from './cot-route.ts'
import type { FileContent } from './file-content.ts'
import { readFpl } from './fpl-read.ts'
import { writeFpl } from './fpl-write.ts'
import { readLnmpln } from './lnmpln-read.ts'
import { writeLnmpln } from './lnmpln-write.ts'
import type { OpenOptions } from './open-result.ts'
import { isQgcPlan, readQgcPlan } from './qgc-plan-read.ts'
import { writeQgcPlan } from './qgc-plan-write.ts'
import { isQgcWaypoints, readQgcWaypoints, writeQgcWaypoints } from './qgc-waypoints.ts'

type Json = Extract<FileContent, { type: 'json' }>
type Xml = Extract<FileContent, { type: 'xml' }>
type Zip = Extract<FileContent, { type: 'zip' }>
type Text = Extract<FileContent, { type: 'text' }>

/** How the formats of `route-format-list.ts` are read and written (`format-code.ts`). */
export const routeFormatCode = {
  'qgc-plan': {
    readers: {
      json: {
        matches: ({ value }: Json) => isQgcPlan(value),
        read: ({ value }: Json, options: OpenOptions) => readQgcPlan(value, options),
      },
    },
    write: writeQgcPlan,
  },
  'qgc-waypoints': {
    readers: {
      text: {
        matches: ({ text }: Text) => isQgcWaypoints(text),
        read: ({ text }: Text, options: OpenOptions) => readQgcWaypoints(text, options),
      },
    },
    write: writeQgcWaypoints,
  },
  lnmpln: {
    readers: {
      xml: {
        matches: ({ root }: Xml) => root === 'LittleNavmap',
        read: ({ text }: Xml, options: OpenOptions) => readLnmpln(text, options),
      },
    },
    write: writeLnmpln,
  },
  fpl: {
    readers: {
      xml: {
        matches: ({ root }: Xml) => root === 'flight-plan',
        read: ({ text }: Xml, options: OpenOptions) => readFpl(text, options),
      },
    },
    write: writeFpl,
  },
  combatflite: {
    readers: {
      zip: {
        matches: ({ bytes }: Zip) => isCombatFlite(bytes),
        read: ({ bytes }: Zip, options: OpenOptions) => readCombatFlite(bytes, options),
      },
      xml: {
        matches: ({ root }: Xml) => root === 'Mission',
        read: ({ text }: Xml, options: OpenOptions) => readCombatFliteXml(text, options),
      },
    },
  },
  cot: { write: writeCotRoute },
}
