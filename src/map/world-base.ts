import VectorImageLayer from 'ol/layer/VectorImage.js'
import VectorSource from 'ol/source/Vector.js'
import Fill from 'ol/style/Fill.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import { type CityRow, citiesByImportance, citiesPainter } from './cities.ts'
import type { BasePainter } from './frame.ts'
import { graticulePainter } from './graticule-painter.ts'
import type { Palette } from './palette.ts'
import type { Plane } from './plane.ts'
import { type WorldLayer, type WorldTopology, worldFeatures } from './world-features.ts'

/** The real world's base map: land in layers, then what is painted over it. */
export type WorldBase = {
  readonly layers: readonly VectorImageLayer[]
  readonly painter: (palette: Palette, marks: WorldMarks) => BasePainter
  readonly restyle: (palette: Palette) => void
  /** Loads what this resolution needs and has not got; rejects if it does not come. */
  readonly prepare: (unitsPerPx: number, marks: WorldMarks) => Promise<void>
  readonly detail: () => 'none' | 'coarse' | 'fine'
}

/** What may be painted over the land: meridians and parallels, the grid of MGRS, names of towns. */
export type WorldMarks = {
  readonly graticule: boolean
  readonly mgrs: boolean
  readonly names: boolean
}

/** From this resolution on the fine coast is drawn: Web Mercator's zoom level 3.4. */
export const fineUnitsPerPx = 15_000
export const lakeUnitsPerPx = 10_000
export const riverUnitsPerPx = 5_000

export function createWorldBase(plane: Plane, startPalette: Palette): WorldBase {
  let styles = stylesOf(startPalette)
  let cities: ReturnType<typeof citiesByImportance> = []
  const newLayer = (): VectorImageLayer =>
    new VectorImageLayer({
      source: new VectorSource(),
      zIndex: 0,
      imageRatio: 1.5,
      style: (feature, resolution) => {
        const layer: WorldLayer = feature.get('layer')
        if (layer === 'lake' && resolution > lakeUnitsPerPx) return undefined
        if (layer === 'river' && resolution > riverUnitsPerPx) return undefined
        return styles[layer]
      },
    })
  const coarse = newLayer()
  const fine = newLayer()
  let mgrsPainter: ((palette: Palette) => BasePainter) | undefined
  let coarseReady: Promise<void> | undefined
  let fineReady: Promise<void> | undefined

  async function loadCoarse(): Promise<void> {
    const [world, rows] = await Promise.all([
      import('./data/world-110m.topo.json?raw'),
      import('./data/cities.json?raw'),
    ])
    coarse.getSource()?.addFeatures(worldFeatures(plane, JSON.parse(world.default) as WorldTopology))
    cities = citiesByImportance(plane, JSON.parse(rows.default) as CityRow[])
  }

  async function loadFine(): Promise<void> {
    const world = await import('./data/world-10m.topo.json?raw')
    fine.getSource()?.addFeatures(worldFeatures(plane, JSON.parse(world.default) as WorldTopology))
    // The coarse coast serves until the fine one is there.
    coarse.setMinResolution(fineUnitsPerPx)
    fine.setMaxResolution(fineUnitsPerPx)
  }

  return {
    layers: [coarse, fine],
    painter: (palette, marks) => {
      const painters = [
        ...(marks.graticule ? [graticulePainter(palette)] : []),
        ...(marks.mgrs && mgrsPainter ? [mgrsPainter(palette)] : []),
        ...(marks.names ? [citiesPainter(cities, palette)] : []),
      ]
      return (context, frame, room) => {
        for (const paint of painters) paint(context, frame, room)
      }
    },
    restyle: (palette) => {
      styles = stylesOf(palette)
      coarse.changed()
      fine.changed()
    },
    prepare: async (unitsPerPx, marks) => {
      try {
        if (marks.mgrs) mgrsPainter ??= (await import('./mgrs-painter.ts')).mgrsPainter
        coarseReady ??= loadCoarse()
        await coarseReady
        if (unitsPerPx > fineUnitsPerPx) return
        fineReady ??= loadFine()
        await fineReady
      } catch (error) {
        // What did not come is asked for again the next time.
        if (coarse.getSource()?.isEmpty()) coarseReady = undefined
        fineReady = undefined
        throw error
      }
    },
    detail: () => {
      if (!fine.getSource()?.isEmpty()) return 'fine'
      return coarse.getSource()?.isEmpty() ? 'none' : 'coarse'
    },
  }
}

export function stylesOf(palette: Palette): Readonly<Record<WorldLayer, Style>> {
  return {
    // A line of the land's own colour closes the hair between pieces that were cut apart.
    land: new Style({
      fill: new Fill({ color: palette.land }),
      stroke: new Stroke({ color: palette.land, width: 0.8 }),
      zIndex: 0,
    }),
    lake: new Style({
      fill: new Fill({ color: palette.lake }),
      stroke: new Stroke({ color: palette.river, width: 0.8 }),
      zIndex: 1,
    }),
    river: new Style({ stroke: new Stroke({ color: palette.river, width: 1 }), zIndex: 2 }),
    border: new Style({
      stroke: new Stroke({ color: palette.border, width: 1, lineDash: [5, 3] }),
      zIndex: 3,
    }),
    coast: new Style({ stroke: new Stroke({ color: palette.coast, width: 1 }), zIndex: 4 }),
  }
}
