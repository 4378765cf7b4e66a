import type { Place } from '../plan/place.ts'

/** Longitude, latitude, and where it is known the altitude in metres: not checked yet. */
export type Vertex = readonly unknown[]

export type Geometry =
  | { readonly type: 'point'; readonly at: Vertex }
  | { readonly type: 'line'; readonly path: readonly Vertex[] }
  /** rings are not closed: the first vertex is not repeated */
  | { readonly type: 'polygon'; readonly rings: readonly (readonly Vertex[])[] }
  | { readonly type: 'many'; readonly parts: readonly Geometry[] }

/**
 * What GeoJSON, KML and GPX have in common: one shape with a few things said of it. What is undefined the file does not
 * say (or the format cannot).
 */
export type Feature = {
  readonly geometry: Geometry
  readonly name?: string | undefined
  readonly notes?: string | undefined
  /** of a point: one of `pointTypes` */
  readonly pointType?: string | undefined
  /** of a point: the address of a picture */
  readonly photo?: string | undefined
  /** `#rrggbb` */
  readonly color?: string | undefined
  readonly fillOpacity?: number | undefined
  /** a point with a radius in metres is a circle */
  readonly radius?: unknown
  /** of a feature that is written also where its layer is; false where a file shows it */
  readonly hidden?: boolean | undefined
  /** in a file: its layer is hidden, and not it alone */
  readonly isLayerHidden?: boolean
  /** the layer's name */
  readonly layer?: string | undefined
  /** a line that is flown, or the one position of one */
  readonly isRoute?: boolean
  /** of a route, as long as its path */
  readonly waypoints?: readonly { readonly name?: string | undefined; readonly notes?: string | undefined }[]
  /** Missioncast's own: the element without what stands above; from a file it may be anything */
  readonly kept?: unknown
  /** what else is said, by its names in the file */
  readonly others?: readonly (readonly [string, unknown])[]
}

/** A feature in a file. */
export type FoundFeature = {
  readonly where: Place
  /** the element's id, where it is one */
  readonly id?: string | undefined
  readonly feature: Feature
  /** where it stands in the plan's list, for formats that sort by kind or layer; those without one come last */
  readonly place?: number | undefined
}
