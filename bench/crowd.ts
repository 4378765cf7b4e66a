/** A process of its own full of viewers, and the line between them and the edge, which breaks when told to. */
import * as v from 'valibot'
import { prepareCrowd } from '../faults/crowd.ts'
import { fair, openLine } from '../faults/line.ts'
import { fingerprintOf } from '../src/stream/fingerprint.ts'
import { writePlan } from '../src/stream/plan-codec.ts'
import type { ViewerSession } from '../src/stream/session.ts'
import { operations } from '../src/stream/wire.ts'
import { createWebdis, type Webdis } from '../src/webdis/webdis.ts'
import { cpuMicros } from './cpu-time.ts'
import { type CrowdMessage, type CrowdTask, crowdSchema, crowdTaskSchema } from './crowd-messages.ts'
import { untilLive } from './until-live.ts'
import { untilRev } from './until-rev.ts'

/** How many join at a time. */
const AT_ONCE = 25

// Whoever started us is gone.
process.once('disconnect', () => process.exit())

const { count, edgePort, name, password } = v.parse(crowdSchema, JSON.parse(process.argv[2] ?? ''))
const tell = (message: CrowdMessage) => process.send?.(message)

let sinceCalls = 0
function countSince(webdis: Webdis): Webdis {
  return {
    subscribe: webdis.subscribe,
    call(call, options) {
      if (call.fn === operations.since.fn) sinceCalls += 1
      return webdis.call(call, options)
    },
  }
}

const line = await openLine(edgePort)
const join = await prepareCrowd(countSince(createWebdis({ url: line.url })), name, password)
const crowd: ViewerSession[] = []
while (crowd.length < count) {
  const few = Array.from({ length: Math.min(AT_ONCE, count - crowd.length) }, join)
  crowd.push(...few)
  await Promise.all(few.map(untilLive))
}

/** Live, and with that revision; whatever it is in between. */
const untilBack = (viewer: ViewerSession, rev: number): Promise<void> =>
  new Promise((resolve) => {
    const isBack = () => viewer.status().word === 'live' && viewer.status().rev >= rev
    if (isBack()) {
      resolve()
      return
    }
    const unsubscribe = viewer.subscribe(() => {
      if (!isBack()) return
      unsubscribe()
      resolve()
    })
  })

async function comeBack({ rev, isTold }: Extract<CrowdTask, { type: 'back' }>): Promise<CrowdMessage> {
  const callsBefore = sinceCalls
  const cpuBefore = cpuMicros(process.pid)
  const returnedMs = performance.now()
  line.set(fair)
  if (isTold) for (const viewer of crowd) viewer.wake()
  const backMs = await Promise.all(
    crowd.map(async (viewer) => {
      await untilBack(viewer, rev)
      return performance.now() - returnedMs
    }),
  )
  const cpuSeconds = (cpuMicros(process.pid) - cpuBefore) / 1e6
  return { type: 'back', backMs, sinceCalls: sinceCalls - callsBefore, cpuSeconds }
}

async function perform(task: CrowdTask): Promise<CrowdMessage> {
  switch (task.type) {
    case 'away':
      line.set({ kind: 'away' })
      return { type: 'away' }
    case 'back':
      return comeBack(task)
    case 'prints': {
      await Promise.all(crowd.map((viewer) => untilRev(viewer, task.rev)))
      const prints = crowd.map((viewer) => fingerprintOf(writePlan(viewer.plan())).sum)
      return { type: 'prints', prints: [...new Set(prints)] }
    }
  }
}

process.on('message', async (message) => tell(await perform(v.parse(crowdTaskSchema, message))))
tell({ type: 'joined' })
