import { sum } from '../bench/statistics.ts'
import type { Footprint } from './footprint.ts'

/** What everybody took of the machine at a time. */
export type Sample = { readonly footprints: ReadonlyMap<string, Footprint> }

export type Growth = {
  readonly name: string
  readonly megabytes: number
  readonly descriptors: number
  /** from the first half of the time to the second; NaN if there is too little to judge by */
  readonly grownMegabytes: number
  readonly grownDescriptors: number
}

/** The first fifth of a run is warming up. */
const WARM_UP = 0.2
const FEWEST_SAMPLES = 10

/** What grew after the warm-up. */
export function growthOf(samples: readonly Sample[]): readonly Growth[] {
  const warm = samples.slice(Math.ceil(samples.length * WARM_UP))
  const names = warm.at(-1)?.footprints.keys() ?? []
  return [...names].map((name) => {
    const points = warm.flatMap(({ footprints }) => footprints.get(name) ?? [])
    return {
      name,
      megabytes: mean(points.map(({ megabytes }) => megabytes)),
      descriptors: mean(points.map(({ descriptors }) => descriptors)),
      grownMegabytes: floorGrowth(points.map(({ megabytes }) => megabytes)),
      grownDescriptors: floorGrowth(points.map(({ descriptors }) => descriptors)),
    }
  })
}

/** A leak is what grows by a quarter and by more than noise. */
export const leaksOf = (growths: readonly Growth[]): readonly string[] =>
  growths.flatMap(({ name, megabytes, descriptors, grownMegabytes, grownDescriptors }) => [
    ...(grownMegabytes > Math.max(32, megabytes / 4)
      ? [`${name} grew by ${grownMegabytes.toFixed(0)} MB`]
      : []),
    ...(grownDescriptors > Math.max(32, descriptors / 4)
      ? [`${name} grew by ${grownDescriptors.toFixed(0)} descriptors`]
      : []),
  ])

const mean = (values: readonly number[]): number => sum(values) / values.length

/** By how much the least of the second half is more than that of the first: a leak lifts the floor, a crowd that comes and goes does not. */
function floorGrowth(values: readonly number[]): number {
  if (values.length < FEWEST_SAMPLES) return Number.NaN
  const middle = values.length >> 1
  return Math.min(...values.slice(middle)) - Math.min(...values.slice(0, middle))
}
