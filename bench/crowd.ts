/** A process of its own full of viewers, and the line between them and the edge, which breaks when told to. */
import * as v from 'valibot'
import { prepareCrowd } from '../faults/crowd.ts'
import { fingerprintOf } from '../src/stream/fingerprint.ts'
import { writePlan } from '../src/stream/plan-codec.ts'
import type { ViewerSession } from '../src/stream/session.ts'
import { operations } from '../src/stream/wire.ts'
import type { Webdis } from '../src/webdis/webdis.ts'
import { type CrowdMessage, type CrowdTask, crowdSchema, crowdTaskSchema } from './crowd-messages.ts'
import { openCrowdWay } from './crowd-way.ts'
import { untilLive } from './until-live.ts'
import { untilRev } from './until-rev.ts'

/** How many join at a time. */
const AT_ONCE = 25

// Whoever started us is gone.
process.once('disconnect', () => process.exit())

const order = v.parse(crowdSchema, JSON.parse(process.argv[2] ?? ''))
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

const { next, setAway } = await openCrowdWay(order)
const { join } = await prepareCrowd(next(), order.name, order.password)
const crowd: ViewerSession[] = []
while (crowd.length < order.count) {
  const length = Math.min(AT_ONCE, order.count - crowd.length)
  const few = Array.from({ length }, () => join(countSince(next())))
  crowd.push(...few)
  await Promise.all(few.map(untilLive))
}

/** Live, and with that revision; whatever it is in between. */
const untilBack = (viewer: ViewerSession, place: { epoch: string; rev: number }): Promise<void> =>
  new Promise((resolve) => {
    const isBack = () => {
      const { word, epoch, rev } = viewer.status()
      return word === 'live' && epoch === place.epoch && rev >= place.rev
    }
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

async function comeBack(back: Extract<CrowdTask, { type: 'back' }>): Promise<CrowdMessage> {
  const callsBefore = sinceCalls
  const returnedMs = performance.now()
  setAway(false)
  if (back.isTold) for (const viewer of crowd) viewer.wake()
  const backMs = await Promise.all(
    crowd.map(async (viewer) => {
      await untilBack(viewer, back)
      return performance.now() - returnedMs
    }),
  )
  return { type: 'back', backMs, sinceCalls: sinceCalls - callsBefore }
}

async function perform(task: CrowdTask): Promise<CrowdMessage> {
  switch (task.type) {
    case 'away':
      setAway(true)
      return { type: 'away' }
    case 'back':
      return comeBack(task)
    case 'state': {
      await Promise.all(crowd.map((viewer) => untilRev(viewer, task.rev)))
      const epochs = crowd.map((viewer) => viewer.status().epoch)
      const shown = order.kind === 'complete' ? crowd.map((viewer) => viewer.plan()) : []
      const prints = shown.map((plan) => fingerprintOf(writePlan(plan)).sum)
      return { type: 'state', epochs: [...new Set(epochs)], prints: [...new Set(prints)] }
    }
  }
}

process.on('message', async (message) => tell(await perform(v.parse(crowdTaskSchema, message))))
tell({ type: 'joined' })
