import { chartPainter, paperPainter } from './chart-painter.ts'
import type { BasePainter } from './frame.ts'
import type { MapCanvas } from './map-canvas.ts'
import type { Palette } from './palette.ts'
import type { Plane } from './plane.ts'
import type { WorldBase } from './world-base.ts'

/** What lies below the plan: a game map's chart, the world, or an empty sheet. */
export type Base = {
  readonly show: (plane: Plane, palette: Palette) => void
  readonly painter: BasePainter
}

/** `target` is told in `data-base` what is there: `paper`, `chart`, `none`, `coarse`, `fine` or `failed`. */
export function createBase(canvas: MapCanvas, target: HTMLElement, words: { readonly noMap: string }): Base {
  let painter: BasePainter = () => undefined
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
    await current.prepare(unitsPerPx)
    if (world !== current) return
    painter = current.painter(shown?.palette ?? now.palette)
    target.dataset.base = current.detail()
    canvas.map.render()
  }

  /** The plan can be drawn and changed on an empty sea as well: the next move of the map tries again. */
  const failed = (error: unknown): void => {
    console.error('the base map could not be loaded', error)
    target.dataset.base = 'failed'
  }

  function leaveWorld(): void {
    for (const layer of world?.layers ?? []) canvas.map.removeLayer(layer)
    world = undefined
  }

  canvas.map.on('moveend', () => {
    refine().catch(failed)
  })

  return {
    painter: (context, frame, room) => painter(context, frame, room),
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
          target.dataset.base = 'none'
        }
        showWorld(plane, palette).catch(failed)
        return
      }
      leaveWorld()
      painter = plane.map ? chartPainter(plane.map, palette) : paperPainter(palette, words.noMap)
      target.dataset.base = plane.map ? 'chart' : 'paper'
    },
  }
}
