import type Feature from 'ol/Feature.js'
import type Geometry from 'ol/geom/Geometry.js'
import { type CityRow, citiesByImportance, citiesPainter } from './cities.ts'
import type { BasePainter, Painter } from './frame.ts'
import { graticulePainter } from './graticule-painter.ts'
import type { Palette } from './palette.ts'
import type { Plane } from './plane.ts'
import { paintStyled } from './styled-painter.ts'
import { fineUnitsPerPx, lakeUnitsPerPx, riverUnitsPerPx, stylesOf } from './world-base.ts'
import { type WorldLayer, type WorldTopology, worldFeatures } from './world-features.ts'

const drawnOrder: readonly WorldLayer[] = ['land', 'lake', 'river', 'border', 'coast']

/** Loads what a picture of the world at a scale is made of, with tiles and images over the land; rejects if it does not come. */
export async function loadWorldPainter(
  plane: Plane,
  unitsPerPx: number,
  palette: Palette,
  paintBackdrop: Painter,
): Promise<BasePainter> {
  const [world, rows] = await Promise.all([
    unitsPerPx > fineUnitsPerPx
      ? import('./data/world-110m.topo.json?raw')
      : import('./data/world-10m.topo.json?raw'),
    import('./data/cities.json?raw'),
  ])
  const features = worldFeatures(plane, JSON.parse(world.default) as WorldTopology)
  const byLayer = new Map<WorldLayer, Feature<Geometry>[]>(drawnOrder.map((layer) => [layer, []]))
  for (const feature of features) byLayer.get(feature.get('layer'))?.push(feature)
  const styles = stylesOf(palette)
  const paintGraticule = graticulePainter(palette)
  const paintCities = citiesPainter(citiesByImportance(plane, JSON.parse(rows.default) as CityRow[]), palette)
  return (context, frame, room) => {
    context.fillStyle = palette.sea
    context.fillRect(0, 0, frame.width, frame.height)
    for (const [layer, drawn] of byLayer) {
      if (layer === 'lake' && frame.unitsPerPx > lakeUnitsPerPx) continue
      if (layer === 'river' && frame.unitsPerPx > riverUnitsPerPx) continue
      for (const feature of drawn) paintStyled(context, frame, feature, styles[layer])
    }
    paintBackdrop(context, frame)
    paintGraticule(context, frame, room)
    paintCities(context, frame, room)
  }
}
