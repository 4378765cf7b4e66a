import type { Drawing } from '../plan/drawn-element.ts'
import type { ElementId, Kind } from '../plan/element.ts'
import type { Position } from '../plan/position.ts'
import type { LineForm, Tool } from './map-view.ts'
import type { Plane } from './plane.ts'
import { radiusTo } from './reshape.ts'

/** What is being drawn. `hover` is where the next position would be. */
export type Sketch = {
  readonly kind: Kind
  /** a ruler's sketch becomes no element */
  readonly form: LineForm | 'plain' | 'ruler'
  readonly positions: readonly Position[]
  readonly hover: Position | undefined
  /** a stroke's length so far, so that nobody measures all of it at every step of the hand */
  readonly strokeKm?: number
  /** the route that it goes on from: its first position is there already and stays */
  readonly continues?: { readonly id: ElementId; readonly end: 'first' | 'last' }
}

export const newSketch = (kind: Kind, form: Sketch['form'] = 'plain'): Sketch => ({
  kind,
  form,
  positions: [],
  hover: undefined,
})

/** What a tool begins with; `start` is the end of the route that is continued. Undefined for a tool that draws nothing. */
export function sketchFor(tool: Tool, start: Position | undefined): Sketch | undefined {
  if (tool.type === 'ruler') {
    const ruler = newSketch('line', 'ruler')
    return tool.from ? withPosition(ruler, tool.from) : ruler
  }
  if (tool.type !== 'draw') return undefined
  const sketch = newSketch(tool.kind, tool.form)
  return tool.continues && start ? { ...sketch, continues: tool.continues, positions: [start] } : sketch
}

/** How many positions a drawing needs, and from how many on it is done by itself. */
const needs: Readonly<Record<Kind, { readonly least: number; readonly most: number }>> = {
  point: { least: 1, most: 1 },
  text: { least: 1, most: 1 },
  circle: { least: 2, most: 2 },
  route: { least: 2, most: Infinity },
  line: { least: 2, most: Infinity },
  front: { least: 2, most: Infinity },
  polygon: { least: 3, most: Infinity },
}

export const withPosition = (sketch: Sketch, at: Position): Sketch => ({
  ...sketch,
  positions: [...sketch.positions, at],
})

export const withHover = (sketch: Sketch, hover: Position | undefined): Sketch => ({ ...sketch, hover })

/** Without the last position; what is hovered over stays, and so does the route that is continued. */
export const steppedBack = (sketch: Sketch): Sketch => ({
  ...sketch,
  positions:
    sketch.continues && sketch.positions.length < 2 ? sketch.positions : sketch.positions.slice(0, -1),
})

export const canFinish = ({ kind, positions }: Sketch): boolean => positions.length >= needs[kind].least

/** Whether there is nothing left to draw: a point has its position, a circle its edge. */
export const isDone = ({ kind, positions }: Sketch): boolean => positions.length >= needs[kind].most

/** The drawing so far. Of a circle the first position is the centre and the second lies on its edge. */
export function drawingOf(plane: Plane, { kind, form, positions }: Sketch): Drawing {
  const [centre, edge] = positions
  if (form === 'arrow') return { kind, positions, arrow: true }
  if (kind !== 'circle' || !centre) return { kind, positions }
  return { kind, positions: [centre], ...(edge && { radius: radiusTo(plane, centre, edge) }) }
}

/** The drawing as it would be if the user clicked where they point now. */
export const drawingWithHover = (plane: Plane, sketch: Sketch): Drawing =>
  drawingOf(plane, sketch.hover && !isDone(sketch) ? withPosition(sketch, sketch.hover) : sketch)
