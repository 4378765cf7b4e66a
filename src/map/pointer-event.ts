import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import type { Steering } from './snap.ts'

/** `mouse`, `pen` or `touch` */
export const pointerTypeOf = ({ originalEvent }: MapBrowserEvent): string =>
  originalEvent instanceof PointerEvent ? originalEvent.pointerType : 'mouse'

export const buttonOf = ({ originalEvent }: MapBrowserEvent): number =>
  originalEvent instanceof MouseEvent ? originalEvent.button : 0

export const isAlt = ({ originalEvent }: MapBrowserEvent): boolean =>
  originalEvent instanceof MouseEvent && originalEvent.altKey

export const isShift = ({ originalEvent }: MapBrowserEvent): boolean =>
  originalEvent instanceof MouseEvent && originalEvent.shiftKey

export const isControl = ({ originalEvent }: MapBrowserEvent): boolean =>
  originalEvent instanceof MouseEvent && (originalEvent.ctrlKey || originalEvent.metaKey)

/** Alt lets go of what the hand would stick to, Shift keeps it to round courses. */
export const steeringOf = (event: MapBrowserEvent): Steering => ({
  isFree: isAlt(event),
  isStraight: isShift(event),
})

export const pixelOfEvent = ({ pixel: [x = 0, y = 0] }: MapBrowserEvent): readonly [number, number] => [x, y]
