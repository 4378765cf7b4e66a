import type { FileContent } from './file-content.ts'
import type { OpenOptions } from './open-result.ts'
import { isQgcPlan, readQgcPlan } from './qgc-plan-read.ts'
import { writeQgcPlan } from './qgc-plan-write.ts'
import { isQgcWaypoints, readQgcWaypoints, writeQgcWaypoints } from './qgc-waypoints.ts'

type Json = Extract<FileContent, { type: 'json' }>
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
}
