import { fair, openLine } from '../faults/line.ts'
import { createWebdis, type Webdis } from '../src/webdis/webdis.ts'
import type { CrowdOrder } from './crowd-messages.ts'
import { openPlainWebdis, type PlainWebdis } from './plain-webdis.ts'
import { withoutValues } from './without-values.ts'

/** How a crowd reaches the edge. */
export type CrowdWay = {
  /** For one viewer, or for several as it likes. */
  readonly next: () => Webdis
  readonly setAway: (isAway: boolean) => void
}

export async function openCrowdWay({ kind, edgePort }: CrowdOrder): Promise<CrowdWay> {
  return kind === 'complete' ? openCompleteWay(edgePort) : openPlainWay(edgePort)
}

async function openCompleteWay(edgePort: number): Promise<CrowdWay> {
  const line = await openLine(edgePort)
  const webdis = createWebdis({ url: line.url })
  return {
    next: () => webdis,
    setAway: (isAway) => line.set(isAway ? { kind: 'away' } : fair),
  }
}

function openPlainWay(edgePort: number): CrowdWay {
  const all: PlainWebdis[] = []
  return {
    next() {
      const one = openPlainWebdis(edgePort)
      all.push(one)
      return withoutValues(one.webdis)
    },
    setAway(isAway) {
      for (const one of all) one.setAway(isAway)
    },
  }
}
