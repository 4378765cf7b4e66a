import Feature from 'ol/Feature.js'
import type Geometry from 'ol/geom/Geometry.js'
import LineString from 'ol/geom/LineString.js'
import Polygon from 'ol/geom/Polygon.js'
import { feature, mesh } from 'topojson-client'
import type { Objects, Topology } from 'topojson-specification'
import { withoutSeams } from './coast.ts'
import type { Plane } from './plane.ts'

export type WorldLayer = 'land' | 'coast' | 'border' | 'lake' | 'river'

/** Land, borders, lakes and rivers: objects without properties. */
export type WorldTopology = Topology<Objects>

type TopologyObject = WorldTopology['objects'][string]

/** The features of one of the base map's files, each with its `layer`. The topology is left as it is. */
export function worldFeatures(plane: Plane, topology: WorldTopology): Feature<Geometry>[] {
  const project = (line: readonly (readonly number[])[]): number[][] =>
    line.map(([lng = 0, lat = 0]) => [...plane.spotOf([lng, lat])])
  const areas = (name: string, layer: WorldLayer): Feature<Geometry>[] =>
    polygonsOf(topology, topology.objects[name]).map(
      (rings) => new Feature({ geometry: new Polygon(rings.map(project)), layer }),
    )
  const lines = (
    paths: readonly (readonly (readonly number[])[])[],
    layer: WorldLayer,
  ): Feature<Geometry>[] =>
    paths.map((path) => new Feature({ geometry: new LineString(project(path)), layer }))
  // Of a mesh, so that neither 180° nor the edges between pieces of land show as coast.
  const { land } = topology.objects
  const coast = land ? withoutSeams(mesh(topology, land, (a, b) => a === b).coordinates) : []
  return [
    ...areas('land', 'land'),
    ...areas('lakes', 'lake'),
    ...lines(linesOf(topology, topology.objects.rivers), 'river'),
    ...lines(linesOf(topology, topology.objects.borders), 'border'),
    ...lines(coast, 'coast'),
  ]
}

function geometriesOf(
  topology: WorldTopology,
  object: TopologyObject | undefined,
): readonly GeoJSON.Geometry[] {
  if (!object) return []
  const features = feature(topology, object)
  return features.type === 'FeatureCollection'
    ? features.features.map((each) => each.geometry)
    : [features.geometry]
}

const polygonsOf = (topology: WorldTopology, object: TopologyObject | undefined): GeoJSON.Position[][][] =>
  geometriesOf(topology, object).flatMap((geometry) => {
    if (geometry.type === 'Polygon') return [geometry.coordinates]
    return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
  })

const linesOf = (topology: WorldTopology, object: TopologyObject | undefined): GeoJSON.Position[][] =>
  geometriesOf(topology, object).flatMap((geometry) => {
    if (geometry.type === 'LineString') return [geometry.coordinates]
    return geometry.type === 'MultiLineString' ? geometry.coordinates : []
  })
