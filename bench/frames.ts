/** Measures how steadily the viewer's map is drawn with 2,000 elements: at rest, while 10 edits a second arrive, and while it is dragged as they do. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { mapOf } from '../e2e/map.ts'
import { expectWatching, givePassword, linkTo } from '../e2e/viewer.ts'
import { type BrowserStage, withBrowser } from './browser-stage.ts'
import { startLedStream } from './led-stream.ts'
import { type Frames, observeFrames } from './observe-page.ts'
import type { Measurement, Report } from './report.ts'
import { createSamplePlan } from './sample-plan.ts'
import { quantile, sum } from './statistics.ts'

const ELEMENTS = 2_000
const EVERY_MS = 100
/** Of each kind, in each round. */
const WATCH_MS = 4_000
const ROUNDS = 5
const LONG_MS = 50

const kinds = ['at rest', 'edits arrive', 'edits arrive, the map is dragged'] as const
type Kind = (typeof kinds)[number]

export const frames: Measurement = {
  name: 'frames',
  run: () => withBrowser(measure),
}

async function measure({ url, openWindow }: BrowserStage): Promise<Report> {
  const { plan, editAt } = createSamplePlan(ELEMENTS)
  const { name, password, leader } = await startLedStream(url, 'Frames', plan)
  const viewer = await openWindow(linkTo(name))
  await givePassword(viewer, name, password)
  await expectWatching(viewer)
  await viewer.locator(`[data-elements="${ELEMENTS}"]`).waitFor()
  const observed = await observeFrames(viewer)
  const seen = new Map<Kind, Frames[]>(kinds.map((kind) => [kind, []]))
  let step = 0
  // A-B-C-A-B-C; the first round warms up.
  for (let round = 0; round <= ROUNDS; round++)
    for (const kind of kinds) {
      await observed.take()
      const editing =
        kind === 'at rest' ? undefined : setInterval(() => leader.edit(editAt(step++)), EVERY_MS)
      if (kind === 'edits arrive, the map is dragged') await dragAbout(viewer)
      else await delay(WATCH_MS)
      clearInterval(editing)
      const taken = await observed.take()
      if (round > 0) seen.get(kind)?.push(taken)
      await leader.settled()
    }
  await leader.stop()
  return reportOf(seen)
}

/** Slowly in a circle, as somebody does who looks for something. */
async function dragAbout(page: Page): Promise<void> {
  const endMs = performance.now() + WATCH_MS
  await mapOf(page).hover({ position: { x: 500, y: 400 } })
  await page.mouse.down()
  for (let turn = 0; performance.now() < endMs; turn += 0.1)
    await page.mouse.move(560 + 120 * Math.cos(turn), 460 + 120 * Math.sin(turn))
  await page.mouse.up()
}

function reportOf(seen: ReadonlyMap<Kind, readonly Frames[]>): Report {
  const rows = [...seen].map(([kind, all]) => {
    const gaps = all.flatMap(({ gapsMs }) => gapsMs)
    const tasks = all.flatMap(({ longTasksMs }) => longTasksMs)
    const perSecond = (gaps.length * 1000) / sum(gaps)
    return [
      kind,
      perSecond,
      quantile(gaps, 0.5),
      quantile(gaps, 0.99),
      tasks.length,
      Math.max(0, ...tasks),
    ] as const
  })
  const worst = Math.max(...rows.map((row) => row[5]))
  return {
    title: `The viewer’s map with ${ELEMENTS.toLocaleString('en')} elements`,
    columns: ['what', 'frames a second', 'p50 ms', 'p99 ms', `tasks over ${LONG_MS} ms`, 'longest ms'],
    rows,
    targets: [{ what: 'the longest task', value: worst, below: LONG_MS, unit: ' ms' }],
    notes: [
      `${ROUNDS} rounds of ${WATCH_MS / 1000} s of each kind, after one that warms up. Sealed edits, ten a second, each moves one element. Chromium draws without a graphics card, beside the servers and the leader on the same machine. A long task is what the browser itself calls so, from ${LONG_MS} ms on (Long Tasks API).`,
    ],
  }
}
