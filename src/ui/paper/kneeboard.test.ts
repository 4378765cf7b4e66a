// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import type { FlightPage } from './flight-page.ts'
import { prepareKneeboard } from './kneeboard.ts'

vi.mock('../../map/picture.ts', () => ({ preparePicture: async () => () => {} }))
afterEach(() => void vi.restoreAllMocks())

/** A canvas that keeps what is written on it, with letters of ten pixels. */
function writtenOn() {
  const words: string[] = []
  const canvas = new Proxy<Record<string | symbol, unknown>>(
    {
      fillText: (text: string) => words.push(text),
      measureText: (text: string) => ({ width: text.length * 10 }),
    },
    { get: (target, name) => target[name] ?? (() => undefined) },
  )
  return { words, context: canvas as unknown as CanvasRenderingContext2D }
}

const page: FlightPage = {
  ...{ title: 'Uranus', route: 'Strike', facts: ['Kuban'], notes: [], totals: ['', 'Total'] },
  warnings: ['Leg 1–2: the wind is too strong.', 'The fuel is used up before waypoint 2.'],
  columns: [
    { title: '#', sign: '', isNumber: true },
    { title: 'Waypoint', sign: '', isNumber: false },
  ],
  rows: Array.from({ length: 90 }, (_, i) => [String(i + 1), 'WP']),
}

test('what cannot be flown stands at the head of every page', async () => {
  const { words, context } = writtenOn()
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context)
  const size = { width: 1_024, height: 1_448 }
  // The map is played: no picture is asked for what is on it.
  const pictureOf = vi.fn()
  const { pages } = await prepareKneeboard({ page, size, theme: 'dark', pictureOf })
  expect(pages.length).toBeGreaterThan(1)
  for (const paint of pages) {
    words.length = 0
    paint(context)
    expect(words.filter((text) => text.startsWith('⚠'))).toEqual([
      '⚠\ufe0e Leg 1–2: the wind is too strong.',
      '⚠\ufe0e The fuel is used up before waypoint 2.',
    ])
  }
})
