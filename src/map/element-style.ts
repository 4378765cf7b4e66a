import MultiLineString from 'ol/geom/MultiLineString.js'
import MultiPoint from 'ol/geom/MultiPoint.js'
import CircleImage from 'ol/style/Circle.js'
import Fill from 'ol/style/Fill.js'
import Icon from 'ol/style/Icon.js'
import Stroke from 'ol/style/Stroke.js'
import Style from 'ol/style/Style.js'
import Text from 'ol/style/Text.js'
import type { Line, Route } from '../plan/element.ts'
import { arrowPainter, arrowPiece, headPainter } from './arrow.ts'
import { mapFont } from './font.ts'
import { frontPainter } from './front-painter.ts'
import { inkOf, withAlpha } from './ink.ts'
import type { Palette } from './palette.ts'
import { alongLeg } from './path.ts'
import type { DrawnElement, Shape } from './shape.ts'
import { symbolImage } from './symbol-image.ts'
import { textLines, textSizePx } from './text-box.ts'

export type Look = {
  readonly palette: Palette
  readonly pixelRatio: number
  /** a small one of so many that every stroke counts: lines without edges, arrows and dots */
  readonly isPlain: boolean
}

/** How an element of this shape is drawn, without names and marks. */
export function styleOf(element: DrawnElement, shape: Shape, look: Look): Style[] {
  const { palette, pixelRatio } = look
  switch (element.kind) {
    case 'route':
      return routeStyle(element, shape, look)
    case 'line':
      return drawnLineStyle(element, look)
    case 'front':
      return [new Style({ renderer: frontPainter(palette) })]
    case 'circle':
    case 'polygon': {
      const ink = inkOf(element.color, palette.theme)
      return [
        new Style({
          fill: new Fill({ color: withAlpha(ink, element.fillOpacity) }),
          stroke: new Stroke({ color: ink, width: 2 }),
        }),
      ]
    }
    case 'point': {
      const image = symbolImage(element.type, element.color, palette, pixelRatio)
      return [new Style({ image: new Icon({ img: image, scale: 1 / pixelRatio }) })]
    }
    case 'text':
      return [new Style({ text: textStyle(element.text, inkOf(element.color, palette.theme), palette) })]
  }
}

function routeStyle(route: Route, shape: Shape, look: Look): Style[] {
  const { palette } = look
  const ink = inkOf(route.color, palette.theme)
  const line = lineStyle(ink, route.flightPlan && !look.isPlain ? 3 : 2, look)
  if (!route.flightPlan || shape.type !== 'lines' || look.isPlain) return line
  const { stops, legs } = shape
  const pieces = legs.flatMap((leg) => {
    const [from, to] = [alongLeg(leg, arrowPiece.from), alongLeg(leg, arrowPiece.to)]
    return from && to ? [[[...from], [...to]]] : []
  })
  return [
    ...line,
    new Style({ geometry: new MultiLineString(pieces), renderer: arrowPainter(ink) }),
    new Style({ geometry: new MultiPoint(stops.map((stop) => [...stop])), image: dot(ink, palette.halo) }),
  ]
}

function drawnLineStyle({ color, arrow }: Line, look: Look): Style[] {
  const ink = inkOf(color, look.palette.theme)
  const line = lineStyle(ink, 2.5, look)
  // Without its head an arrow says nothing: it has one among many as well.
  return arrow ? [...line, new Style({ renderer: headPainter(ink) })] : line
}

/** A line on a wider one of the paper's colour, which keeps crossing lines apart. */
function lineStyle(ink: string, width: number, { palette, isPlain }: Look): Style[] {
  const line = new Style({ stroke: new Stroke({ color: ink, width }) })
  const edge = new Stroke({ color: withAlpha(palette.halo, 0.75), width: width + 3 })
  return isPlain ? [line] : [new Style({ stroke: edge }), line]
}

const dots = new Map<string, CircleImage>()

/** Waypoints look alike, so they share one picture for each ink. */
function dot(ink: string, halo: string): CircleImage {
  const key = ink + halo
  const known = dots.get(key)
  if (known) return known
  const image = new CircleImage({
    radius: 4.5,
    fill: new Fill({ color: halo }),
    stroke: new Stroke({ color: ink, width: 2.5 }),
  })
  if (dots.size > 200) dots.clear()
  dots.set(key, image)
  return image
}

const textStyle = (text: string, ink: string, palette: Palette): Text =>
  new Text({
    text: textLines(text).join('\n'),
    font: mapFont(600, textSizePx),
    fill: new Fill({ color: ink }),
    // Never rotated: a halo on turned letters costs most of the frame rate.
    stroke: new Stroke({ color: palette.halo, width: 3.5 }),
  })
