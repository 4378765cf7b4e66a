import type { ElementId, Route } from '../plan/element.ts'
import type { Units } from '../plan/units.ts'
import type { Target } from './aim.ts'
import { type ElementLabel, labelsOf } from './element-label.ts'
import type { Flashes } from './flashes.ts'
import type { Frame, Painter } from './frame.ts'
import { type Handle, waypointHandles } from './handle.ts'
import { withAlpha } from './ink.ts'
import { paintLabels } from './label-painter.ts'
import { paintGlow, paintHandles } from './marks-painter.ts'
import { paintMeasure } from './measure-painter.ts'
import type { Palette } from './palette.ts'
import type { PlanLayers } from './plan-layers.ts'
import type { Note, Selection } from './scene.ts'
import type { DrawnElement } from './shape.ts'
import type { Sketch } from './sketch.ts'
import { paintSketch } from './sketch-painter.ts'

/** What is painted around the elements at a moment. */
export type PaintedScene = {
  readonly palette: Palette
  readonly units: Units
  readonly selection: Selection
  readonly handles: readonly Handle[]
  readonly sketch: Sketch | undefined
  readonly note: Note | undefined
  /** the user draws without a pointer: the middle of the map is where the next position comes */
  readonly aimsAtMiddle: boolean
}

export type PlanPainter = {
  /** glow of the selection */
  readonly below: Painter
  /** names, marks of changes, handles, the drawing and its numbers */
  readonly above: Painter
  /** Labels depend on the plane and the units: forgets them when these change. */
  readonly forgetLabels: () => void
}

export function createPlanPainter(
  layers: PlanLayers,
  flashes: Flashes,
  scene: () => PaintedScene,
): PlanPainter {
  let labels = new WeakMap<DrawnElement, readonly ElementLabel[]>()

  function labelsFor(frame: Frame, target: Target): readonly ElementLabel[] {
    const known = labels.get(target.element)
    if (known) return known
    const made = labelsOf(frame.plane, scene().units, target)
    labels.set(target.element, made)
    return made
  }

  function paintNames(
    context: CanvasRenderingContext2D,
    frame: Frame,
    selected: ReadonlySet<ElementId>,
  ): void {
    const [minX, minY, maxX, maxY] = frame.extent
    const targets = frame.shifts.flatMap((shift) =>
      layers.within([minX - shift, minY, maxX - shift, maxY]).map((target) => [target, shift] as const),
    )
    paintLabels(context, frame, {
      palette: scene().palette,
      targets,
      isSelected: (id) => selected.has(id),
      labelsOf: (target) => labelsFor(frame, target),
    })
  }

  function paintFlashes(context: CanvasRenderingContext2D, frame: Frame): void {
    for (const [id, strength] of flashes.strengths()) {
      const target = layers.get(id)
      if (target) paintGlow(context, frame, [target], withAlpha(scene().palette.changed, strength * 0.9), 3.5)
    }
  }

  return {
    below: (context, frame) => {
      const { selection, palette } = scene()
      const targets = selection.ids.flatMap((id) => layers.get(id) ?? [])
      paintGlow(context, frame, targets, withAlpha(palette.selected, 0.55), 10)
    },
    above: (context, frame) => {
      const { selection, palette, handles, sketch, note, units, aimsAtMiddle } = scene()
      paintNames(context, frame, new Set(selection.ids))
      paintFlashes(context, frame)
      const marked = markedWaypoint(frame, layers, selection)
      paintHandles(context, frame, handles.length > 0 ? handles : marked, selection.waypoint, palette)
      if (sketch) paintSketch(context, frame, sketch, units, palette)
      if (aimsAtMiddle) paintCrosshair(context, frame, palette)
      if (note) paintMeasure(context, frame, note.lines, note.at, palette)
    },
    forgetLabels: () => {
      labels = new WeakMap()
    },
  }
}

/** A viewer has no handles, but sees which waypoint is spoken of. */
function markedWaypoint(frame: Frame, layers: PlanLayers, { ids, waypoint }: Selection): readonly Handle[] {
  const [only] = ids
  const element = only === undefined ? undefined : layers.get(only)?.element
  if (waypoint === undefined || element?.kind !== 'route') return []
  return waypointHandles(frame.plane, element satisfies Route).slice(waypoint, waypoint + 1)
}

function paintCrosshair(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
  const [x, y] = [frame.width / 2, frame.height / 2]
  context.beginPath()
  context.moveTo(x - 14, y)
  context.lineTo(x + 14, y)
  context.moveTo(x, y - 14)
  context.lineTo(x, y + 14)
  context.strokeStyle = palette.halo
  context.lineWidth = 5
  context.stroke()
  context.strokeStyle = palette.selected
  context.lineWidth = 2
  context.stroke()
}
