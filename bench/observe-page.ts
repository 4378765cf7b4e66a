import type { Page } from '@playwright/test'
import { mapOf } from '../e2e/map.ts'
import { operations } from '../src/stream/wire.ts'

// What runs in the pages notes times in ms since 1970, and changes nothing of the product. It has no named functions: the
// loader would wrap them in a call that pages do not know.

/** Notes when Z was pressed (Undo, Redo) and when a publish went out. */
export async function observeEditing(page: Page) {
  const noted = await page.evaluateHandle((publish) => {
    const times = { pressedMs: [] as number[], publishedMs: [] as number[] }
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key.toUpperCase() === 'Z') times.pressedMs.push(performance.timeOrigin + event.timeStamp)
      },
      true,
    )
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries())
        if (name.includes(`/${publish}/`)) times.publishedMs.push(performance.timeOrigin + startTime)
    }).observe({ type: 'resource' })
    return times
  }, operations.publish.fn)
  return {
    take: () =>
      noted.evaluate((times) => ({
        pressedMs: times.pressedMs.splice(0),
        publishedMs: times.publishedMs.splice(0),
      })),
  }
}

/** What the page did since it was asked the last time: ms from frame to frame, and tasks that took 50 ms or more. */
export type Frames = { readonly gapsMs: readonly number[]; readonly longTasksMs: readonly number[] }

/** Asks for every frame from now on, and notes when it comes. */
export async function observeFrames(page: Page) {
  const noted = await page.evaluateHandle(() => {
    const found = { gapsMs: [] as number[], longTasksMs: [] as number[] }
    let lastMs = performance.now()
    const loop: FrameRequestCallback[] = []
    loop.push((atMs) => {
      found.gapsMs.push(atMs - lastMs)
      lastMs = atMs
      for (const next of loop) requestAnimationFrame(next)
    })
    for (const next of loop) requestAnimationFrame(next)
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.longTasksMs.push(duration)
    }).observe({ type: 'longtask' })
    return found
  })
  return {
    take: (): Promise<Frames> =>
      noted.evaluate((found) => ({
        gapsMs: found.gapsMs.splice(0),
        longTasksMs: found.longTasksMs.splice(0),
      })),
  }
}

/** Notes how many elements the map had drawn and when: at the frame after the one that drew them. */
export async function observeDrawing(page: Page) {
  const noted = await mapOf(page).evaluateHandle((map) => {
    const frames: { elements: number; atMs: number }[] = []
    new MutationObserver(() => {
      const elements = Number(map.dataset.elements)
      requestAnimationFrame(() => frames.push({ elements, atMs: performance.timeOrigin + performance.now() }))
    }).observe(map, { attributes: true, attributeFilter: ['data-elements'] })
    return frames
  })
  return { take: () => noted.evaluate((frames) => frames.splice(0)) }
}
