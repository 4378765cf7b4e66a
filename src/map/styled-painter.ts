import { asString } from 'ol/color.js'
import type { Coordinate } from 'ol/coordinate.js'
import type Feature from 'ol/Feature.js'
import type Geometry from 'ol/geom/Geometry.js'
import LineString from 'ol/geom/LineString.js'
import MultiLineString from 'ol/geom/MultiLineString.js'
import MultiPoint from 'ol/geom/MultiPoint.js'
import Point from 'ol/geom/Point.js'
import Polygon from 'ol/geom/Polygon.js'
import CircleImage from 'ol/style/Circle.js'
import type Fill from 'ol/style/Fill.js'
import type Stroke from 'ol/style/Stroke.js'
import type Style from 'ol/style/Style.js'
import type { Frame } from './frame.ts'
import { isInView } from './shape-painter.ts'
import { visibleLine } from './visible-line.ts'

type Pixel = readonly [x: number, y: number]

/** Beyond the picture's edge nothing of a line this far away is seen. */
const marginPx = 40

/**
 * Paints a feature as OpenLayers draws it by a style: lines, areas, dots, words, and renderers of our own. Icons are not
 * painted: they are pictures, and what they show is painted from its own shapes.
 * @param reachPx how far from its place a feature may be seen
 */
export function paintStyled(
  context: CanvasRenderingContext2D,
  frame: Frame,
  feature: Feature<Geometry>,
  style: Style,
  reachPx: number = marginPx,
): void {
  const geometry = style.getGeometryFunction()(feature)
  if (!geometry || !('getFlatCoordinates' in geometry)) return
  for (const shift of frame.shifts) {
    if (!isInView(frame, geometry.getExtent(), shift, Math.max(reachPx, marginPx))) continue
    const pixels = (at: Coordinate): Pixel => frame.pixelOf([at[0] ?? 0, at[1] ?? 0], shift)
    if (style.getRenderer()) paintByRenderer(context, frame, feature, style, pixels)
    else paintGeometry(context, frame, geometry, style, pixels)
  }
}

function paintGeometry(
  context: CanvasRenderingContext2D,
  frame: Frame,
  geometry: unknown,
  style: Style,
  pixels: (at: Coordinate) => Pixel,
): void {
  const lines = linesOf(geometry)
  const [fill, stroke] = [style.getFill(), style.getStroke()]
  if (lines.length > 0 && (fill || stroke)) {
    context.beginPath()
    for (const line of lines) {
      const seen = visibleLine(line.map(pixels), {
        width: frame.width,
        height: frame.height,
        margin: marginPx,
      })
      seen.forEach(([x, y], i) => {
        if (i === 0) context.moveTo(x, y)
        else context.lineTo(x, y)
      })
      if (geometry instanceof Polygon) context.closePath()
    }
    if (geometry instanceof Polygon && setFill(context, fill)) context.fill('evenodd')
    if (setStroke(context, stroke)) context.stroke()
    context.setLineDash([])
  }
  const image = style.getImage()
  const text = style.getText()
  for (const [x, y] of pointsOf(geometry).map(pixels)) {
    if (image instanceof CircleImage) {
      context.beginPath()
      context.arc(x, y, image.getRadius(), 0, 2 * Math.PI)
      if (setFill(context, image.getFill())) context.fill()
      if (setStroke(context, image.getStroke())) context.stroke()
    }
    const words = text?.getText()
    if (!text || typeof words !== 'string') continue
    context.font = text.getFont() ?? context.font
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    const size = Number(/([\d.]+)px/.exec(context.font)?.[1] ?? 12)
    const written = words.split('\n')
    written.forEach((line, i) => {
      const at = y + (text.getOffsetY() ?? 0) + (i - (written.length - 1) / 2) * size * 1.2
      if (setStroke(context, text.getStroke())) context.strokeText(line, x + text.getOffsetX(), at)
      if (setFill(context, text.getFill())) context.fillText(line, x + text.getOffsetX(), at)
    })
  }
}

/** Our own renderers take the pixels of lines. */
function paintByRenderer(
  context: CanvasRenderingContext2D,
  frame: Frame,
  feature: Feature<Geometry>,
  style: Style,
  pixels: (at: Coordinate) => Pixel,
): void {
  const geometry = style.getGeometryFunction()(feature)
  const renderer = style.getRenderer()
  if (!renderer || !(geometry instanceof MultiLineString || geometry instanceof LineString)) return
  const mapped = (line: readonly Coordinate[]): Coordinate[] => line.map((at) => [...pixels(at)])
  const state = {
    ...{ context, feature, geometry, pixelRatio: 1 },
    ...{ resolution: frame.unitsPerPx, rotation: frame.turnRad },
  }
  if (geometry instanceof LineString) renderer(mapped(geometry.getCoordinates()), state)
  else renderer(geometry.getCoordinates().map(mapped), state)
}

function linesOf(geometry: unknown): readonly (readonly Coordinate[])[] {
  if (geometry instanceof LineString) return [geometry.getCoordinates()]
  if (geometry instanceof MultiLineString || geometry instanceof Polygon) return geometry.getCoordinates()
  return []
}

function pointsOf(geometry: unknown): readonly Coordinate[] {
  if (geometry instanceof Point) return [geometry.getCoordinates()]
  return geometry instanceof MultiPoint ? geometry.getCoordinates() : []
}

/** Whether there is anything to fill with. */
function setFill(context: CanvasRenderingContext2D, fill: Fill | null | undefined): boolean {
  const color = colorOf(fill?.getColor())
  if (color !== undefined) context.fillStyle = color
  return color !== undefined
}

function setStroke(context: CanvasRenderingContext2D, stroke: Stroke | null | undefined): boolean {
  const color = colorOf(stroke?.getColor())
  if (!stroke || color === undefined) return false
  context.strokeStyle = color
  context.lineWidth = stroke.getWidth() ?? 1
  context.lineCap = stroke.getLineCap() ?? 'round'
  context.lineJoin = stroke.getLineJoin() ?? 'round'
  context.setLineDash(stroke.getLineDash() ?? [])
  return true
}

function colorOf(color: unknown): string | undefined {
  if (typeof color === 'string') return color
  return Array.isArray(color) ? asString(color) : undefined
}
