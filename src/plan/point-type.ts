/** What a point can be: the ids that IL-2 Mission Planner files use. Any other word is kept and drawn as a marker. */
export const pointTypes = [
  'marker',
  'target',
  'bomb-target',
  'combat',
  'ground-combat',
  'takeoff',
  'landing',
  'base',
  'plane',
  'point',
  're-af',
  're-art',
  're-hq',
  're-motorcade',
  're-point-active',
  're-point',
  're-tanks',
  're-warehouse',
  're-fort',
  'taw-af',
  'taw-arta',
  'taw-bridge',
  'taw-city',
  'taw-def',
  'taw-depo',
  'taw-supply',
  'taw-tank',
  'taw-train',
] as const

export type PointType = (typeof pointTypes)[number]

/** How to draw a point of this type: a word that is not in the list is a marker. */
export const knownPointType = (type: string): PointType =>
  pointTypes.find((known) => known === type) ?? 'marker'
