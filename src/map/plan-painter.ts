import type { ElementId, Route } from '../plan/element.ts'
import type { FlightSheet } from '../plan/flight-legs.ts'
import type { ShownUnits } from '../plan/units.ts'
import type { Target } from './aim.ts'
import { type ElementLabel, labelsOf } from './element-label.ts'
import type { Flashes } from './flashes.ts'
import type { Frame, Painter } from './frame.ts'
import { type Handle, waypointHandles } from './handle.ts'
import { withAlpha } from './ink.ts'
import { type PlacedLabel, paintLabels, placeLabels } from './label-painter.ts'
import { LabelRoom, roomAround } from './label-room.ts'
import type { Tool } from './map-view.ts'
import { paintBox, paintGlow, paintHandles, paintSnapMark } from './marks-painter.ts'
import { paintMeasure } from './measure-painter.ts'
import type { Palette } from './palette.ts'
import type { PlanLayers } from './plan-layers.ts'
import type { Spot } from './plane.ts'
import { paintRuler } from './ruler-painter.ts'
import type { Box, Hover, Note, Selection } from './scene.ts'
import type { DrawnElement } from './shape.ts'
import type { Sketch } from './sketch.ts'
import { paintSketch } from './sketch-painter.ts'

/** What is painted around the elements at a moment. */
export type PaintedScene = {
  readonly palette: Palette
  readonly sheet: FlightSheet
  readonly units: ShownUnits
  readonly selection: Selection
  readonly handles: readonly Handle[]
  readonly tool: Tool
  readonly sketch: Sketch | undefined
  readonly note: Note | undefined
  readonly hover: Hover | undefined
  readonly snapMark: Spot | undefined
  readonly box: Box | undefined
  /** the user draws without a pointer: the middle of the map is where the next position comes */
  readonly aimsAtMiddle: boolean
}

export type PlanPainter = {
  /** Finds room for names, which what lies below the plan has to leave free. */
  readonly place: (context: CanvasRenderingContext2D, frame: Frame) => LabelRoom
  /** glow of the selection and of what has just changed */
  readonly below: Painter
  /** names, handles, the drawing and its numbers */
  readonly above: Painter
  /** Labels depend on the plane, the winds and the units: forgets them when these change. */
  readonly forgetLabels: () => void
}

export function createPlanPainter(
  layers: PlanLayers,
  flashes: Flashes,
  scene: () => PaintedScene,
): PlanPainter {
  let labels = new WeakMap<DrawnElement, readonly ElementLabel[]>()
  let placedLabels: readonly PlacedLabel[] = []

  function labelsFor(frame: Frame, target: Target): readonly ElementLabel[] {
    const known = labels.get(target.element)
    if (known) return known
    const made = labelsOf(frame.plane, scene().sheet, scene().units, target)
    labels.set(target.element, made)
    return made
  }

  function placeNames(
    context: CanvasRenderingContext2D,
    frame: Frame,
    room: LabelRoom,
  ): readonly PlacedLabel[] {
    const selected: ReadonlySet<ElementId> = new Set(scene().selection.ids)
    const [minX, minY, maxX, maxY] = frame.extent
    const targets = frame.shifts.flatMap((shift) =>
      layers.within([minX - shift, minY, maxX - shift, maxY]).map((target) => [target, shift] as const),
    )
    const { palette, selection, hover } = scene()
    const isSelected = (id: ElementId): boolean => selected.has(id)
    // Of a selected waypoint it is the leg that leads to it.
    const isWanted = (id: ElementId, leg: number): boolean =>
      (hover?.id === id && hover.leg === leg) || (selected.has(id) && selection.waypoint === leg + 1)
    const labelled = {
      ...{ palette, targets, isSelected, isWanted },
      labelsOf: (target: Target) => labelsFor(frame, target),
    }
    return placeLabels(context, frame, labelled, room)
  }

  function paintFlashes(context: CanvasRenderingContext2D, frame: Frame): void {
    for (const [id, strength] of flashes.strengths()) {
      const target = layers.get(id)
      if (target) paintGlow(context, frame, [target], withAlpha(scene().palette.changed, strength * 0.75), 12)
    }
  }

  return {
    place: (context, frame) => {
      const room = new LabelRoom()
      takeHandleRoom(frame, scene().handles, room)
      placedLabels = placeNames(context, frame, room)
      return room
    },
    below: (context, frame) => {
      const { selection, palette, hover } = scene()
      const targets = selection.ids.flatMap((id) => layers.get(id) ?? [])
      paintFlashes(context, frame)
      const hovered = hover && !selection.ids.includes(hover.id) ? layers.get(hover.id) : undefined
      if (hovered) paintGlow(context, frame, [hovered], withAlpha(palette.selected, 0.3), 8)
      paintGlow(context, frame, targets, withAlpha(palette.selected, 0.55), 10)
    },
    above: (context, frame) => {
      const { selection, palette, handles, tool, sketch, note, units, aimsAtMiddle, snapMark, box } = scene()
      paintLabels(context, placedLabels, palette)
      const marked = markedWaypoint(frame, layers, selection)
      paintHandles(context, frame, handles.length > 0 ? handles : marked, selection.waypoint, palette)
      if (sketch) paintSketch(context, frame, sketch, palette)
      if (sketch && tool.type === 'ruler') {
        paintRuler(context, frame, sketch, tool.speedKmh, units, palette)
      }
      if (snapMark) paintSnapMark(context, frame, snapMark, palette)
      if (box) paintBox(context, box, palette)
      if (aimsAtMiddle) paintCrosshair(context, frame, palette)
      if (note) paintMeasure(context, frame, note.lines, note.at, palette)
    },
    forgetLabels: () => {
      labels = new WeakMap()
    },
  }
}

/** Names would hide the handle that stands above an element, and be hidden by it. */
function takeHandleRoom(frame: Frame, handles: readonly Handle[], room: LabelRoom): void {
  for (const { grip, at, liftPx } of handles) {
    if (grip.type !== 'whole') continue
    const [x, y] = frame.pixelOf(at)
    room.take(roomAround(x, y - liftPx, 24, 24))
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
