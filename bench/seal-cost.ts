/** Measures what sealing costs: bytes of a plan and an edit, time to seal and open 2,000 elements, and a late joiner's wait with and without it. */
import { gzipSync } from 'node:zlib'
import { startStack } from '../scripts/stack/stack.ts'
import type { Plan } from '../src/plan/plan.ts'
import { readAhead, readValuesBy } from '../src/stream/open-values.ts'
import { writeEdit, writePlan } from '../src/stream/plan-codec.ts'
import { createSeal, noSeal, type Seal } from '../src/stream/seal.ts'
import { createSealer } from '../src/stream/sealer.ts'
import { createStreams } from '../src/stream/streams.ts'
import { editText, type ValueEdit } from '../src/stream/value-edit.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { sharedMs } from './clock.ts'
import { expectOk } from './expect-ok.ts'
import { type LedStream, startLedStream } from './led-stream.ts'
import type { Measurement } from './report.ts'
import { createSamplePlan } from './sample-plan.ts'
import { median, sum } from './statistics.ts'
import { untilLive } from './until-live.ts'

const ELEMENTS = 2_000
const ROUNDS = 15
const EDITS = 100
const EPOCH = 'e'.repeat(32)

const seal = createSeal(new Uint8Array(32).fill(1))

export const sealCost: Measurement = {
  name: 'seal',
  async run() {
    const sample = createSamplePlan(ELEMENTS)
    const texts = writePlan(sample.plan)
    const [plain, closed] = [editText(texts), editText(sealAll(seal, texts))]
    const meanEdit = (by: Seal) => {
      const edits = Array.from({ length: EDITS }, (_, step) => writeEdit(sample.editAt(step)))
      return sum(edits.map((edit) => editText(sealAll(by, edit)).length)) / EDITS
    }
    const joins = await timeJoins(sample.plan)
    const [bare, sealed] = [await timeRounds(noSeal, texts), await timeRounds(seal, texts)]

    const row = (what: string, without: number, withSeal: number) =>
      [what, without, withSeal, without === 0 ? '–' : `${(withSeal / without).toFixed(2)} ×`] as const
    return {
      title: `What sealing costs, for a plan of ${ELEMENTS.toLocaleString('en')} elements`,
      columns: ['what', 'without', 'with', 'that is'],
      rows: [
        row('the plan as text, bytes', Buffer.byteLength(plain), Buffer.byteLength(closed)),
        row('the plan compressed, bytes', gzipSync(plain).length, gzipSync(closed).length),
        row('one edit as text, bytes, mean', meanEdit(noSeal), meanEdit(seal)),
        row('Connect → live, ms, median', median(joins.without), median(joins.with)),
        row('sealing the plan, ms, median', 0, median(sealed.sealMs)),
        row('opening the plan in one go, ms, median', 0, median(sealed.openMs)),
        row('opening and parsing it in slices, ms, median', median(bare.readMs), median(sealed.readMs)),
        row('the longest slice of that, ms, median', median(bare.sliceMs), median(sealed.sliceMs)),
      ],
      targets: [
        { what: 'opening and parsing in slices', value: median(sealed.readMs), below: 150, unit: ' ms' },
        { what: 'the longest slice', value: median(sealed.sliceMs), below: 50, unit: ' ms' },
      ],
      notes: [
        `${ROUNDS} rounds in Node, one after the other, after one that is not counted; joins with and without sealing in turn, Argon2id included in both.`,
      ],
    }
  },
}

const sealAll = (by: Seal, texts: ValueEdit): ValueEdit =>
  createSealer(by).seal(EPOCH, texts, { first: 1, last: 1 })

type Times = Readonly<Record<'sealMs' | 'openMs' | 'readMs' | 'sliceMs', number[]>>

async function timeRounds(by: Seal, texts: ValueEdit): Promise<Times> {
  const times: Times = { sealMs: [], openMs: [], readMs: [], sliceMs: [] }
  for (let round = -1; round < ROUNDS; round++) {
    const beganMs = performance.now()
    const values = sealAll(by, texts)
    const sealedMs = performance.now()
    for (const [id, value] of values) by.open(EPOCH, id, value ?? '')
    const openedMs = performance.now()
    const longestMs = await watchTurns(() => readAhead(readValuesBy(by), EPOCH, [values]))
    const readMs = performance.now() - openedMs
    if (round < 0) continue
    times.sealMs.push(sealedMs - beganMs)
    times.openMs.push(openedMs - sealedMs)
    times.readMs.push(readMs)
    times.sliceMs.push(longestMs)
  }
  return times
}

/** The longest that others had to wait for their turn while this was done. */
async function watchTurns(work: () => Promise<unknown>): Promise<number> {
  let isDone = false
  let longestMs = 0
  const take = async (): Promise<void> => {
    for (let lastMs = performance.now(); !isDone; lastMs = performance.now()) {
      await new Promise(setImmediate)
      longestMs = Math.max(longestMs, performance.now() - lastMs)
    }
  }
  const turns = take()
  await work()
  isDone = true
  await turns
  return longestMs
}

async function timeJoins(plan: Plan): Promise<Readonly<Record<'without' | 'with', number[]>>> {
  const stack = await startStack()
  try {
    const open = await startLedStream(stack.url, 'Open', plan, () => noSeal)
    const closed = await startLedStream(stack.url, 'Sealed', plan)
    const times = { without: [] as number[], with: [] as number[] }
    for (let round = -1; round < ROUNDS; round++) {
      const withoutMs = await joinMs(open, stack.url, plan, () => noSeal)
      const withMs = await joinMs(closed, stack.url, plan)
      if (round < 0) continue
      times.without.push(withoutMs)
      times.with.push(withMs)
    }
    await open.leader.stop()
    await closed.leader.stop()
    return times
  } finally {
    await stack.stop()
  }
}

async function joinMs(
  { name, password }: LedStream,
  url: string,
  plan: Plan,
  sealWith?: () => Seal,
): Promise<number> {
  const streams = createStreams({ webdis: createWebdis({ url }), ...(sealWith && { sealWith }) })
  const beganMs = sharedMs()
  const viewer = expectOk(await streams.connect({ name, password }))
  await untilLive(viewer)
  const tookMs = sharedMs() - beganMs
  if (viewer.plan().size !== plan.size) throw new Error('The viewer is live without the whole plan.')
  viewer.disconnect()
  return tookMs
}
