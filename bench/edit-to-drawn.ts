/** Measures edit in the leader's browser → drawn in the viewer's browser, with Chromium for both, and how much of it is batching. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { startStream } from '../e2e/leader.ts'
import { click, mapOf, takeTool } from '../e2e/map.ts'
import { dropFile } from '../e2e/plan-file.ts'
import { watch } from '../e2e/viewer.ts'
import { writeMissioncast } from '../src/formats/missioncast-json.ts'
import { type BrowserStage, withBrowser } from './browser-stage.ts'
import { sharedMs } from './clock.ts'
import { observeDrawing, observeEditing } from './observe-page.ts'
import type { Measurement, Report } from './report.ts'
import { createSamplePlan } from './sample-plan.ts'
import { median, quantile, sum } from './statistics.ts'

const ELEMENTS = 1_000
/** Points that the leader adds first, and then takes back and puts there again, an edit each. */
const POINTS = 40
const ROUNDS = 5
/** Whoever cannot keep up this long has nothing to measure here. */
const LIMIT_MS = 300_000
/** For the last frame, and the last answer to the leader. */
const TAIL_MS = 500
/** Irregular, as people are, so that edits come at every moment of a batch: 10 a second on average. */
const GAPS_MS = [40, 160, 75, 125, 20, 180, 110, 90, 60, 140]

export const editToDrawn: Measurement = {
  name: 'edit-to-drawn',
  run: () => withBrowser(measure),
}

async function measure({ openWindow }: BrowserStage): Promise<Report> {
  const limit = AbortSignal.timeout(LIMIT_MS)
  const leader = await openWindow()
  await startStream(leader, 'Measured')
  const viewer = await watch(openWindow, 'Measured')
  await dropFile(leader, { name: 'sample.json', text: planFile() })
  await untilDrawn(viewer, ELEMENTS)
  for (let added = 0; added < POINTS; added++) {
    await takeTool(leader, 'Point')
    await click(leader, [100 + (added % 10) * 50, 100 + Math.floor(added / 10) * 80])
  }
  await untilDrawn(viewer, ELEMENTS + POINTS)
  await mapOf(leader).focus()

  const editing = await observeEditing(leader)
  const drawing = await observeDrawing(viewer)
  const rounds: Round[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const drawnMs: number[] = []
    const batchedMs: number[] = []
    for (const direction of [-1, 1] as const) {
      let dueMs = sharedMs()
      for (let edit = 0; edit < POINTS; edit++) {
        limit.throwIfAborted()
        await delay(Math.max(0, dueMs - sharedMs()))
        await leader.keyboard.press(direction < 0 ? 'Control+z' : 'Control+Shift+z')
        dueMs += GAPS_MS[edit % GAPS_MS.length] ?? 0
      }
      const before = direction < 0 ? ELEMENTS + POINTS : ELEMENTS
      await untilDrawn(viewer, before + direction * POINTS)
      await delay(TAIL_MS)
      const { pressedMs, publishedMs } = await editing.take()
      const frames = await drawing.take()
      pressedMs.forEach((atMs, index) => {
        const elements = before + direction * (index + 1)
        const drawn = frames.find((frame) => direction * (frame.elements - elements) >= 0)
        const published = publishedMs.find((sentMs) => sentMs >= atMs)
        drawnMs.push((drawn?.atMs ?? Number.POSITIVE_INFINITY) - atMs)
        batchedMs.push((published ?? Number.POSITIVE_INFINITY) - atMs)
      })
    }
    // The first one warms up.
    if (round > 0) rounds.push({ drawnMs, batchedMs })
  }
  return reportOf(rounds)
}

/** However long it takes: there is nothing here that could fail. */
const untilDrawn = (page: Page, elements: number): Promise<void> =>
  page.locator(`[data-elements="${elements}"]`).waitFor()

/** For every edit the time until it was drawn by the viewer, and until it was sent by the leader. */
type Round = { readonly drawnMs: readonly number[]; readonly batchedMs: readonly number[] }

function reportOf(rounds: readonly Round[]): Report {
  const typical = (share: number, of: (round: Round) => readonly number[]) =>
    median(rounds.map((round) => quantile(of(round), share)))
  const row = (what: string, of: (round: Round) => readonly number[]) =>
    [what, typical(0.5, of), typical(0.99, of)] as const
  const drawn = ({ drawnMs }: Round) => drawnMs
  const batched = ({ batchedMs }: Round) => batchedMs
  const after = ({ drawnMs, batchedMs }: Round) => drawnMs.map((ms, index) => ms - (batchedMs[index] ?? 0))
  const share = (of: (round: Round) => readonly number[]) =>
    median(rounds.map((round) => sum(of(round)) / sum(round.drawnMs)))
  return {
    title: 'Edit in the leader’s browser → drawn in the viewer’s',
    columns: ['what', 'p50 ms', 'p99 ms', 'share of the time'],
    rows: [
      [...row('key pressed → drawn by the viewer', drawn), 1],
      [...row('of it until the publish goes out (L1)', batched), share(batched)],
      [...row('of it from there to the frame', after), share(after)],
    ],
    targets: [
      { what: 'the median', value: typical(0.5, drawn), below: 120, unit: ' ms' },
      { what: 'the 99th percentile', value: typical(0.99, drawn), below: 250, unit: ' ms' },
    ],
    notes: [
      `${ROUNDS} rounds of ${2 * POINTS} edits, 10 a second at irregular moments, each a point taken back or put there again on a plan of ${ELEMENTS.toLocaleString('en')} elements; medians of the rounds. Two contexts of one Chromium, which draws without a graphics card.`,
      'From the key’s own time to the start of the frame after the one that drew the change, so up to 17 ms more than an eye would see.',
    ],
  }
}

function planFile(): string {
  const written = writeMissioncast(createSamplePlan(ELEMENTS).plan)
  if (written.type !== 'written') throw new Error('The sample plan could not be written.')
  return written.content
}
