import type { Spot } from './plane.ts'
import type { Box, Scene } from './scene.ts'
import type { Shape } from './shape.ts'

type Pixel = readonly [x: number, y: number]

/** Drawing a rectangle on the screen and selecting what lies wholly in it. */
export type BoxGesture = {
  readonly begin: (at: Pixel) => void
  readonly move: (to: Pixel) => void
  /** Selects; `more` keeps what is selected already. `pixelOf` says where a spot is on the screen. */
  readonly end: (pixelOf: (spot: Spot) => Pixel, more: boolean) => void
  readonly cancel: () => void
  readonly isDrawing: () => boolean
}

export function createBoxGesture(scene: Scene): BoxGesture {
  let box: Box | undefined

  function show(next: Box | undefined): void {
    box = next
    scene.setBox(box)
  }

  return {
    begin: (at) => {
      box = { from: at, to: at }
    },
    move: (to) => {
      if (box) show({ ...box, to })
    },
    end: (pixelOf, more) => {
      const drawn = box
      show(undefined)
      // A press without a drag is a click, and picks.
      if (!drawn || drawn.from === drawn.to) return
      const picked = [...scene.onMap()].filter(({ shape }) => isIn(drawn, shape, pixelOf)).map(({ id }) => id)
      const before = more ? scene.selection().ids : []
      scene.setSelection({ ids: [...new Set([...before, ...picked])], waypoint: undefined })
    },
    cancel: () => {
      if (box) show(undefined)
    },
    isDrawing: () => box !== undefined,
  }
}

function isIn({ from, to }: Box, shape: Shape, pixelOf: (spot: Spot) => Pixel): boolean {
  const spots = shape.type === 'spot' ? [shape.at] : shape.paths.flat()
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])]
  const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])]
  return (
    spots.length > 0 &&
    spots.every((spot) => {
      const [x, y] = pixelOf(spot)
      return x >= left && x <= right && y >= top && y <= bottom
    })
  )
}
