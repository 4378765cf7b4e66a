import type { Position } from '../plan/position.ts'
import type { Backdrop } from './backdrop.ts'
import type { WorldMarks } from './world-base.ts'

/** What of a map is in view. */
export type MapLook = {
  readonly centre: Position
  /** units of the drawing plane in a CSS pixel: map units on a game map, metres at the equator on the world */
  readonly unitsPerPx: number
  /** by how much the map is turned clockwise, from −180 up to 180; 0 is north up */
  readonly turnDeg: number
}

/** The part of the port that is about what is looked at, and what lies below the plan. */
export type MapLooks = {
  /** What the host and the user have laid on the map. */
  readonly setBackdrop: (backdrop: Backdrop) => void
  readonly setMarks: (marks: WorldMarks) => void
  /** undefined until the map has been drawn */
  readonly look: () => MapLook | undefined
  readonly lookAt: (look: MapLook) => void
  /** Flies to a place, near enough to see it, and marks it for a moment. */
  readonly flyTo: (at: Position) => void
  /** Turns the map so far clockwise, degrees; 0 is north up. */
  readonly turnTo: (deg: number) => void
  /**
   * Asks for a place: the next click or tap, or Enter for the middle of the map, is answered and does nothing else.
   * `undefined` does not ask any more.
   */
  readonly pickPlace: (answer: ((at: Position) => void) | undefined) => void
}
