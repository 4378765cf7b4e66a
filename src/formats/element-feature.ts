import type { Element, Route, Sheet } from '../plan/element.ts'
import { isShown, layerOf } from '../plan/layer.ts'
import type { Position } from '../plan/position.ts'
import { altitudeM } from '../plan/units.ts'
import type { Feature, Geometry, Vertex } from './feature.ts'
import { hexColor } from './file-color.ts'
import { extraEntries } from './kept-extra.ts'

export type Drawn = Exclude<Element, Sheet>

export type WrittenFeature = Feature & { readonly kept: object }

/** An element as a feature; undefined where too little is drawn for any shape. */
export function featureOfElement(element: Drawn, sheet: Sheet): WrittenFeature | undefined {
  const geometry = geometryOf(element, sheet)
  if (!geometry) return undefined
  const name = element.kind === 'text' ? element.text : element.name
  const color = 'color' in element && element.color !== undefined ? hexColor(element.color) : undefined
  return {
    geometry,
    name,
    notes: element.kind === 'point' ? element.notes : undefined,
    pointType: element.kind === 'point' ? element.type : undefined,
    photo: element.kind === 'point' ? element.photo : undefined,
    color,
    fillOpacity: 'fillOpacity' in element ? element.fillOpacity : undefined,
    radius: element.kind === 'circle' ? element.radius : undefined,
    // Other programs know of no layer that hides it.
    hidden: isShown(sheet, element) ? element.hidden : true,
    layer: layerOf(sheet, element)?.name,
    ...(element.kind === 'route' && {
      isRoute: true,
      waypoints: element.waypoints.map(({ name, notes }) => ({ name, notes })),
    }),
    kept: keptOf(element),
    others: extraEntries(element.extra, 'features'),
  }
}

/** The element without its positions, which the shape says; those of waypoints tell which is which if somebody adds or removes some. */
function keptOf(element: Drawn): object {
  switch (element.kind) {
    case 'point':
    case 'circle':
    case 'text': {
      const { at: _, order: __, ...kept } = element
      return kept
    }
    case 'line': {
      const { path: _, order: __, ...kept } = element
      return kept
    }
    case 'polygon': {
      const { rings: _, order: __, ...kept } = element
      return kept
    }
    case 'front': {
      const { blue: _, red: __, order: ___, ...kept } = element
      return kept
    }
    case 'route': {
      const { order: _, ...kept } = element
      return kept
    }
  }
}

function geometryOf(element: Drawn, sheet: Sheet): Geometry | undefined {
  switch (element.kind) {
    case 'point':
    case 'circle':
    case 'text':
      return { type: 'point', at: element.at }
    case 'line':
      return lineOf(element.path)
    case 'front': {
      const [blue, red] = [lineOf(element.blue), lineOf(element.red)]
      return blue && red && { type: 'many', parts: [blue, red] }
    }
    case 'polygon': {
      const rings = element.rings.map(openRing)
      // A ring of two positions is no area in any of the formats.
      return rings.every(({ length }) => length >= 3) ? { type: 'polygon', rings } : undefined
    }
    case 'route': {
      const path = routeVertices(element, sheet)
      const [first] = path
      return path.length === 1 && first ? { type: 'point', at: first } : { type: 'line', path }
    }
  }
}

const lineOf = (path: readonly Position[]): Geometry | undefined =>
  path.length < 2 ? undefined : { type: 'line', path }

const openRing = (ring: readonly Position[]): readonly Position[] => {
  const [first] = ring
  const last = ring.at(-1)
  const closed = ring.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]
  return closed ? ring.slice(0, -1) : ring
}

const routeVertices = (route: Route, { units }: Sheet): readonly Vertex[] =>
  route.waypoints.map(({ at, altitude = route.altitude }) =>
    altitude === undefined ? at : [...at, Math.round(altitudeM(units, altitude) * 100) / 100],
  )
