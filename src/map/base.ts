import { gridPainter, paperPainter, sheetPainter } from './chart-painter.ts'
import type { BasePainter, Painter } from './frame.ts'
import type { MapCanvas } from './map-canvas.ts'
import type { Palette } from './palette.ts'
import type { Plane } from './plane.ts'
import type { WorldBase, WorldMarks } from './world-base.ts'

/** What lies below the plan: a game map's chart, the world, or an empty sheet. */
export type Base = {
  readonly show: (plane: Plane, palette: Palette) => void
  /** Which of the lines and names over the world's land are wanted. */
  readonly choose: (marks: WorldMarks) => void
  /** what lies below tiles and images */
  readonly ground: Painter
  /** grids and names, which lie above them */
  readonly painter: BasePainter
  /** Asks again for what did not come. */
  readonly retry: () => void
}

/**
 * `target` is told in `data-base` what is there: `paper`, `chart`, `none`, `coarse`, `fine` or `failed`.
 * @param options.onMissing is told when something does not come, and when it is there or not wanted any more
 */
export function createBase(
  canvas: MapCanvas,
  target: HTMLElement,
  options: { readonly noMap: string; readonly onMissing: (isMissing: boolean) => void },
): Base {
  let isMissing = false
  let ground: Painter = () => undefined
  let painter: BasePainter = () => undefined
  let marks: WorldMarks = { graticule: true, mgrs: false, names: true }
  let world: WorldBase | undefined
  let shown: { readonly plane: Plane; readonly palette: Palette } | undefined

  /** The world's map comes in a file of its own, which game maps never load. */
  async function showWorld(plane: Plane, palette: Palette): Promise<void> {
    const { createWorldBase } = await import('./world-base.ts')
    if (shown?.plane !== plane) return
    if (!world) {
      world = createWorldBase(plane, palette)
      for (const layer of world.layers) canvas.map.addLayer(layer)
    }
    await refine()
  }

  async function refine(): Promise<void> {
    const [current, now] = [world, shown]
    const unitsPerPx = canvas.unitsPerPx()
    if (!current || !now || unitsPerPx === undefined) return
    await current.prepare(unitsPerPx, marks)
    if (world !== current) return
    painter = current.painter(shown?.palette ?? now.palette, marks)
    tell(current.detail())
    canvas.map.render()
  }

  function tell(detail: string): void {
    target.dataset.base = detail
    if ((detail === 'failed') === isMissing) return
    isMissing = detail === 'failed'
    options.onMissing(isMissing)
  }

  /** The plan can be drawn and changed on an empty sea as well: the next move of the map tries again. */
  const failed = (error: unknown): void => {
    console.error('the base map could not be loaded', error)
    tell('failed')
  }

  function retry(): void {
    if (shown?.plane.map?.type === 'world') showWorld(shown.plane, shown.palette).catch(failed)
  }

  function leaveWorld(): void {
    for (const layer of world?.layers ?? []) canvas.map.removeLayer(layer)
    world = undefined
  }

  canvas.map.on('moveend', () => {
    if (isMissing) retry()
    else refine().catch(failed)
  })

  return {
    ground: (context, frame) => ground(context, frame),
    painter: (context, frame, room) => painter(context, frame, room),
    choose: (next) => {
      marks = next
      if (world) refine().catch(failed)
    },
    retry,
    show: (plane, palette) => {
      const isSamePlane = shown?.plane === plane
      shown = { plane, palette }
      target.dataset.map = plane.map?.id ?? ''
      canvas.setBackground(plane.map?.type === 'world' ? palette.sea : palette.table)
      if (plane.map?.type === 'world') {
        if (isSamePlane) world?.restyle(palette)
        else leaveWorld()
        if (!world) {
          painter = () => undefined
          tell('none')
        }
        ground = () => undefined
        showWorld(plane, palette).catch(failed)
        return
      }
      leaveWorld()
      ground = plane.map ? sheetPainter(palette) : () => undefined
      painter = plane.map ? gridPainter(plane.map, palette) : paperPainter(palette, options.noMap)
      tell(plane.map ? 'chart' : 'paper')
    },
  }
}
