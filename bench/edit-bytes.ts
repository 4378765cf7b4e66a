/** Measures the bytes that one viewer receives for one edit of a plan of 1,000 elements, against those of the whole plan. */
import { writePlan } from '../src/stream/plan-codec.ts'
import { createStreams } from '../src/stream/streams.ts'
import { editText } from '../src/stream/value-edit.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { openCountingProxy } from './counting-proxy.ts'
import { expectOk } from './expect-ok.ts'
import { lookUp } from './look-up.ts'
import type { Measurement } from './report.ts'
import { createSamplePlan } from './sample-plan.ts'
import { openStage } from './stage.ts'
import { sum } from './statistics.ts'
import { untilLive } from './until-live.ts'
import { untilRev } from './until-rev.ts'

const ELEMENTS = 1_000
const EDITS = 100

export const editBytes: Measurement = {
  name: 'edit-bytes',
  async run() {
    const sample = createSamplePlan(ELEMENTS)
    const stage = await openStage(sample.plan)
    const proxy = await openCountingProxy(stage.stack.edgePort)
    try {
      const { name, password, leader } = stage
      const webdis = createWebdis({ url: proxy.url })
      const viewer = expectOk(await createStreams({ webdis }).connect({ name, password }))
      await untilLive(viewer)

      const before = { ...proxy.received }
      const perEdit: number[] = []
      for (let step = 0; step < EDITS; step++) {
        const { subscription } = proxy.received
        leader.edit(sample.editAt(step))
        await leader.settled()
        await untilRev(viewer, leader.status().rev)
        perEdit.push(proxy.received.subscription - subscription)
      }
      const beats = proxy.received.calls - before.calls
      viewer.disconnect()

      const { planCall } = await lookUp(webdis, name, password)
      const beforePlan = proxy.received.calls
      await webdis.call(planCall)
      const snapshotBytes = proxy.received.calls - beforePlan
      const planBytes = Buffer.byteLength(editText(writePlan(sample.plan)))

      const mean = sum(perEdit) / EDITS
      const share = (bytes: number, whole: number) => `${((100 * bytes) / whole).toFixed(2)} %`
      const row = (what: string, bytes: number) =>
        [what, bytes, share(bytes, planBytes), share(bytes, snapshotBytes)] as const
      return {
        title: `Bytes to one viewer for one edit of a plan of ${ELEMENTS.toLocaleString('en')} elements`,
        columns: ['what a viewer receives', 'bytes', 'of the plan as text', 'of the plan compressed'],
        rows: [
          row('one edit, mean', mean),
          row('one edit, largest', Math.max(...perEdit)),
          row('one edit, mean, with the answers to its beats', mean + beats / EDITS),
          row('the whole plan as a joining viewer gets it, compressed', snapshotBytes),
          row('the whole plan as text in the edits’ own format', planBytes),
        ],
        targets: [
          {
            what: 'one edit, mean, of the whole plan',
            value: (100 * mean) / planBytes,
            below: 1,
            unit: ' %',
          },
        ],
        notes: [
          `${EDITS} edits one after the other, each moving one element; the plan has points, routes, circles, lines, polygons, fronts and texts.`,
          'Counted on the viewer’s sockets between it and the edge: payload, event and chunk framing, headers. Beat events among the edits are counted with them.',
        ],
      }
    } finally {
      proxy.close()
      await stage.end()
    }
  },
}
