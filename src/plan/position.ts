import * as v from 'valibot'

/**
 * A place on the plan's map: `[x, y]`.
 * Real world: longitude and latitude in degrees (WGS 84). Game map: `lng` and `lat` of the IL-2 Mission Planner's
 * revision 2, in the map's own units, so `lat` runs from the negative minimum up to 0.
 */
export type Position = readonly [x: number, y: number]

const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-1e6), v.maxValue(1e6))

export const positionSchema = v.pipe(v.tuple([coordinate, coordinate]), v.readonly())
