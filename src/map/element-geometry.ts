import LineString from 'ol/geom/LineString.js'
import MultiLineString from 'ol/geom/MultiLineString.js'
import Point from 'ol/geom/Point.js'
import Polygon from 'ol/geom/Polygon.js'
import type { Spot } from './plane.ts'
import type { Shape } from './shape.ts'

export type ElementGeometry = Point | LineString | MultiLineString | Polygon

export const geometryOf = (shape: Shape): ElementGeometry => {
  if (shape.type === 'spot') return new Point([...shape.at])
  if (shape.type === 'area') return new Polygon(copy(shape.paths))
  const [only, ...others] = shape.paths
  return only && others.length === 0 ? new LineString(only.map(pair)) : new MultiLineString(copy(shape.paths))
}

/** Gives a geometry that is drawn already another shape; false if it is of another type and cannot have it. */
export function reuseGeometry(geometry: ElementGeometry, shape: Shape): boolean {
  if (geometry instanceof Point) {
    if (shape.type !== 'spot') return false
    geometry.setCoordinates([...shape.at])
  } else if (geometry instanceof Polygon) {
    if (shape.type !== 'area') return false
    geometry.setCoordinates(copy(shape.paths))
  } else if (shape.type !== 'lines') {
    return false
  } else if (geometry instanceof LineString) {
    const [only, ...others] = shape.paths
    if (!only || others.length > 0) return false
    geometry.setCoordinates(only.map(pair))
  } else {
    if (shape.paths.length < 2) return false
    geometry.setCoordinates(copy(shape.paths))
  }
  return true
}

const pair = (spot: Spot): number[] => [...spot]

const copy = (paths: readonly (readonly Spot[])[]): number[][][] => paths.map((path) => path.map(pair))
