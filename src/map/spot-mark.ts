import type { Painter } from './frame.ts'
import type { Palette } from './palette.ts'
import type { Spot } from './plane.ts'

/** A place that is shown for a moment after flying there. */
export type SpotMark = {
  readonly show: (at: Spot) => void
  readonly paint: (palette: Palette) => Painter
  readonly dispose: () => void
}

const shownMs = 4_000
const pulseMs = 1_200

export function createSpotMark(render: () => void, prefersStillness: () => boolean): SpotMark {
  let shown: { readonly at: Spot; readonly sinceMs: number } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    show: (at) => {
      clearTimeout(timer)
      shown = { at, sinceMs: performance.now() }
      timer = setTimeout(() => {
        shown = undefined
        render()
      }, shownMs)
      render()
    },
    paint: (palette) => (context, frame) => {
      if (!shown) return
      const { at, sinceMs } = shown
      const part = prefersStillness() ? 0.4 : ((performance.now() - sinceMs) % pulseMs) / pulseMs
      for (const shift of frame.shifts) {
        const [x, y] = frame.pixelOf(at, shift)
        for (const [color, width] of [
          [palette.halo, 5],
          [palette.selected, 2.5],
        ] as const) {
          context.beginPath()
          context.arc(x, y, 9, 0, 2 * Math.PI)
          context.moveTo(x + 12 + 22 * part, y)
          context.arc(x, y, 12 + 22 * part, 0, 2 * Math.PI)
          context.strokeStyle = color
          context.lineWidth = width
          context.stroke()
        }
      }
      if (!prefersStillness()) render()
    },
    dispose: () => clearTimeout(timer),
  }
}
